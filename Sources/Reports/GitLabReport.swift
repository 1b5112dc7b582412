import PreflightModel

/// What `check --format gitlab` prints: a code quality report of GitLab. What is still needed to submit is not in it, as
/// no quality of what is there.
enum GitLabReport {
    static func render(_ reports: [Report], in context: ReportContext) throws -> String {
        var issues: [JSONValue] = []
        for report in reports {
            let places = FindingPlaces(report, in: context)
            var fingerprints = FindingFingerprints(report, in: context)
            for finding in report.distinctFindings where !finding.isStillNeeded {
                issues.append([
                    "description": .string(TerminalText.visible(description(finding, context.sentences))),
                    "check_name": .string("\(report.profile.id)/\(finding.rule)"),
                    "fingerprint": .string(fingerprints.ofPlace(finding)),
                    "severity": .string(severity(finding)),
                    "location": [
                        "path": .string(places.file(of: finding)?.description ?? "."),
                        "lines": ["begin": .integer(Int64(finding.line ?? 1))],
                    ],
                ])
            }
        }
        return try JSONText.document(JSONValue.array(issues))
    }

    /// The file stands beside it; what is in no file of its own is named.
    private static func description(_ finding: Finding, _ sentences: any Sentences) -> String {
        let text = FindingWords.text(finding, sentences)
        return finding.path == nil || finding.archive != nil ? "\(FindingWords.subject(finding)): \(text)" : text
    }

    private static func severity(_ finding: Finding) -> String {
        switch finding.severity {
        case .error: "critical"
        case .warning: "minor"
        case .note: "info"
        }
    }
}
