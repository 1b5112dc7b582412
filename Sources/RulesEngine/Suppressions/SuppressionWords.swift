import PreflightModel

/// The findings about suppressions themselves, and their wording.
enum SuppressionWords {
    static let unusedRule = "suppression-unused"
    static let expiredRule = "suppression-expired"
    static let rules: Set<String> = [unusedRule, expiredRule]

    /// A suppression that suppresses nothing hides what comes next; `known` are the rules that were judged.
    static func unused(_ suppression: Suppression, known: [String]) -> Finding {
        let near = known.contains(suppression.rule) ? nil : Words.nearest(to: suppression.rule, among: known)
        return Finding(
            rule: unusedRule, severity: .warning, outcome: .fail, path: suppression.file, line: suppression.line,
            message: "\(place(suppression))the suppression of \(subject(suppression)) suppresses nothing",
            remedy: near.map { "Did you mean the rule \"\($0)\"?" } ?? "Remove it.")
    }

    static func expired(_ suppression: Suppression, on date: CalendarDate, today: CalendarDate) -> Finding {
        Finding(
            rule: expiredRule, severity: .warning, outcome: .fail, path: suppression.file, line: suppression.line,
            message: "\(place(suppression))the suppression of \(subject(suppression)) expired on \(date) (today is "
                + "\(today)), so what it suppressed counts again",
            remedy: "Fix the recordings and remove it, or give it a later date.")
    }

    private static func place(_ suppression: Suppression) -> String {
        suppression.line.map { "line \($0): " } ?? ""
    }

    private static func subject(_ suppression: Suppression) -> String {
        suppression.rule + (suppression.path.map { " in \($0)" } ?? "")
            + (suppression.sha256.map { " with SHA-256 \($0.prefix(12))…" } ?? "")
    }
}
