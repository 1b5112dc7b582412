public import PreflightModel

/// What `measure` prints for people: one line a recording, what is wrong with it below, totals last.
public enum MeasurementText {
    /// The whole text, with a line feed at the end.
    public static func render(
        _ set: MeasurementSet, style: TextStyle, sentences: any Sentences = EnglishSentences()
    ) -> String {
        let rows = TerminalText.columns(set.recordings.map(MeasurementWords.row), right: MeasurementWords.rightColumns)
        var text = ""
        for (recording, row) in zip(set.recordings, rows) {
            text += row + "\n"
            for defect in recording.defects {
                let label = style.severity(defect.severity, TerminalText.padded(defect.severity.rawValue, to: 7))
                text +=
                    "  \(label)  \(TerminalText.visible(sentences.message(of: defect))) \(style.dim("[\(defect.code)]"))\n"
            }
        }
        for archive in set.archives ?? [] { text += lines(of: archive, style: style, sentences) }
        for unreadable in set.unreadable {
            let name = TerminalText.visible(unreadable.path.description)
            let message = TerminalText.visible(sentences.message(of: unreadable))
            text += "\(name): \(style.red("not measured")): \(message) \(style.dim("[\(unreadable.code)]"))\n"
        }
        return text + summary(set, style: style)
    }

    /// A zip, and what is wrong with it and with entries that are not recordings.
    private static func lines(
        of archive: ArchiveMeasurement, style: TextStyle, _ sentences: any Sentences
    ) -> String {
        var text = MeasurementWords.line(of: archive) + "\n"
        for listed in archive.defects {
            let label = style.severity(
                listed.defect.severity, TerminalText.padded(listed.defect.severity.rawValue, to: 7))
            let entry = listed.entry.map { "\(TerminalText.visible($0)): " } ?? ""
            text +=
                "  \(label)  \(entry)\(TerminalText.visible(sentences.message(of: listed.defect))) "
                + style.dim("[\(listed.defect.code)]") + "\n"
        }
        return text
    }

    private static func summary(_ set: MeasurementSet, style: TextStyle) -> String {
        var parts: [String] = []
        if set.recordings.count > 1 || !set.unreadable.isEmpty {
            let total = TotalDuration(set.recordings.lazy.map(\.duration))
            let bytes = set.recordings.lazy.map(\.byteCount).byteTotal
            parts.append(
                "\(MeasurementWords.count(set.recordings.count, "recording", "recordings")), "
                    + "\(MeasurementWords.clock(total)) in all, \(MeasurementWords.size(bytes))")
        }
        if !set.unreadable.isEmpty { parts.append(style.red("\(set.unreadable.count) not measured")) }
        let damaged = set.recordings.filter { $0.defects.contains { $0.severity == .error } }.count
        if damaged > 0 { parts.append(style.red("\(damaged) with errors")) }
        var text = parts.isEmpty ? "" : style.bold(parts.joined(separator: "; ")) + "\n"
        if let leftOut = MeasurementWords.leftOut(set.leftOut) { text += style.dim(leftOut) + "\n" }
        return text
    }
}
