/// Asks for fresh addresses to upload to (ShowJobUploadingAddress): where the first ones have expired, and after a
/// failed audit.
public struct HuaweiShowUploadAddresses: HuaweiRequest {
    /// The operation's name.
    public static let operation = "ShowJobUploadingAddress"

    /// The job's ID.
    public var jobID: String

    /// A question for a job.
    public init(jobID: String) { self.jobID = jobID }

    /// What the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = HuaweiMistakes()
        mistakes.segment("job_id", jobID, atMost: 64)
        return mistakes.found
    }

    /// `GET …/user/jobs/{job_id}/uploading-address-url`.
    public var call: HuaweiCall { HuaweiCall(method: "GET", path: ["user", "jobs", jobID, "uploading-address-url"]) }

    /// The addresses, under other names and deeper than in the answer to the creation.
    public struct Answer: Sendable, Decodable {
        /// Where recordings and texts go, one by one.
        public var segments: HuaweiSegmentAddresses?
        /// Where the zip goes, with Content-Type `application/zip`.
        public var trainingData: OBSAddress? { package?.trainingData }
        /// Where the authorization letter goes.
        public var authorizationLetter: OBSAddress?

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
