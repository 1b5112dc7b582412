import PreflightModel

/// What texts need to know of a recording.
struct SpokenRecording: Sendable {
    let role: String
    let path: RecordingPath
    /// The whole length in seconds.
    let length: Double
    /// How long somebody speaks, in seconds; nil where nobody listened.
    let speech: Estimate?
    /// Whether somebody listened.
    let wasHeard: Bool
    let phones: PhoneRecognition?

    init(_ recording: RoledRecording) {
        role = recording.role
        path = recording.path
        length = recording.measurement.longestDuration.seconds
        speech = recording.measurement.speech?.duration
        wasHeard = recording.measurement.method == .listen
        phones = recording.measurement.phones
    }
}

/// A recording with a text that is to say its words.
struct SpokenText {
    /// Where a text comes from.
    enum Origin: Hashable {
        /// A file in a role of transcripts.
        case file(RecordingPath, role: String)
        case parameter(String)
    }

    let recording: SpokenRecording
    let text: String
    /// Whether it is only the beginning of the text.
    let isCut: Bool
    let origin: Origin

    /// Every recording whose text is given, with that text: from files that are paired by name, and from the parameters
    /// that rules name.
    static func all(profile: Profile, input: CheckInput, recordings: [SpokenRecording]) -> [SpokenText] {
        profile.roles.flatMap { role in
            if let partner = role.transcribes {
                let recordings = recordings.filter { $0.role == partner }
                return paired(recordings, with: input.documents.filter { $0.role == role.name })
            }
            return role.rules.flatMap { rule -> [SpokenText] in
                guard case .words(let condition) = rule.demand, case .parameter(let name) = condition.text,
                    let text = input.parameters[name]
                else { return [] }
                return recordings.filter { $0.role == role.name }.map {
                    SpokenText(recording: $0, text: text, isCut: false, origin: .parameter(name))
                }
            }
        }
    }

    private static func paired(_ recordings: [SpokenRecording], with texts: [CheckInput.Document]) -> [SpokenText] {
        let pairing = TranscriptPairing(recordings: recordings.map(\.path), transcripts: texts.map(\.path))
        return zip(recordings, pairing.transcripts).compactMap { recording, index in
            guard let index, let measured = texts[index].transcript, let text = measured.text else { return nil }
            return SpokenText(
                recording: recording, text: text, isCut: measured.isCut,
                origin: .file(texts[index].path, role: texts[index].role))
        }
    }
}
