import PreflightModel

/// The findings about suppressions themselves.
enum SuppressionFindings {
    static let unusedRule = "suppression-unused"
    static let expiredRule = "suppression-expired"
    static let rules: Set<String> = [unusedRule, expiredRule]

    /// A suppression that suppresses nothing hides what comes next; `known` are the rules that were judged.
    static func unused(_ suppression: Suppression, known: [String]) -> Finding {
        let near = known.contains(suppression.rule) ? nil : Words.nearest(to: suppression.rule, among: known)
        var finding = finding(unusedRule, .suppressionUnused, suppression)
        finding.facts["nearest"] = near.map { .text($0) }
        return finding
    }

    static func expired(_ suppression: Suppression, on date: CalendarDate, today: CalendarDate) -> Finding {
        var finding = finding(expiredRule, .suppressionExpired, suppression)
        finding.facts["expired"] = .text(date.description)
        finding.facts["today"] = .text(today.description)
        return finding
    }

    private static func finding(_ rule: String, _ code: FindingCode, _ suppression: Suppression) -> Finding {
        var facts: [String: Fact] = ["rule": .text(suppression.rule)]
        facts["pattern"] = suppression.path.map { .text($0.description) }
        facts["sha256"] = suppression.sha256.map { .text($0) }
        return Finding(
            rule: rule, code: code, severity: .warning, outcome: .fail, path: suppression.file,
            line: suppression.line, facts: facts)
    }
}
