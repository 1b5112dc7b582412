@testable import VendorClients

/// Deletes a job, as somebody does in the console.
struct DeleteVoiceTrainingJob: HuaweiRequest {
    /// The operation's name.
    static let operation = "DeleteVoiceTrainingJob"

    /// The job's ID.
    var jobID: String
    /// The ID of a third-party user.
    var appUserID: String?

    /// A deletion of a job.
    init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.segment("job_id", jobID, atMost: 64)
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `DELETE …/user/jobs/{job_id}`.
    var call: HuaweiCall {
        HuaweiCall(method: "DELETE", path: ["user", "jobs", jobID], appUserID: appUserID)
    }

    /// Nothing is answered.
    typealias Response = Void
}
