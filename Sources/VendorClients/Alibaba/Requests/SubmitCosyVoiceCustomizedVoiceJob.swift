/// Clones a voice from one short recording with a CosyVoice model.
///
/// An account has at most 30 such voices in a region. The call has no token that would make a second one harmless.
package struct SubmitCosyVoiceCustomizedVoiceJob: AlibabaRequest {
    /// The job's ID, and the voice's.
    package typealias Response = VoiceJobReference

    /// The action.
    package static let operation = "SubmitCosyVoiceCustomizedVoiceJob"

    /// The media ID of the recording, exactly one.
    package var audio: String
    /// The voice's name, at most 32 characters.
    package var voiceName: String?
    /// The speaker's gender.
    package var gender: VoiceGender?
    /// The model; nil for the service's own choice.
    package var model: CosyVoiceModel?
    /// Where a sample of the voice goes, a public OSS address; nil for none.
    package var demoAudioMediaURL: String?

    /// A request from its parts.
    package init(
        audio: String, voiceName: String? = nil, gender: VoiceGender? = nil, model: CosyVoiceModel? = nil,
        demoAudioMediaURL: String? = nil
    ) {
        self.audio = audio
        self.voiceName = voiceName
        self.gender = gender
        self.model = model
        self.demoAudioMediaURL = demoAudioMediaURL
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        var parameters = ["Audios": audio]
        parameters["VoiceName"] = voiceName
        parameters["Gender"] = gender?.rawValue
        parameters["Model"] = model?.rawValue
        parameters["DemoAudioMediaURL"] = demoAudioMediaURL
        return parameters
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = AlibabaParameterRules.present("Audios", audio)
        if audio.contains(",") {
            mistakes.append(RequestMistake("Audios", "Audios has a comma in it, but exactly one media ID is accepted"))
        }
        mistakes += AlibabaParameterRules.length("VoiceName", voiceName, atMost: 32)
        return mistakes + AlibabaParameterRules.demoAudio(demoAudioMediaURL)
    }
}
