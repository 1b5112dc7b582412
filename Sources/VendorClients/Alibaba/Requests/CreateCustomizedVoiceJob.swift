/// Reserves the ID of a voice of the basic edition.
package struct CreateCustomizedVoiceJob: AlibabaRequest {
    /// The job's ID, and the voice's.
    package typealias Response = VoiceJobReference

    /// The action.
    package static let operation = "CreateCustomizedVoiceJob"

    /// The voice's ID: 1 to 32 letters and digits, unique among the account's voices.
    package var voiceID: String
    /// The voice's name, at most 32 characters.
    package var voiceName: String?
    /// A description, at most 256 characters.
    package var voiceDescription: String?
    /// The speaker's gender.
    package var gender: VoiceGender
    /// What the voice is for.
    package var scenario: VoiceScenario

    /// A request from its parts.
    package init(
        voiceID: String, voiceName: String? = nil, voiceDescription: String? = nil, gender: VoiceGender,
        scenario: VoiceScenario
    ) {
        self.voiceID = voiceID
        self.voiceName = voiceName
        self.voiceDescription = voiceDescription
        self.gender = gender
        self.scenario = scenario
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        var parameters = ["VoiceId": voiceID, "Gender": gender.rawValue, "Scenario": scenario.rawValue]
        parameters["VoiceName"] = voiceName
        parameters["VoiceDesc"] = voiceDescription
        return parameters
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        AlibabaParameterRules.voiceID(voiceID)
            + AlibabaParameterRules.length("VoiceName", voiceName, atMost: 32)
            + AlibabaParameterRules.length("VoiceDesc", voiceDescription, atMost: 256)
    }
}
