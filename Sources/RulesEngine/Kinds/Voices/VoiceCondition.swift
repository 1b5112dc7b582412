package import PreflightModel

/// What a rule demands of the voices in recordings.
///
/// What cannot be told is open with a warning, and what was not heard is open as a note, whatever the rule's severity: a voice is
/// biometric data, so no document of measurements has one, and whoever checks from documents can do nothing about it.
package enum VoiceCondition: Hashable, Sendable {
    /// `sameSpeaker: {as: ROLE}`: the voice is that of the recordings in another role.
    case sameSpeaker(as: String)
    /// `oneSpeaker: true`: all speech in the recordings of the role is of one voice.
    case oneSpeaker

    /// Why voices cannot be compared; a fact, which sentences put into words.
    enum Reason: String {
        /// Voices were not heard, or are no longer known.
        case unheard
        /// There is too little speech.
        case littleSpeech = "little-speech"

        var fact: Fact { .text(rawValue) }
    }

    /// What is allowed.
    package var limit: RuleLimit {
        switch self {
        case .sameSpeaker(let role): RuleLimit(kind: RuleLimit.sameSpeakerKind, facts: ["as": .text(role)])
        case .oneSpeaker: RuleLimit(kind: RuleLimit.oneSpeakerKind)
        }
    }

    /// Judges a voice beside the one that it has to be.
    ///
    /// - Parameter count: How many recordings that one is known from.
    func judge(_ comparison: VoiceComparison, from count: Int = 1) -> Judgement {
        let facts = comparison.facts.merging(["otherRecordings": .integer(Int64(count))]) { $1 }
        let codes: (same: FindingCode, unsure: FindingCode, different: FindingCode) =
            switch self {
            case .sameSpeaker: (.sameSpeaker, .sameSpeakerUnsure, .sameSpeakerDifferent)
            case .oneSpeaker: (.oneSpeaker, .oneSpeakerUnsure, .oneSpeakerOther)
            }
        switch comparison.zone {
        case .same: return Judgement(.pass, codes.same, facts: facts)
        case .different: return Judgement(.fail, codes.different, facts: facts)
        case .unsure: return .undecided(codes.unsure, facts)
        }
    }

    /// Judges how many voices are in one recording; nil where that is not what the rule is about, or nothing was compared.
    func judge(_ speakers: SpeakersMeasurement?, in recording: RecordingMeasurement) -> Judgement? {
        guard case .oneSpeaker = self, let speakers, let count = speakers.count else { return nil }
        var facts = speakers.facts
        guard count > 1 else { return Judgement(.pass, .oneSpeaker, facts: facts) }
        facts[Finding.placesFact] = .list(recording.located(speakers.others).map(\.notation))
        return Judgement(.fail, .oneSpeakerSeveral, facts: facts)
    }

    /// What is said where voices cannot be compared.
    ///
    /// - Parameter count: In how many recordings.
    func unknown(_ reason: Reason, count: Int) -> Judgement {
        .undecided(
            self == .oneSpeaker ? .oneSpeakerUnknown : .sameSpeakerUnknown,
            ["reason": reason.fact, "recordings": .integer(Int64(count))])
    }
}

extension Judgement {
    /// Open, and never more than a warning.
    static func undecided(_ code: FindingCode, _ facts: [String: Fact]) -> Judgement {
        var judgement = Judgement(.open, code, facts: facts)
        judgement.isTooCloseToCall = true
        return judgement
    }
}

extension VoiceComparison {
    /// What sentences are made of.
    var facts: [String: Fact] {
        [
            "similarity": .number(similarity), "zone": .text(zone.rawValue),
            "speechMilliseconds": .milliseconds(speechSeconds),
            "otherSpeechMilliseconds": .milliseconds(otherSpeechSeconds),
            "narrowBand": .text(isNarrowBand ? "true" : "false"),
        ]
    }
}

extension SpeakersMeasurement {
    /// What sentences are made of, but the places.
    var facts: [String: Fact] {
        var facts: [String: Fact] = ["stretches": .integer(Int64(stretchCount))]
        facts["voices"] = count.map { .integer(Int64($0)) }
        facts["similarity"] = cohesion.map { .number($0) }
        return facts
    }
}
