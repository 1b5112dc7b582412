/// Has the service judge the recording of one sentence; a recording that passes is kept for the training.
public struct DetectAudioForCustomizedVoiceJob: AlibabaRequest {
    /// The service's judgement, at once. A refusal comes as a success whose `hasPassed` is false.
    public struct Response: Hashable, Sendable, Decodable {
        /// Whether the recording serves for the training.
        public var hasPassed: Bool
        /// Why not, in the service's words, such as 发音错误; nil or empty where it has passed.
        public var reason: String?

        private enum CodingKeys: String, CodingKey {
            case hasPassed = "Pass"
            case reason = "Reason"
        }
    }

    /// The action.
    public static let operation = "DetectAudioForCustomizedVoiceJob"

    /// The voice's ID, as it was created.
    public var voiceID: String
    /// The address of the recording in a bucket of the account, in the region of the service.
    public var recordURL: String
    /// The sentence's number, the `AudioId` of the demonstration.
    public var audioRecordID: Int64

    /// A request from its parts.
    public init(voiceID: String, recordURL: String, audioRecordID: Int64) {
        self.voiceID = voiceID
        self.recordURL = recordURL
        self.audioRecordID = audioRecordID
    }

    /// The parameters, by the service's names.
    public var parameters: [String: String] {
        ["VoiceId": voiceID, "RecordUrl": recordURL, "AudioRecordId": "\(audioRecordID)"]
    }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] {
        var mistakes = AlibabaParameterRules.voiceID(voiceID)
        if recordURL.wholeMatch(of: /(?i)https?:\/\/[^\/?#\s]+\/[^\s]+/) == nil {
            mistakes.append(RequestMistake("RecordUrl", "RecordUrl must be the address of an object in your bucket"))
        }
        return mistakes
    }
}
