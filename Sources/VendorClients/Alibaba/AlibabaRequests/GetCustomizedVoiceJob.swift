/// Asks how a job stands.
public struct GetCustomizedVoiceJob: AlibabaRequest {
    /// The job.
    public struct Response: Hashable, Sendable, Decodable {
        /// The job.
        public var job: CustomizedVoiceJob

        private enum CodingKeys: String, CodingKey { case job = "CustomizedVoiceJob" }
    }

    /// The action.
    public static let operation = "GetCustomizedVoiceJob"

    /// The job's ID.
    public var jobID: String

    /// A request for a job.
    public init(jobID: String) { self.jobID = jobID }

    /// The parameters, by the service's names.
    public var parameters: [String: String] { ["JobId": jobID] }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] { AlibabaParameterRules.present("JobId", jobID) }
}
