import PreflightModel

/// What is wrong with the texts of a transcript role: without a recording, without a text, or not what a reader expects.
struct TranscriptChecks {
    let profile: Profile
    let role: Role
    /// The role of the recordings that the texts belong to.
    let partner: String
    let input: CheckInput

    /// Nil for a role that takes no transcripts.
    init?(profile: Profile, role: Role, input: CheckInput) {
        guard role.kind == .transcript, let partner = role.transcribes else { return nil }
        (self.profile, self.role, self.partner, self.input) = (profile, role, partner, input)
    }

    /// The recordings without a text, then the texts without a recording; one pass where there is neither.
    var pairing: [Finding] {
        let texts = input.documents.filter { $0.role == role.name }
        // What could not be measured is there anyway, and its text is not an orphan.
        let recordings =
            input.recordings.filter { $0.role == partner }.map(\.measurement.path)
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
            finding(
                .pass, path: nil, role: role.name,
                message: Amounts.counted(Int64(texts.count), "text", "texts") + " with their recordings")
        ]
    }

    private func withoutText(_ recording: RecordingPath) -> Finding {
        finding(
            .fail, path: recording, role: partner,
            message: "has no text beside it, but \(profile.id) requires one for each recording",
            remedy: "Write its words into \(BaseName(recording).name).txt beside it, or leave the recording out.")
    }

    private func orphan(_ text: RecordingPath, isRival: Bool, recordings: [RecordingPath]) -> Finding {
        if isRival {
            return finding(
                .fail, path: text, role: role.name,
                message: "is not the only text with its name, so it is unknown which recording it belongs to",
                remedy: "Keep one text for each recording, in the same folder and with the same name.")
        }
        let name = BaseName(text).name
        let near = Words.nearest(to: name, among: recordings.map { BaseName($0).name })
        return finding(
            .fail, path: text, role: role.name,
            message: "does not belong to any recording: there is none called \"\(name)\" in the role \(partner)",
            remedy: near.map { "Does it belong to \"\($0)\"? Rename it, or leave it out." }
                ?? "Give the recording too, or leave the text out.")
    }

    private func finding(
        _ outcome: Outcome, path: RecordingPath?, role: String, message: String, remedy: String? = nil
    ) -> Finding {
        Finding(
            rule: "\(self.role.name)-pairing", severity: .error, outcome: outcome, role: role, path: path,
            limit: "one text for each recording, of the same name", message: message, remedy: remedy,
            source: self.role.source)
    }

    /// What is wrong with the content of a text, whatever the vendor; no rule of a profile.
    static func content(of document: CheckInput.Document) -> [Finding] {
        guard let text = document.transcript else { return [] }
        func finding(_ code: String, _ severity: Severity, _ message: String, _ remedy: String) -> Finding {
            Finding(
                rule: code, severity: severity, outcome: .fail, role: document.role, path: document.path,
                message: message, remedy: remedy)
        }
        if text.isBlank {
            let size = text.byteCount == 0 ? "is empty" : "contains only white space"
            return [
                finding(
                    "text.empty", .error, "\(size) (\(Amounts.bytes(text.byteCount)))",
                    "Write the words of the recording into it.")
            ]
        }
        switch text.encoding {
        case .utf8 where text.hasByteOrderMark:
            return [
                finding(
                    "text.byte-order-mark", .warning,
                    "begins with a byte order mark (EF BB BF), which a reader may take for part of the words",
                    "Save it as UTF-8 without one (\"without BOM\").")
            ]
        case .utf8: return []
        case .gb18030:
            return [
                finding(
                    "text.not-utf8", .warning,
                    "is not UTF-8 but, by its bytes, GB 18030 or GBK; a reader of UTF-8 sees other characters",
                    "Save it as UTF-8 (iconv -f GB18030 -t UTF-8).")
            ]
        case .utf16:
            return [
                finding(
                    "text.not-utf8", .warning,
                    "is UTF-16 (\"Unicode\" in Notepad), not UTF-8; a reader of UTF-8 sees other characters",
                    "Save it as UTF-8 (iconv -f UTF-16 -t UTF-8).")
            ]
        default:
            return [
                finding(
                    "text.undecodable", .error,
                    "is not UTF-8, GB 18030 or UTF-16, or is not a text at all: its words cannot be read",
                    "Save it as UTF-8.")
            ]
        }
    }
}
