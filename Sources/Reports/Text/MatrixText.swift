package import PreflightModel

/// What `check` prints for several profiles: which of them take this set, and by how much.
package enum MatrixText {
    /// One line a profile; the reports themselves are not repeated.
    package static func render(
        _ reports: [Report], style: TextStyle, sentences: any Sentences = EnglishSentences()
    ) -> String {
        let rows = reports.map { report -> [String] in
            let suppressed = report.suppressed.map { "; \($0.count) suppressed" } ?? ""
            return [
                word(report.verdict), TerminalText.visible(report.profile.id), reason(report, sentences) + suppressed,
            ]
        }
        var text = ""
        for (report, line) in zip(reports, TerminalText.columns(rows)) {
            let word = word(report.verdict)
            text += colour(report.verdict, word, style) + line.dropFirst(word.count) + "\n"
        }
        let passed = reports.filter { $0.verdict == .pass }.count
        return text + style.bold("\(passed) of \(MeasurementWords.count(reports.count, "profile", "profiles")) pass")
            + "\n"
    }

    private static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "PASS"
        case .fail: "FAIL"
        case .undetermined: "UNDETERMINED"
        }
    }

    private static func colour(_ verdict: Verdict, _ text: String, _ style: TextStyle) -> String {
        verdict == .pass ? style.green(text) : style.red(text)
    }

    private static func reason(_ report: Report, _ sentences: any Sentences) -> String {
        // Where advice fails as well, a profile can be refused without any error.
        let worst = report.verdict == .pass ? .error : report.findings.map(\.severity).max() ?? .error
        let bad = report.findings.filter { $0.severity == worst }
        let failed = bad.filter { $0.outcome == .fail }
        let decisive = failed.isEmpty ? bad : failed
        guard let first = decisive.first else {
            let warnings = report.findings.filter { $0.severity == .warning }.count
            let nearest = report.nearestLimit(sentences) ?? "no limit with a number applies"
            return warnings > 0
                ? "\(MeasurementWords.count(warnings, "warning", "warnings")); nearest limit: \(nearest)" : nearest
        }
        let name = first.path.map { TerminalText.visible($0.lastComponent.description) + ": " } ?? ""
        let more = decisive.count > 1 ? " (and \(decisive.count - 1) more)" : ""
        return
            "\(name)\(TerminalText.visible(sentences.message(of: first))) [\(TerminalText.visible(first.rule))]\(more)"
    }
}
