/// Asks how a task of the last three days is (tencentcloud.com document/api/266/34129).
package struct DescribeTaskDetail: TencentRequest {
    /// 100 requests a second.
    package static let operation = TencentOperation("DescribeTaskDetail", requestsPerSecond: 100)

    /// The task.
    package var taskID: String
    /// The VOD application.
    package var subAppID: Int64

    /// A request from its parts.
    package init(taskID: String, subAppID: Int64) {
        self.taskID = taskID
        self.subAppID = subAppID
    }

    private enum CodingKeys: String, CodingKey {
        case taskID = "TaskId"
        case subAppID = "SubAppId"
    }

    /// Everything that the documents forbid.
    package var mistakes: [RequestMistake] {
        TencentParameterRules.required("TaskId", taskID, "the task to look at")
            + TencentParameterRules.application(subAppID)
    }

    /// How the task is.
    package struct Response: Decodable, Hashable, Sendable {
        /// The kind of task; `CreateAigcAudioClone` for a cloned voice.
        package var taskType: String?
        /// How far the task is; `FINISH` says nothing of success.
        package var status: TencentTaskStatus
        /// When it was made, ISO 8601.
        package var createTime: String?
        /// When work on it began, ISO 8601.
        package var beginProcessTime: String?
        /// When it was over, ISO 8601.
        package var finishTime: String?
        /// The details of a cloned voice; nil for other tasks, and perhaps while it waits.
        package var clone: AigcAudioCloneTask?
        /// The vendor's number for the request.
        package var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case taskType = "TaskType"
            case status = "Status"
            case createTime = "CreateTime"
            case beginProcessTime = "BeginProcessTime"
            case finishTime = "FinishTime"
            case clone = "CreateAigcAudioCloneTask"
            case requestID = "RequestId"
        }

        /// Whether the voice is there: both states are FINISH, no code is set, and the new voice is named.
        package var isSuccess: Bool {
            guard let clone else { return false }
            return status == .finish && clone.isSuccess
        }
    }
}
