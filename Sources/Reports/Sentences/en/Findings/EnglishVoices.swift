import PreflightModel

extension EnglishFindings {
    /// What rules say of voices.
    static func ofVoices(_ finding: Finding) -> Sentence? {
        let words = EnglishVoices(finding)
        return switch finding.code {
        case .sameSpeaker: Sentence("sounds like the speaker of \(words.other), with \(words.similarity)")
        case .sameSpeakerDifferent:
            Sentence(
                "sounds like another speaker than \(words.other), with \(words.similarity), but \(finding.profileName) "
                    + "\(finding.asksFor) the same speaker",
                "Listen to both, and give recordings of one person.")
        case .sameSpeakerUnsure:
            Sentence(
                "may or may not be the speaker of \(words.other), with \(words.similarity)\(words.obstacle) "
                    + "(limit of \(finding.profileName): the same speaker)",
                words.remedyOfDoubt)
        case .sameSpeakerUnknown:
            Sentence(
                "whether the speaker is that of \(words.otherRole) is unknown\(words.recordings), since \(words.reason) "
                    + "(limit of \(finding.profileName): the same speaker)", words.remedyOfReason)
        case .oneSpeaker: Sentence("sounds like one speaker")
        case .oneSpeakerSeveral:
            Sentence(
                "\(words.several), but \(finding.profileName) \(finding.asksFor) one speaker",
                "Cut out what others say, or record again with one speaker.")
        case .oneSpeakerOther:
            Sentence(
                "\(words.otherThanTheRest), but \(finding.profileName) \(finding.asksFor) one speaker",
                EnglishVoices.leaveOut)
        case .oneSpeakerMixed:
            Sentence(
                "\(words.mixed), but \(finding.profileName) \(finding.asksFor) one speaker", EnglishVoices.chooseOne)
        case .oneSpeakerUnsure:
            Sentence(
                "\(words.doubt) (limit of \(finding.profileName): one speaker)", words.remedyOfDoubt)
        case .oneSpeakerUnknown:
            Sentence(
                "whether there is one speaker is unknown\(words.recordings), since \(words.reason) "
                    + "(limit of \(finding.profileName): one speaker)", words.remedyOfReason)
        default: nil
        }
    }
}

/// The words for whose voice it is.
struct EnglishVoices {
    static let leaveOut = "Listen to it, and leave it out if it is somebody else."
    static let chooseOne = "Send the recordings of one speaker."

    private let finding: Finding

    init(_ finding: Finding) { self.finding = finding }

    /// "a similarity of 0.81 (12.3 s and 64.0 s of speech compared)".
    var similarity: String {
        guard let value = finding.facts["similarity"]?.number else { return "an unknown similarity" }
        let text = "a similarity of \(EnglishAmounts.decimal(value, places: 2))"
        guard let one = seconds("speechMilliseconds"), let other = seconds("otherSpeechMilliseconds") else {
            return text
        }
        return "\(text) (\(EnglishAmounts.seconds(one)) and \(EnglishAmounts.seconds(other)) of speech compared)"
    }

    private func seconds(_ fact: String) -> Double? { finding.facts[fact]?.integer.map { Double($0) / 1000 } }

    /// "material.wav", "the 20 recordings of material".
    var other: String {
        if let path = finding.facts["other"]?.text { return path }
        let count = finding.facts["otherRecordings"]?.integer ?? 0
        guard count > 1 else { return "the recording of \(otherRole)" }
        return "the \(EnglishAmounts.counted(count, "recording", "recordings")) of \(otherRole)"
    }

    var otherRole: String { finding.limit?.facts["as"]?.text ?? "another role" }

    /// "2 voices are heard; somebody else speaks at 0:12.000 to 0:16.000".
    var several: String {
        let count = finding.facts["voices"]?.integer ?? 2
        let places = finding.places
        guard !places.isEmpty else { return "\(EnglishAmounts.grouped(count)) voices are heard" }
        let shown = places.prefix(3).map(EnglishFindings.place).joined(separator: "; ")
        let more = places.count > 3 ? "; and elsewhere" : ""
        return "\(EnglishAmounts.grouped(count)) voices are heard; somebody else speaks at \(shown)\(more)"
    }

    /// "sounds like another speaker than 19 other recordings, with a similarity of …".
    var otherThanTheRest: String {
        let count = finding.facts["otherRecordings"]?.integer ?? 0
        let others = EnglishAmounts.counted(count, "other recording", "other recordings")
        return "sounds like another speaker than \(others), with \(similarity)"
    }

    /// "2 speakers are heard: 10 recordings such as 1.wav, and 10 such as 2.wav".
    var mixed: String {
        let count = finding.facts["voices"]?.integer ?? 2
        return "\(EnglishAmounts.grouped(count)) speakers are heard\(groups.isEmpty ? "" : ": \(groups)")"
    }

    private var groups: String {
        let sizes = (finding.facts["sizes"]?.list ?? []).compactMap { Int64($0) }
        let examples = finding.facts["examples"]?.list ?? []
        let parts = zip(sizes, examples).prefix(4).map { size, example in
            size == 1 ? example : "\(EnglishAmounts.grouped(size)) recordings such as \(example)"
        }
        return Words.list(Array(parts))
    }

    /// What makes it doubtful that there is one speaker.
    var doubt: String {
        if finding.facts["otherRecordings"] != nil {
            return "may or may not be the speaker of the other recordings, with \(similarity)\(obstacle)"
        }
        return "there may be more than one speaker, with \(similarity) between \(groups)"
    }

    /// Why nobody can tell for sure.
    var obstacle: String {
        if finding.facts["narrowBand"]?.text == "true" { return ", since one voice comes through a narrow band" }
        let least = ["speechMilliseconds", "otherSpeechMilliseconds"].compactMap { seconds($0) }.min()
        guard let least, least < VoiceLimits.leastSpeech else { return "" }
        return ", since there is too little speech"
    }

    var remedyOfDoubt: String { "Listen, and compare the voices yourself." }

    var reason: String {
        finding.facts["reason"]?.text == "little-speech"
            ? "there is too little speech to tell a voice" : "no voices were heard"
    }

    var remedyOfReason: String {
        finding.facts["reason"]?.text == "little-speech"
            ? "Record a few seconds more."
            : "Check the recordings themselves with --depth listen; measurements and reports never hold a voice."
    }

    /// " in 3 recordings".
    var recordings: String {
        finding.facts["recordings"]?.integer.map {
            " for \(EnglishAmounts.counted($0, "recording", "recordings"))"
        } ?? ""
    }
}
