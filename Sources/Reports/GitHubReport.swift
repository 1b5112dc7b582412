import MessageDigests
package import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `check --format github` prints: workflow commands, which GitHub shows beside files and in the summary of a run.
///
/// GitHub shows ten of each severity from one step and drops the rest in silence. So the tenth says how many more there
/// are, and those stand in the log as text.
package enum GitHubReport {
    /// How many annotations of one severity GitHub shows of a step.
    private static let shownCount = 10
    /// The most bytes that the summary of a step may have: 1 MiB.
    private static let greatestSummaryByteCount = 1_048_576

    /// The summary of a step in Markdown, for the file that `GITHUB_STEP_SUMMARY` names.
    ///
    /// - Parameter writtenByteCount: How many bytes the file has already; the limit is on the whole.
    package static func summary(
        _ reports: [Report], writtenByteCount: Int = 0, sentences: any Sentences = EnglishSentences()
    ) -> String {
        let room = greatestSummaryByteCount - writtenByteCount
        guard room > 4096 * reports.count else { return "" }
        return MarkdownReport.render(reports, greatestByteCount: room, sentences: sentences)
    }

    static func render(_ reports: [Report], in context: ReportContext) -> String {
        var annotations: [Severity: [Annotation]] = [:]
        for report in reports {
            let places = FindingPlaces(report, in: context)
            for finding in report.distinctFindings where !finding.isStillNeeded {
                annotations[finding.severity, default: []].append(
                    Annotation(finding, of: report, file: places.file(of: finding), context.sentences))
            }
        }
        var text = ""
        for severity in Severity.allCases.reversed() {
            let all = annotations[severity] ?? []
            guard all.count > shownCount else {
                text += all.map(\.command).joined()
                continue
            }
            let (shown, rest) = (all.prefix(shownCount - 1), all.dropFirst(shownCount - 1))
            text += shown.map(\.command).joined()
            let more = "\(rest.count) more \(severity.rawValue)s than GitHub shows here"
            text += command(severity, [("title", "voice-preflight")], "\(more): see the log of this step.")
            text += "::group::\(rest.count) more \(severity.rawValue)s\n"
            text += fenced(rest.map { $0.line + "\n" }.joined()) + "::endgroup::\n"
        }
        let verdicts = reports.map { report in
            let needed = FindingWords.needed(report).map { TerminalText.visible($0) + "\n" } ?? ""
            return needed + FindingWords.verdict(report, context.sentences) + "\n"
        }
        return text + fenced(verdicts.joined())
    }

    /// Text that the runner shows and does not obey, whatever file names hold: `##[` is a command anywhere in a line.
    ///
    /// The mark that ends it is a hash of the text, so the text cannot hold it.
    private static func fenced(_ text: String) -> String {
        let mark = Hexadecimal.string(SHA256.hash(data: text.utf8))
        return "::stop-commands::\(mark)\n\(text)::\(mark)::\n"
    }

    private struct Annotation {
        let command: String
        let line: String

        init(_ finding: Finding, of report: Report, file: RecordingPath?, _ sentences: any Sentences) {
            let subject = FindingWords.subject(finding)
            let text = TerminalText.visible("\(subject): \(FindingWords.text(finding, sentences))")
            let title = "\(FindingWords.weight(finding)): \(finding.rule) (\(report.profile.id))"
            var properties = [("title", title)]
            if let file {
                properties = [("file", file.description), ("line", "\(finding.line ?? 1)"), ("title", title)]
            }
            command = GitHubReport.command(finding.severity, properties, text)
            line = TerminalText.visible("\(FindingWords.weight(finding))  \(text) [\(finding.rule)]")
        }
    }

    private static func command(_ severity: Severity, _ properties: [(String, String)], _ message: String) -> String {
        let name =
            switch severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        let values = properties.map { name, value in
            let visible = escaped(TerminalText.visible(value))
            return "\(name)=\(visible.replacing(":", with: "%3A").replacing(",", with: "%2C"))"
        }
        return "::\(name) \(values.joined(separator: ","))::\(escaped(message))\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
}
