import PreflightModel

/// What is wrong with the texts of a transcript role: without a recording, without a text, or not what a reader expects.
struct TranscriptChecks {
    let profile: Profile
    let role: Role
    /// The role of the recordings that the texts belong to.
    let partner: String
    let input: CheckInput
    let sets: RecordingSets

    /// Nil for a role that takes no transcripts.
    init?(profile: Profile, role: Role, input: CheckInput, sets: RecordingSets) {
        guard role.kind == .transcript, let partner = role.transcribes else { return nil }
        (self.profile, self.role, self.partner) = (profile, role, partner)
        (self.input, self.sets) = (input, sets)
    }

    /// The recordings without a text, then the texts without a recording; one pass where there is neither.
    var pairing: [Finding] {
        let texts = input.documents.filter { $0.role == role.name }
        // What could not be measured is there anyway, and its text is not an orphan.
        let recordings =
            sets.files.filter { $0.role == partner }.map(\.path)
            + input.unreadable.filter { $0.role == partner }.map(\.recording.path)
        let pairing = TranscriptPairing(recordings: recordings, transcripts: texts.map(\.path))
        let unreadableTexts = Set(
            input.unreadable.filter { $0.role == role.name }.map { BaseName($0.recording.path).name })
        var findings: [Finding] = []
        for (recording, text) in zip(recordings, pairing.transcripts)
        where text == nil && !unreadableTexts.contains(BaseName(recording).name) {
            findings.append(withoutText(recording))
        }
        let textCount = Dictionary(grouping: texts, by: { BaseName($0.path).name }).mapValues(\.count)
        for (text, recording) in zip(texts, pairing.recordings) where recording == nil {
            let isRival = textCount[BaseName(text.path).name, default: 0] > 1
            findings.append(orphan(text.path, isRival: isRival, recordings: recordings))
        }
        guard findings.isEmpty else { return findings }
        return [
            finding(.textsPaired, .pass, path: nil, role: role.name, facts: ["texts": .integer(Int64(texts.count))])
        ]
    }

    private func withoutText(_ recording: RecordingPath) -> Finding {
        finding(
            .textMissing, .fail, path: recording, role: partner,
            facts: ["profile": .text(profile.id), "name": .text(BaseName(recording).name)])
    }

    private func orphan(_ text: RecordingPath, isRival: Bool, recordings: [RecordingPath]) -> Finding {
        if isRival { return finding(.textAmbiguous, .fail, path: text, role: role.name) }
        let name = BaseName(text).name
        var facts: [String: Fact] = ["name": .text(name), "partner": .text(partner)]
        facts["nearest"] = Words.nearest(to: name, among: recordings.map { BaseName($0).name }).map { .text($0) }
        return finding(.textOrphaned, .fail, path: text, role: role.name, facts: facts)
    }

    /// A text that nobody has to give keeps nothing from being sent.
    private var severity: Severity { role.count.lowerBound > 0 ? .error : .warning }

    private func finding(
        _ code: FindingCode, _ outcome: Outcome, path: RecordingPath?, role: String, facts: [String: Fact] = [:]
    ) -> Finding {
        Finding(
            rule: "\(self.role.name)-pairing", code: code, severity: severity, outcome: outcome, role: role, path: path,
            limit: RuleLimit(kind: "pairing"), facts: facts, source: self.role.source)
    }

    /// What is wrong with the content of a text, whatever the vendor; no rule of a profile.
    static func content(of document: CheckInput.Document) -> Finding? {
        guard let text = document.transcript else { return nil }
        func finding(
            _ rule: FindingCode, _ severity: Severity, code: FindingCode? = nil, _ facts: [String: Fact] = [:]
        ) -> Finding {
            Finding(
                rule: rule.rawValue, code: code ?? rule, severity: severity, outcome: .fail, role: document.role,
                path: document.path, facts: facts)
        }
        if text.isBlank {
            return finding(
                .textEmpty, .error, code: text.byteCount == 0 ? .textEmpty : .textBlank,
                ["bytes": .integer(text.byteCount)])
        }
        switch text.encoding {
        case .utf8: return text.hasByteOrderMark ? finding(.textByteOrderMark, .warning) : nil
        case .gb18030, .utf16: return finding(.textNotUTF8, .warning, ["encoding": .text(text.encoding.rawValue)])
        default: return finding(.textUndecodable, .error)
        }
    }
}
