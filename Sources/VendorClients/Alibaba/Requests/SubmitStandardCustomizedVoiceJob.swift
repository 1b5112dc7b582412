/// Starts the training of a voice of the standard edition (大众版).
///
/// The call has no token that would make a second one harmless: after a lost answer, look into the list of jobs.
package struct SubmitStandardCustomizedVoiceJob: AlibabaRequest {
    /// The job's ID; the voice's own comes with the job when it is done.
    package struct Response: Hashable, Sendable, Decodable {
        /// The job.
        package var jobID: String

        private enum CodingKeys: String, CodingKey { case jobID = "JobId" }
    }

    /// The action.
    package static let operation = "SubmitStandardCustomizedVoiceJob"

    /// The voice's name, at most 32 characters.
    package var voiceName: String
    /// The speaker's gender.
    package var gender: VoiceGender
    /// The media ID of the statement of consent, read by the same speaker.
    package var authentication: String
    /// The media IDs of the recordings to train with: 15 to 30 minutes together, each longer than 1 minute.
    package var audios: [String]
    /// Where a sample of the voice goes, a public OSS address; nil for none.
    package var demoAudioMediaURL: String?

    /// A request from its parts.
    package init(
        voiceName: String, gender: VoiceGender, authentication: String, audios: [String],
        demoAudioMediaURL: String? = nil
    ) {
        self.voiceName = voiceName
        self.gender = gender
        self.authentication = authentication
        self.audios = audios
        self.demoAudioMediaURL = demoAudioMediaURL
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        var parameters = [
            "VoiceName": voiceName, "Gender": gender.rawValue, "Authentication": authentication,
            "Audios": audios.joined(separator: ","),
        ]
        parameters["DemoAudioMediaURL"] = demoAudioMediaURL
        return parameters
    }

    /// All that the documents forbid. They mark no parameter as required; a job without one of the first four would
    /// fail after its training began, so all four are.
    package var mistakes: [RequestMistake] {
        var mistakes = AlibabaParameterRules.present("VoiceName", voiceName)
        mistakes += AlibabaParameterRules.length("VoiceName", voiceName, atMost: 32)
        mistakes += AlibabaParameterRules.present("Authentication", authentication)
        if audios.isEmpty {
            mistakes.append(RequestMistake("Audios", "Audios is empty: give the recordings' media IDs"))
        }
        if audios.contains(where: { $0.isEmpty || $0.contains(",") }) {
            mistakes.append(RequestMistake("Audios", "Audios holds a media ID that is empty or has a comma in it"))
        }
        if Set(audios).count < audios.count {
            mistakes.append(RequestMistake("Audios", "Audios names a recording twice: name each once"))
        }
        return mistakes + AlibabaParameterRules.demoAudio(demoAudioMediaURL)
    }
}
