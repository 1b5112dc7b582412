/// Lists the tasks of the last 72 hours, a page at a time: the way to a task whose number was lost (DescribeTasksRequest
/// in the vendor's SDKs).
package struct DescribeTasks: TencentRequest {
    /// 100 requests a second.
    package static let operation = TencentOperation("DescribeTasks", requestsPerSecond: 100)

    /// The VOD application.
    package var subAppID: Int64
    /// Only tasks in this state.
    package var status: TencentTaskStatus?
    /// Only tasks on this media file.
    package var fileID: String?
    /// How many at most, 1 to 100; 10 without it.
    package var limit: Int?
    /// Where the page before ended.
    package var scrollToken: String?

    /// A request from its parts.
    package init(
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
    package var mistakes: [RequestMistake] {
        var mistakes = TencentParameterRules.application(subAppID)
        if let limit, !(1...100).contains(limit) {
            mistakes.append(RequestMistake("Limit", TencentWords.outside(limit, 1...100)))
        }
        return mistakes
    }

    /// One page of tasks.
    package struct Response: Decodable, Hashable, Sendable {
        /// The tasks of this page.
        package var tasks: [TencentTaskSummary]
        /// Where the next page begins; empty or missing on the last.
        package var scrollToken: String?
        /// The vendor's number for the request.
        package var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case tasks = "TaskSet"
            case scrollToken = "ScrollToken"
            case requestID = "RequestId"
        }
    }
}

/// `TaskSimpleInfo`: one task of a list.
package struct TencentTaskSummary: Decodable, Hashable, Sendable {
    /// The task.
    package var taskID: String
    /// How far it is.
    package var status: TencentTaskStatus?
    /// The kind of task.
    package var taskType: String?
    /// When it was made, ISO 8601.
    package var createTime: String?
    /// What its request was marked with.
    package var sessionID: String?
    /// What its request passed through.
    package var sessionContext: String?

    private enum CodingKeys: String, CodingKey {
        case taskID = "TaskId"
        case status = "Status"
        case taskType = "TaskType"
        case createTime = "CreateTime"
        case sessionID = "SessionId"
        case sessionContext = "SessionContext"
    }
}
