/// A job, and the voice that it makes.
package struct VoiceJobReference: Hashable, Sendable, Decodable {
    /// The job.
    package var jobID: String
    /// The voice; nil where the service does not say it yet.
    package var voiceID: String?

    private enum CodingKeys: String, CodingKey {
        case jobID = "JobId"
        case voiceID = "VoiceId"
    }
}
