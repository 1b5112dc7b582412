public import PreflightModel

/// Lists what was done with a job, and by whom (ListJobOperationLog).
public struct HuaweiListOperations: HuaweiRequest {
    /// The operation's name.
    public static let operation = "ListJobOperationLog"

    /// The job's ID.
    public var jobID: String
    /// How many entries to pass over.
    public var offset: Int64?
    /// How many to answer, 1 to 100.
    public var limit: Int64?

    /// A question for a job.
    public init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.number("offset", offset, 0...Int64(Int32.max))
        mistakes.number("limit", limit, 1...100)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}/op-logs`.
    public var call: HuaweiCall {
        HuaweiCall(
            method: "GET", path: ["user", "jobs", jobID, "op-logs"],
            query: ["offset": offset.map(String.init), "limit": limit.map(String.init)])
    }

    /// What was done, in the service's order.
    public struct Answer: Hashable, Sendable, Decodable {
        /// The entries.
        public var operations: [Entry]
    }

    /// One thing that was done.
    public struct Entry: Hashable, Sendable, Decodable {
        /// When, as it came: the unit is not documented.
        public var time: Int64?
        /// What, as in `COMMIT_JOB`, as it came.
        public var action: HuaweiAction
        /// `USER`, `ADMIN` or `SYSTEM`, as it came.
        public var `operator`: String?
    }
}

/// What was done with a job, as it came.
public struct HuaweiAction: OpenVocabulary {
    /// The name.
    public let rawValue: String
    /// An action by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The job was created.
    public static let create: HuaweiAction = "CREATE_JOB"
    /// The job was committed.
    public static let commit: HuaweiAction = "COMMIT_JOB"
}
