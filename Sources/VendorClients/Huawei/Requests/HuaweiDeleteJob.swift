/// Deletes a job (DeleteVoiceTrainingJob).
package struct HuaweiDeleteJob: HuaweiRequest {
    /// The operation's name.
    package static let operation = "DeleteVoiceTrainingJob"

    /// The job's ID.
    package var jobID: String
    /// The ID of a third-party user.
    package var appUserID: String?

    /// A deletion of a job.
    package init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `DELETE …/user/jobs/{job_id}`.
    package var call: HuaweiCall {
        HuaweiCall(method: "DELETE", path: ["user", "jobs", jobID], appUserID: appUserID)
    }

    /// Nothing is answered.
    package typealias Answer = Void
}
