import PreflightModel

/// What `check --format csv` prints: RFC 4180, one record a rule and subject, met or not, with a header.
enum ReportCSV {
    private static let header = [
        "profile", "revision", "verdict", "outcome", "severity", "rule", "role", "parameter", "path", "archive",
        "measured", "unit", "limit", "headroom", "message", "remedy", "source", "address", "suppressed",
        "quote", "translation", "paraphrase",
    ]

    /// On a terminal, control characters and marks of direction are written so that they can be seen: CSV has no other way
    /// to keep them from it.
    static func render(_ reports: [Report], in context: ReportContext) -> String {
        var text = CSVText.record(header)
        for report in reports {
            let rows =
                report.findings.map { ($0, nil) } + (report.suppressed ?? []).map { ($0.finding, $0.suppression) }
                + report.passes.map { ($0, nil) }
            for (finding, suppression) in rows {
                let fields =
                    fields(finding, of: report, context.sentences) + [suppression.map(FindingWords.suppression) ?? ""]
                    + words(finding.source)
                text += CSVText.record(context.isForTerminal ? fields.map { TerminalText.visible($0) } : fields)
            }
        }
        return text
    }

    private static func words(_ source: RuleSource?) -> [String] {
        [source?.quote ?? "", source?.translation ?? "", source?.paraphrase ?? ""]
    }

    private static func fields(_ finding: Finding, of report: Report, _ sentences: any Sentences) -> [String] {
        [
            report.profile.id, "\(report.profile.revision)", report.verdict.rawValue, finding.outcome.rawValue,
            finding.severity.rawValue, finding.rule, finding.role ?? "", finding.parameter ?? "",
            finding.path?.description ?? "", finding.archive?.description ?? "",
            finding.measured.map { $0.value.map { "\($0)" } ?? sentences.measured(of: finding) ?? "" } ?? "",
            finding.measured?.unit?.rawValue ?? "",
            sentences.limit(of: finding) ?? "", finding.headroom.map { "\($0.value)" } ?? "",
            sentences.message(of: finding), sentences.remedy(of: finding) ?? "",
            finding.source?.title ?? "", finding.source?.address ?? "",
        ]
    }
}
