/// Has the service judge the recording of one sentence; a recording that passes is kept for the training.
package struct DetectAudioForCustomizedVoiceJob: AlibabaRequest {
    /// The service's judgement, at once. A refusal comes as a success whose `hasPassed` is false.
    package struct Response: Hashable, Sendable, Decodable {
        /// Whether the recording serves for the training.
        package var hasPassed: Bool
        /// Why not, in the service's words, such as 发音错误; nil or empty where it has passed.
        package var reason: String?

        private enum CodingKeys: String, CodingKey {
            case hasPassed = "Pass"
            case reason = "Reason"
        }
    }

    /// The action.
    package static let operation = "DetectAudioForCustomizedVoiceJob"

    /// The voice's ID, as it was created.
    package var voiceID: String
    /// The address of the recording in a bucket of the account, in the region of the service.
    package var recordURL: String
    /// The sentence's number, the `AudioId` of the demonstration.
    package var audioRecordID: Int64

    /// A request from its parts.
    package init(voiceID: String, recordURL: String, audioRecordID: Int64) {
        self.voiceID = voiceID
        self.recordURL = recordURL
        self.audioRecordID = audioRecordID
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        ["VoiceId": voiceID, "RecordUrl": recordURL, "AudioRecordId": "\(audioRecordID)"]
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = AlibabaParameterRules.voiceID(voiceID)
        if recordURL.wholeMatch(of: /(?i)https?:\/\/[^\/?#\s]+\/[^\s]+/) == nil {
            mistakes.append(RequestMistake("RecordUrl", "RecordUrl must be the address of an object in your bucket"))
        }
        return mistakes
    }
}
