import PreflightModel

/// Lists what was done with a job, and by whom (ListJobOperationLog).
package struct HuaweiListOperations: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ListJobOperationLog"

    /// The job's ID.
    package var jobID: String
    /// How many entries to pass over.
    package var offset: Int64?
    /// How many to answer, 1 to 100.
    package var limit: Int64?

    /// A question for a job.
    package init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.number("offset", offset, 0...Int64(Int32.max))
        mistakes.number("limit", limit, 1...100)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}/op-logs`.
    package var call: HuaweiCall {
        HuaweiCall(
            method: "GET", path: ["user", "jobs", jobID, "op-logs"],
            query: ["offset": offset.map(String.init), "limit": limit.map(String.init)])
    }

    /// What was done, in the service's order.
    package struct Answer: Hashable, Sendable, Decodable {
        /// The entries.
        package var operations: [Entry]
    }

    /// One thing that was done.
    package struct Entry: Hashable, Sendable, Decodable {
        /// When, as it came: the unit is not documented.
        package var time: Int64?
        /// What, as in `COMMIT_JOB`, as it came.
        package var action: HuaweiAction
        /// `USER`, `ADMIN` or `SYSTEM`, as it came.
        package var `operator`: String?
    }
}

/// What was done with a job, as it came.
package struct HuaweiAction: OpenVocabulary {
    /// The name.
    package let rawValue: String
    /// An action by its name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The job was created.
    package static let create: HuaweiAction = "CREATE_JOB"
    /// The job was committed.
    package static let commit: HuaweiAction = "COMMIT_JOB"
}
