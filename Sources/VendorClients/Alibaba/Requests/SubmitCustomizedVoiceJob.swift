/// Starts the training of a voice of the basic edition (基础版) with the recordings that were detected for its ID.
package struct SubmitCustomizedVoiceJob: AlibabaRequest {
    /// The job's ID, and the voice's.
    package typealias Response = VoiceJobReference

    /// The action.
    package static let operation = "SubmitCustomizedVoiceJob"

    /// The voice's ID, the one that the recordings were detected with.
    package var voiceID: String
    /// Where a sample of the voice goes, a public OSS address; nil for none.
    package var demoAudioMediaURL: String?

    /// A request from its parts.
    package init(voiceID: String, demoAudioMediaURL: String? = nil) {
        self.voiceID = voiceID
        self.demoAudioMediaURL = demoAudioMediaURL
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        var parameters = ["VoiceId": voiceID]
        parameters["DemoAudioMediaURL"] = demoAudioMediaURL
        return parameters
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        AlibabaParameterRules.voiceID(voiceID) + AlibabaParameterRules.demoAudio(demoAudioMediaURL)
    }
}
