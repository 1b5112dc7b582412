import PreflightModel

extension EnglishFindings {
    /// Suppressions that are of no use.
    static func ofSuppression(_ finding: Finding) -> Sentence? {
        let place = finding.line.map { "line \($0): " } ?? ""
        let subject =
            finding.text("rule") + (finding.facts["pattern"]?.text.map { " in \($0)" } ?? "")
            + (finding.facts["sha256"]?.text.map { " with SHA-256 \($0.prefix(12))…" } ?? "")
        switch finding.code {
        case .suppressionUnused:
            return Sentence(
                "\(place)the suppression of \(subject) suppresses nothing",
                finding.facts["nearest"]?.text.map { "Did you mean the rule \"\($0)\"?" } ?? "Remove it.")
        case .suppressionExpired:
            return Sentence(
                "\(place)the suppression of \(subject) expired on \(finding.text("expired")) (today is "
                    + "\(finding.text("today"))), so what it suppressed counts again",
                "Fix the recordings and remove it, or give it a later date.")
        default: return nil
        }
    }
}
