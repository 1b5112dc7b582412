/// A job, and the voice that it makes.
public struct VoiceJobReference: Hashable, Sendable, Decodable {
    /// The job.
    public var jobID: String
    /// The voice; nil where the service does not say it yet.
    public var voiceID: String?

    private enum CodingKeys: String, CodingKey {
        case jobID = "JobId"
        case voiceID = "VoiceId"
    }
}
