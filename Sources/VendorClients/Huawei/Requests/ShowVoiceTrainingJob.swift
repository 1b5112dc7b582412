/// Asks how a job stands (ShowVoiceTrainingJob).
package struct ShowVoiceTrainingJob: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ShowVoiceTrainingJob"

    /// The job's ID.
    package var jobID: String
    /// The ID of a third-party user.
    package var appUserID: String?

    /// A question for a job.
    package init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}`.
    package var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "jobs", jobID], appUserID: appUserID) }

    /// How the job stands.
    package typealias Response = HuaweiJob
}
