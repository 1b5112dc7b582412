import PreflightModel

/// What `check --format sarif` prints: the Static Analysis Results Interchange Format, version 2.1.0, with a run for each
/// profile. Numbers in comments are sections of the OASIS standard.
enum SARIFReport {
    static func render(_ reports: [Report], in context: ReportContext) throws -> String {
        try JSONText.document(
            [
                "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
                "runs": .array(reports.map { run($0, in: context) }),
            ] as JSONValue)
    }

    private static func run(_ report: Report, in context: ReportContext) -> JSONValue {
        let rules = SARIFRules(report, context.sentences)
        let artifacts = SARIFArtifacts(report, in: context)
        var results = SARIFResults(report, rules: rules, artifacts: artifacts, context: context)
        return [
            "tool": [
                "driver": [
                    "name": .string(report.tool.name), "version": .string(report.tool.version),
                    "semanticVersion": .string(report.tool.version), "rules": .array(rules.general),
                ],
                // The profile has its own version, and its rules are the vendor's (3.19).
                "extensions": [
                    [
                        "name": .string(report.profile.id), "fullName": .string(report.profile.title),
                        "version": .string("\(report.profile.revision)"), "rules": .array(rules.ofProfile),
                        "properties": ["sha256": .string(report.profile.sha256)],
                    ]
                ],
            ],
            // One tool and several profiles: the name of the profile keeps their alerts apart (3.17).
            "automationDetails": ["id": .string("voice-preflight/\(report.profile.id)/")],
            "invocations": [
                [
                    "executionSuccessful": .boolean(context.exitStatus <= 2),
                    "exitCode": .integer(Int64(context.exitStatus)),
                    "exitCodeDescription": .string(
                        TerminalText.visible(FindingWords.verdict(report, context.sentences))),
                ]
            ],
            "artifacts": .array(artifacts.all),
            "results": .array(results.all()),
            "properties": ["verdict": .string(report.verdict.rawValue)],
        ]
    }
}

/// Messages as SARIF has them.
enum SARIFText {
    /// A plain text message; brackets that would make an embedded link are escaped (3.11.6).
    static func message(_ text: String) -> JSONValue {
        let visible = TerminalText.visible(text)
        guard visible.contains("](") else { return ["text": .string(visible)] }
        let escaped = visible.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
        return ["text": .string(escaped)]
    }
}
