/// Lists the tasks of the last 72 hours, a page at a time: the way to a task whose number was lost (DescribeTasksRequest
/// in the vendor's SDKs).
public struct DescribeTasks: TencentRequest {
    /// 100 requests a second.
    public static let operation = TencentOperation("DescribeTasks", requestsPerSecond: 100)

    /// The VOD application.
    public var subAppID: Int64
    /// Only tasks in this state.
    public var status: TencentTaskStatus?
    /// Only tasks on this media file.
    public var fileID: String?
    /// How many at most, 1 to 100; 10 without it.
    public var limit: Int?
    /// Where the page before ended.
    public var scrollToken: String?

    /// A request from its parts.
    public init(
        subAppID: Int64, status: TencentTaskStatus? = nil, fileID: String? = nil, limit: Int? = nil,
        scrollToken: String? = nil
    ) {
        self.subAppID = subAppID
        self.status = status
        self.fileID = fileID
        self.limit = limit
        self.scrollToken = scrollToken
    }

    private enum CodingKeys: String, CodingKey {
        case subAppID = "SubAppId"
        case status = "Status"
        case fileID = "FileId"
        case limit = "Limit"
        case scrollToken = "ScrollToken"
    }

    /// Everything that the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = TencentParameterChecks.application(subAppID)
        if let limit, !(1...100).contains(limit) {
            mistakes.append(RequestMistake("Limit", TencentWords.outside(limit, 1...100)))
        }
        return mistakes
    }

    /// One page of tasks.
    public struct Answer: Decodable, Hashable, Sendable {
        /// The tasks of this page.
        public var tasks: [TencentTaskSummary]
        /// Where the next page begins; empty or missing on the last.
        public var scrollToken: String?
        /// The vendor's number for the request.
        public var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case tasks = "TaskSet"
            case scrollToken = "ScrollToken"
            case requestID = "RequestId"
        }
    }
}

/// `TaskSimpleInfo`: one task of a list.
public struct TencentTaskSummary: Decodable, Hashable, Sendable {
    /// The task.
    public var taskID: String
    /// How far it is.
    public var status: TencentTaskStatus?
    /// The kind of task.
    public var taskType: String?
    /// When it was made, ISO 8601.
    public var createTime: String?
    /// What its request was marked with.
    public var sessionID: String?
    /// What its request passed through.
    public var sessionContext: String?

    private enum CodingKeys: String, CodingKey {
        case taskID = "TaskId"
        case status = "Status"
        case taskType = "TaskType"
        case createTime = "CreateTime"
        case sessionID = "SessionId"
        case sessionContext = "SessionContext"
    }
}
