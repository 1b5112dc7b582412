/// Deletes a job (DeleteVoiceTrainingJob).
public struct HuaweiDeleteJob: HuaweiRequest {
    /// The operation's name.
    public static let operation = "DeleteVoiceTrainingJob"

    /// The job's ID.
    public var jobID: String
    /// The ID of a third-party user.
    public var appUserID: String?

    /// A deletion of a job.
    public init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `DELETE …/user/jobs/{job_id}`.
    public var call: HuaweiCall {
        HuaweiCall(method: "DELETE", path: ["user", "jobs", jobID], appUserID: appUserID)
    }

    /// Nothing is answered.
    public typealias Answer = Void
}
