import PreflightModel

/// Whose voices are in the recordings of a role: what its rules say, and where no rule says anything, what is plain to hear.
struct VoiceChecks {
    /// With less than this part of the recordings, no voice is the one that the others are not.
    private static let leastShare = 0.6

    private let profile: String
    private let role: Role
    private let voices: [VoiceSets.Voice]
    private let sets: VoiceSets

    init(profile: Profile, role: Role, sets: VoiceSets) {
        self.profile = profile.id
        self.role = role
        self.sets = sets
        voices = sets[role.name]
    }

    var findings: [Finding] {
        guard !voices.isEmpty else { return [] }
        var findings: [Finding] = []
        var hasOneSpeakerRule = false
        for rule in role.rules {
            guard case .voices(let condition) = rule.demand else { continue }
            switch condition {
            case .sameSpeaker(let other): findings += sameSpeaker(rule, condition, as: sets[other], role: other)
            case .oneSpeaker:
                hasOneSpeakerRule = true
                findings += oneSpeaker(rule, condition)
            }
        }
        return findings + (hasOneSpeakerRule ? [] : faults)
    }

    // MARK: The voice of another role

    private func sameSpeaker(
        _ rule: Rule, _ condition: VoiceCondition, as others: [VoiceSets.Voice], role other: String
    ) -> [Finding] {
        // Without recordings in both roles, their counts say what is missing.
        guard !others.isEmpty else { return [] }
        let known = others.compactMap(\.voiceprint)
        guard let main = VoiceGroups(known).main else { return unknown(rule, condition, of: others, but: 0) }
        let compared = voices.compactMap { voice in
            voice.voiceprint.map { voiceprint -> Finding in
                var judgement = condition.judge(VoiceComparison(voiceprint, main), from: known.count)
                if others.count == 1, let only = others.first {
                    judgement.facts["other"] = .text(only.path.description)
                }
                return finding(rule, judgement, voice.path)
            }
        }
        return compared + unknown(rule, condition, of: voices, but: compared.count)
    }

    // MARK: One voice

    private func oneSpeaker(_ rule: Rule, _ condition: VoiceCondition) -> [Finding] {
        let known = known
        let missing = unknown(rule, condition, of: voices, but: known.count)
        guard known.count > 1 else { return missing }
        let groups = VoiceGroups(known.map(\.voiceprint))
        guard let main = groups.main, groups.groups.count > 1 else {
            guard let cohesion = groups.cohesion, cohesion < VoiceLimits.same else {
                return [finding(rule, Judgement(.pass, .oneSpeaker, facts: groups.facts(known.map(\.path))), nil)]
                    + missing
            }
            return [finding(rule, .undecided(.oneSpeakerUnsure, groups.facts(known.map(\.path))), nil)] + missing
        }
        if let mixed = mixed(groups) {
            let judgement: Judgement =
                mixed.isSure
                ? Judgement(.fail, .oneSpeakerMixed, facts: mixed.facts)
                : .undecided(.oneSpeakerUnsure, mixed.facts)
            return [finding(rule, judgement, nil)] + missing
        }
        let others = groups.minority.map { index in
            let comparison = VoiceComparison(known[index].voiceprint, main)
            return finding(rule, condition.judge(comparison, from: groups.groups[0].count), known[index].path)
        }
        return others + missing
    }

    /// What is plain to hear, whatever the vendor says.
    private var faults: [Finding] {
        let known = known
        guard known.count > 1 else { return [] }
        let groups = VoiceGroups(known.map(\.voiceprint))
        guard let main = groups.main, groups.groups.count > 1 else { return [] }
        if let mixed = mixed(groups) { return mixed.isSure ? [fault(.mixedSpeakers, mixed.facts, nil)] : [] }
        return groups.minority.compactMap { index in
            let comparison = VoiceComparison(known[index].voiceprint, main)
            guard comparison.zone == .different else { return nil }
            let judgement = VoiceCondition.oneSpeaker.judge(comparison, from: groups.groups[0].count)
            return fault(.otherSpeaker, judgement.facts, known[index].path)
        }
    }

    private var known: [(path: RecordingPath, voiceprint: Voiceprint)] {
        voices.compactMap { voice in voice.voiceprint.map { (voice.path, $0) } }
    }

    /// The voices where none of them is that of the others, and whether they are different for sure.
    private func mixed(_ groups: VoiceGroups) -> (isSure: Bool, facts: [String: Fact])? {
        let count = groups.groups.reduce(0) { $0 + $1.count }
        guard Double(groups.groups[0].count) < Self.leastShare * Double(count) else { return nil }
        let (first, second) = (groups.voice(0), groups.voice(1))
        return (VoiceComparison(first, second).zone == .different, groups.facts(known.map(\.path)))
    }

    // MARK: Findings

    /// One finding of all recordings of which nothing can be told.
    private func unknown(
        _ rule: Rule, _ condition: VoiceCondition, of voices: [VoiceSets.Voice], but knownCount: Int
    ) -> [Finding] {
        let little = voices.count(where: \.hasLittleSpeech)
        let unheard = voices.count - little - knownCount
        if unheard > 0 {
            var finding = finding(rule, condition.unknown(.unheard, count: unheard), nil)
            finding.severity = .note
            return [finding]
        }
        // A recording with too little speech for a voice has none that is not that of the others.
        guard little > 0, condition != .oneSpeaker else { return [] }
        return [finding(rule, condition.unknown(.littleSpeech, count: little), nil)]
    }

    private func finding(_ rule: Rule, _ judgement: Judgement, _ path: RecordingPath?) -> Finding {
        Finding(rule, judgement, role: role.name, path: path, profile: profile)
    }

    private func fault(_ fault: SoundFault, _ facts: [String: Fact], _ path: RecordingPath?) -> Finding {
        Finding(
            rule: fault.rawValue, code: FindingCode(fault), severity: fault.severity, outcome: .fail, role: role.name,
            path: path, facts: facts)
    }
}

/// Voiceprints by the voices that they are of, that with the most recordings first.
private struct VoiceGroups {
    private let voiceprints: [Voiceprint]
    let groups: [[Int]]

    init(_ voiceprints: [Voiceprint]) {
        self.voiceprints = voiceprints
        groups = Voices.groups(of: voiceprints.map(\.direction))
    }

    /// The voice of the most recordings.
    var main: Voiceprint? { groups.isEmpty ? nil : voice(0) }

    /// The recordings that have another voice, by their indices, in order.
    var minority: [Int] { groups.dropFirst().flatMap(\.self).sorted() }

    /// How alike the two halves are that differ the most.
    var cohesion: Double? { Voices.halves(of: voiceprints.map(\.direction))?.similarity.rounded(toDecimals: 2) }

    func voice(_ group: Int) -> Voiceprint { Voiceprint(groups[group].map { voiceprints[$0] }) }

    /// How many voices there are, and for each how many recordings, and one of them.
    func facts(_ paths: [RecordingPath]) -> [String: Fact] {
        var facts: [String: Fact] = [
            "voices": .integer(Int64(groups.count)), "sizes": .list(groups.map { "\($0.count)" }),
            "examples": .list(groups.map { paths[$0[0]].description }),
        ]
        facts["similarity"] = cohesion.map { .number($0) }
        return facts
    }
}
