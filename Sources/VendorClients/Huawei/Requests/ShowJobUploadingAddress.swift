/// Asks for fresh addresses to upload to (ShowJobUploadingAddress): where the first ones have expired, and after a
/// failed audit.
package struct ShowJobUploadingAddress: HuaweiRequest {
    /// The operation's name.
    package static let operation = "ShowJobUploadingAddress"
    /// Whoever has the addresses may write there.
    package static let respondsWithSecrets = true

    /// The job's ID.
    package var jobID: String

    /// A question for a job.
    package init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        mistakes.segment("job_id", jobID, atMost: 64)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}/uploading-address-url`.
    package var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "jobs", jobID, "uploading-address-url"]) }

    /// The addresses, under other names and deeper than in the answer to the creation.
    package struct Response: Sendable, Decodable {
        /// Where recordings and texts go, one by one.
        package var segments: HuaweiSegmentAddresses?
        /// Where the zip goes, with Content-Type `application/zip`.
        package var trainingData: OBSAddress? { package?.trainingData }
        /// Where the authorization letter goes.
        package var authorizationLetter: OBSAddress?

        private var package: Package?

        private struct Package: Decodable {
            var trainingData: OBSAddress?
            enum CodingKeys: String, CodingKey { case trainingData = "training_data_uploading_url" }
        }

        enum CodingKeys: String, CodingKey {
            case segments = "segment_url"
            case package = "package_url"
            case authorizationLetter = "authorization_letter_uploading_url"
        }
    }
}
