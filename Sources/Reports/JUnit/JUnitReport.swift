import PreflightModel

/// What `check --format junit` prints: JUnit's XML with a suite for each profile, and a case for each rule and subject.
///
/// A failure is what makes the verdict `fail`; an error is what could not be measured or decided. What does not apply, is
/// too close to call or is suppressed is skipped, and advice that is not followed passes, with its words in `system-out`.
enum JUnitReport {
    static func render(_ reports: [Report], in context: ReportContext) -> String {
        let suites = reports.map { ($0, RuleCase.cases(of: $0, in: context)) }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites\(XMLText.attribute("name", "voice-preflight"))\(counts(suites.flatMap(\.1)))>\n"
        for (report, cases) in suites {
            text += "  <testsuite\(XMLText.attribute("name", report.profile.id))\(counts(cases))>\n"
            text += properties(report)
            for ruleCase in cases { text += element(ruleCase, profile: report.profile.id) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func counts(_ cases: [RuleCase]) -> String {
        func count(_ result: RuleCase.Result) -> String { String(cases.count { $0.result == result }) }
        return XMLText.attribute("tests", String(cases.count)) + XMLText.attribute("failures", count(.failure))
            + XMLText.attribute("errors", count(.error)) + XMLText.attribute("skipped", count(.skipped))
    }

    private static func properties(_ report: Report) -> String {
        let properties = [
            ("profile.title", report.profile.title), ("profile.revision", "\(report.profile.revision)"),
            ("profile.sha256", report.profile.sha256), ("verdict", report.verdict.rawValue),
            ("tool", "\(report.tool.name) \(report.tool.version)"),
        ]
        let elements = properties.map { name, value in
            "      <property\(XMLText.attribute("name", name))\(XMLText.attribute("value", value))/>\n"
        }
        return "    <properties>\n\(elements.joined())    </properties>\n"
    }

    private static func element(_ ruleCase: RuleCase, profile: String) -> String {
        let start =
            "    <testcase\(XMLText.attribute("name", ruleCase.name))\(XMLText.attribute("classname", profile))"
        guard let first = ruleCase.complaints.first else { return start + "/>\n" }
        let message = XMLText.attribute("message", ruleCase.messages.first ?? "")
        let type = XMLText.attribute("type", first.rule)
        let inside =
            switch ruleCase.result {
            case .failure: "<failure\(message)\(type)>\(details(ruleCase))</failure>"
            case .error: "<error\(message)\(type)>\(details(ruleCase))</error>"
            case .skipped: "<skipped\(message)/>"
            case .pass: "<system-out>\(XMLText.escaped(ruleCase.messages.joined(separator: "\n")))</system-out>"
            }
        return "\(start)>\n      \(inside)\n    </testcase>\n"
    }

    /// What stands below the message: what else the rule found, and where it comes from.
    private static func details(_ ruleCase: RuleCase) -> String {
        var lines = Array(ruleCase.messages.dropFirst())
        lines += ruleCase.complaints.first.flatMap(FindingWords.source).map { [TerminalText.visible($0)] } ?? []
        return XMLText.escaped(lines.joined(separator: "\n"))
    }
}
