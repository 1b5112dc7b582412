/// Asks how a job stands.
package struct GetCustomizedVoiceJob: AlibabaRequest {
    /// The job.
    package struct Response: Hashable, Sendable, Decodable {
        /// The job.
        package var job: CustomizedVoiceJob

        private enum CodingKeys: String, CodingKey { case job = "CustomizedVoiceJob" }
    }

    /// The action.
    package static let operation = "GetCustomizedVoiceJob"

    /// The job's ID.
    package var jobID: String

    /// A request for a job.
    package init(jobID: String) { self.jobID = jobID }

    /// The parameters, by the service's names.
    package var parameters: [String: String] { ["JobId": jobID] }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] { AlibabaParameterRules.present("JobId", jobID) }
}
