/// Hands a job whose files are uploaded over to audit and training (CommitVoiceTrainingJob): this spends the user's
/// quota.
public struct HuaweiCommitJob: HuaweiRequest {
    /// The operation's name.
    public static let operation = "CommitVoiceTrainingJob"

    /// The job's ID.
    public var jobID: String
    /// What is said about the voice again; nil keeps what the job was created with.
    public var details: HuaweiTrainingDetails?
    /// The ID of a third-party user.
    public var appUserID: String?

    /// A commit of a job.
    public init(jobID: String, details: HuaweiTrainingDetails? = nil) {
        self.jobID = jobID
        self.details = details
    }

    /// What the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        details?.addMistakes(to: &mistakes)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `POST …/user/jobs/{job_id}`, without a body where nothing is said again.
    public var call: HuaweiCall {
        HuaweiCall(
            method: "POST", path: ["user", "jobs", jobID], body: details.map { HuaweiCall.json($0) } ?? .none,
            appUserID: appUserID)
    }

    /// Nothing is answered.
    public typealias Answer = Void
}
