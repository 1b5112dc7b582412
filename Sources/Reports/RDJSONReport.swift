import PreflightModel

/// What `check --format rdjson` prints: reviewdog's diagnostic format. Findings about recordings have no range, since they are
/// about whole files; what is still needed to submit is not among them.
enum RDJSONReport {
    static func render(_ reports: [Report], in context: ReportContext) throws -> String {
        var diagnostics: [JSONValue] = []
        for report in reports {
            let places = FindingPlaces(report, in: context)
            for finding in report.distinctFindings where !finding.isStillNeeded {
                let subject = finding.path == nil || finding.archive != nil ? FindingWords.subject(finding) + ": " : ""
                let link = finding.source.flatMap { WebAddress.uri($0.address) }
                diagnostics.append([
                    "message": .string(TerminalText.visible(subject + FindingWords.text(finding, context.sentences))),
                    "location": [
                        "path": .string(places.file(of: finding)?.description ?? "."),
                        "range": finding.line.map { ["start": ["line": .integer(Int64($0))]] },
                    ],
                    "severity": .string(severity(finding)),
                    "code": [
                        "value": .string("\(report.profile.id)/\(finding.rule)"), "url": link.map { .string($0) },
                    ],
                ])
            }
        }
        let name = reports.first?.tool.name ?? "voice-preflight"
        return try JSONText.document(
            ["source": ["name": .string(name)], "diagnostics": .array(diagnostics)] as JSONValue)
    }

    private static func severity(_ finding: Finding) -> String {
        switch finding.severity {
        case .error: "ERROR"
        case .warning: "WARNING"
        case .note: "INFO"
        }
    }
}
