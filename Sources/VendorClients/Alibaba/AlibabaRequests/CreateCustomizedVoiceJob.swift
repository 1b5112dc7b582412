/// Reserves the ID of a voice of the basic edition.
public struct CreateCustomizedVoiceJob: AlibabaRequest {
    /// The job's ID, and the voice's.
    public typealias Response = VoiceJobReference

    /// The action.
    public static let operation = "CreateCustomizedVoiceJob"

    /// The voice's ID: 1 to 32 letters and digits, unique among the account's voices.
    public var voiceID: String
    /// The voice's name, at most 32 characters.
    public var voiceName: String?
    /// A description, at most 256 characters.
    public var voiceDescription: String?
    /// The speaker's gender.
    public var gender: VoiceGender
    /// What the voice is for.
    public var scenario: VoiceScenario

    /// A request from its parts.
    public init(
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
    public var parameters: [String: String] {
        var parameters = ["VoiceId": voiceID, "Gender": gender.rawValue, "Scenario": scenario.rawValue]
        parameters["VoiceName"] = voiceName
        parameters["VoiceDesc"] = voiceDescription
        return parameters
    }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] {
        AlibabaParameterRules.voiceID(voiceID)
            + AlibabaParameterRules.length("VoiceName", voiceName, atMost: 32)
            + AlibabaParameterRules.length("VoiceDesc", voiceDescription, atMost: 256)
    }
}
