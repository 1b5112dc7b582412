import PreflightModel

/// The part of a report's text about findings that do not count.
enum SuppressionText {
    /// A line each for what the configuration suppresses, and one for all that a baseline knows; empty where there is
    /// nothing.
    static func render(
        _ suppressed: [SuppressedFinding], style: TextStyle, _ sentences: any Sentences
    ) -> String {
        var text = ""
        // A recording that was given twice has every finding twice.
        var shown: Set<SuppressedFinding> = []
        for item in suppressed where item.suppression.kind == .configuration && shown.insert(item).inserted {
            text += line(item, style: style, sentences)
        }
        let known = suppressed.filter { $0.suppression.kind == .baseline }
        if let first = known.first {
            let count = MeasurementWords.count(known.count, "finding", "findings")
            let name = TerminalText.visible(first.suppression.place)
            text += "  " + style.dim("known    \(count) from the baseline \(name)") + "\n"
        }
        return text.isEmpty ? "" : "suppressed, and not counted:\n" + text
    }

    private static func line(_ item: SuppressedFinding, style: TextStyle, _ sentences: any Sentences) -> String {
        let subject = item.finding.path.map { TerminalText.visible($0.description) + ": " } ?? ""
        let (finding, suppression) = (item.finding, item.suppression)
        var because = TerminalText.visible(suppression.reason ?? "")
        if let date = suppression.expires { because += because.isEmpty ? "until \(date)" : ", until \(date)" }
        let text =
            "\(subject)\(TerminalText.visible(sentences.message(of: finding))) [\(TerminalText.visible(finding.rule))]: "
            + "\(because) (\(TerminalText.visible(suppression.place)))"
        return "  " + style.dim("\(TerminalText.padded(finding.severity.rawValue, to: 7))  \(text)") + "\n"
    }
}
