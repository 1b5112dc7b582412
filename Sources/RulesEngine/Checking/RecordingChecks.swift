import PreflightModel

/// What is wrong with each recording, and what the rules say of it.
struct RecordingChecks: Sendable {
    private let profile: String
    private let rules: [String: [Rule]]

    init(profile: Profile) {
        self.profile = profile.id
        rules = Dictionary(profile.roles.map { ($0.name, $0.rules) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is said of one recording: first what is wrong with it, then what each rule says, met or not.
    func results(of recording: RoledRecording) -> [Finding] {
        var results = recording.measurement.defects.compactMap { Finding.defect($0, of: recording) }
        if recording.measurement.method == .declared { results.append(.unverified(recording)) }
        if recording.measurement.holdsNoAudio { results.append(.withoutAudio(recording)) }
        let faults = SoundChecks(recording, rules: rules[recording.role] ?? [])?.findings ?? []
        results += faults
        for rule in rules[recording.role] ?? [] {
            if case .voices(let condition) = rule.demand,
                let judgement = condition.judge(recording.measurement.speech?.speakers, in: recording.measurement)
            {
                results.append(
                    Finding(rule, judgement, role: recording.role, path: recording.measurement.path, profile: profile))
            }
            guard case .recording(let condition) = rule.demand else { continue }
            let judgement =
                rule.scope.contains(recording.measurement)
                ? condition.judge(recording.measurement) : .otherFormat(recording.measurement.container)
            if faults.contains(where: { $0.explains(judgement, of: condition) }) { continue }
            results.append(
                Finding(rule, judgement, role: recording.role, path: recording.measurement.path, profile: profile))
        }
        return results
    }

    /// What is said of recordings that could not be measured.
    func findings(of unreadable: [RoledUnreadable]) -> [Finding] {
        unreadable.flatMap { [.unreadable($0)] + belowMinimum($0, rules[$0.role] ?? []) }
    }

    /// The minimums that a file without audio does not reach.
    private func belowMinimum(_ unreadable: RoledUnreadable, _ rules: [Rule]) -> [Finding] {
        guard unreadable.recording.kind.meansNoAudio else { return [] }
        return rules.compactMap { rule in
            // A rule for some formats says nothing of a file that has none.
            guard case .recording(let condition) = rule.demand, rule.scope == Rule.Scope(),
                let judgement = (condition as? DurationCondition)?.judge(.zero, .zero)
                    ?? (condition as? SoundCondition)?.judgementOfNothing,
                judgement.outcome == .fail
            else { return nil }
            return Finding(rule, judgement, role: unreadable.role, path: unreadable.recording.path, profile: profile)
        }
    }
}

extension Judgement {
    fileprivate static func otherFormat(_ container: Container) -> Judgement {
        Judgement(.notApplicable, .otherFormat, facts: ["container": .text(container.rawValue)])
    }
}

extension Finding {
    /// Whether this says already why a rule on what is to be heard has nothing to go by: there is no sound, or no speech.
    fileprivate func explains(_ judgement: Judgement, of condition: any RecordingCondition) -> Bool {
        switch SoundFault(rawValue: rule) {
        case .silent: condition is SoundCondition || condition is ReverberationCondition
        case .noSpeech: judgement.facts["reason"] == SoundReason.noSpeech.fact
        default: false
        }
    }

    /// A recording that could not be measured: nothing can be decided about it, but that there is no audio in it where
    /// that is what was found.
    fileprivate static func unreadable(_ unreadable: RoledUnreadable) -> Finding {
        let recording = unreadable.recording
        return Finding(
            rule: recording.code.rawValue, code: FindingCode(recording.code), severity: .error,
            outcome: recording.kind.meansNoAudio ? .fail : .open, role: unreadable.role, path: recording.path,
            facts: recording.facts)
    }

    /// A recording that was measured, and holds nothing to hear.
    fileprivate static func withoutAudio(_ recording: RoledRecording) -> Finding {
        Finding(
            rule: "no-audio", code: .noAudio, severity: .error, outcome: .fail, role: recording.role,
            path: recording.measurement.path)
    }

    /// A recording of which only the header was believed: a pass on that would be worth nothing.
    fileprivate static func unverified(_ recording: RoledRecording) -> Finding {
        Finding(
            rule: "length-unverified", code: .lengthUnverified, severity: .error, outcome: .open,
            role: recording.role, path: recording.measurement.path)
    }

    /// A defect as a finding; nil for notes, which change nothing.
    fileprivate static func defect(_ defect: Defect, of recording: RoledRecording) -> Finding? {
        guard defect.severity > .note else { return nil }
        // Readers that trust the header see no audio at all, so nobody can say what the vendor will see.
        let leavesLengthInDoubt = defect.code.traits.contains(.lengthInDoubt)
        return Finding(
            rule: defect.code.rawValue, code: FindingCode(defect.code),
            severity: leavesLengthInDoubt ? .error : defect.severity, outcome: leavesLengthInDoubt ? .open : .fail,
            role: recording.role, path: recording.measurement.path, byteOffset: defect.byteOffset,
            byteCount: defect.byteCount, facts: defect.facts)
    }
}
