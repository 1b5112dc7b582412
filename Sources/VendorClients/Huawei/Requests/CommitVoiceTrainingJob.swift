/// Hands a job whose files are uploaded over to audit and training (CommitVoiceTrainingJob): this spends the user's
/// quota.
package struct CommitVoiceTrainingJob: HuaweiRequest {
    /// The operation's name.
    package static let operation = "CommitVoiceTrainingJob"

    /// The job's ID.
    package var jobID: String
    /// What is said about the voice again; nil keeps what the job was created with.
    package var details: HuaweiTrainingDetails?
    /// The ID of a third-party user.
    package var appUserID: String?

    /// A commit of a job.
    package init(jobID: String, details: HuaweiTrainingDetails? = nil) {
        self.jobID = jobID
        self.details = details
    }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.segment("job_id", jobID, atMost: 64)
        details?.addMistakes(to: &mistakes)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `POST …/user/jobs/{job_id}`, without a body where nothing is said again.
    package var call: HuaweiCall {
        HuaweiCall(
            method: "POST", path: ["user", "jobs", jobID], body: details.map { HuaweiCall.json($0) } ?? .none,
            appUserID: appUserID)
    }

    /// Nothing is answered.
    package typealias Response = Void
}
