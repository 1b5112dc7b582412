import PreflightModel

/// What `check --format tap` prints: the Test Anything Protocol, version 14, one test point a rule and subject.
///
/// What fails or could not be decided is `not ok`; what does not apply, is too close to call or is suppressed is skipped;
/// advice that is not followed is `ok`, with its words below.
enum TAPReport {
    static func render(_ reports: [Report], in context: ReportContext) throws -> String {
        let suites = reports.map { ($0, RuleCase.cases(of: $0, in: context)) }
        let count = suites.reduce(0) { $0 + $1.1.count }
        var text = "TAP version 14\n" + (count == 0 ? "1..0 # SKIP no rule applies\n" : "1..\(count)\n")
        var number = 0
        for (report, cases) in suites {
            text += "# \(TerminalText.visible(FindingWords.verdict(report, context.sentences)))\n"
            for ruleCase in cases {
                number += 1
                text += try point(ruleCase, number: number, profile: report.profile.id)
            }
        }
        return text
    }

    private static func point(_ ruleCase: RuleCase, number: Int, profile: String) throws -> String {
        let isOK = ruleCase.result == .pass || ruleCase.result == .skipped
        let name = escaped("\(TerminalText.visible(profile)): \(ruleCase.name)")
        var text = "\(isOK ? "ok" : "not ok") \(number) - \(name)"
        if ruleCase.result == .skipped { return text + " # SKIP \(escaped(ruleCase.messages.first ?? ""))\n" }
        text += "\n"
        guard !ruleCase.complaints.isEmpty else { return text }
        // YAML takes strings as JSON writes them.
        text += "  ---\n  findings:\n"
        for finding in ruleCase.complaints {
            text += "    - weight: \(FindingWords.weight(finding))\n"
            text += "      message: \(try JSONText.line(FindingWords.text(finding, ruleCase.sentences)))"
            if let source = FindingWords.source(finding) { text += "      source: \(try JSONText.line(source))" }
        }
        return text + "  ...\n"
    }

    /// A description or reason on one line, in which nothing begins a directive.
    private static func escaped(_ text: String) -> String {
        TerminalText.visible(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }
}
