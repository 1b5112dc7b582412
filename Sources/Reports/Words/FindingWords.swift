import PreflightModel

/// Findings in words: every format says the same.
enum FindingWords {
    /// What is wrong and what to do.
    static func text(_ finding: Finding, _ sentences: any Sentences) -> String {
        sentence(sentences.message(of: finding)) + (sentences.remedy(of: finding).map { " " + $0 } ?? "")
    }

    /// The message with a full stop, where it has none.
    static func sentence(_ message: String) -> String {
        message.last.map { ".!?。".contains($0) } ?? true ? message : message + "."
    }

    /// What a finding is about: a path, a parameter, or all files of a role.
    static func subject(_ finding: Finding) -> String {
        if let path = finding.path { return path.description }
        if let parameter = finding.parameter { return "parameter \(parameter)" }
        return finding.role.map { "all as \($0)" } ?? "the whole set"
    }

    /// How much it weighs: `error`, `warning`, `note`, or `undecided` where an error could not be decided.
    static func weight(_ finding: Finding) -> String {
        finding.isUndecided ? "undecided" : finding.severity.rawValue
    }

    /// The vendor's words and where they stand; nil for what is not a vendor's rule.
    static func source(_ finding: Finding) -> String? {
        finding.source.map { "\($0.titledStatement) (\($0.address), read \($0.read))" }
    }

    /// Why a finding does not count: "suppressed by .voice-preflight.yml:14 (the vendor agreed)".
    static func suppression(_ suppression: SuppressedFinding.Suppression) -> String {
        let verb = suppression.kind == .baseline ? "known from the baseline" : "suppressed by"
        return "\(verb) \(suppression.place)" + (suppression.reason.map { " (\($0))" } ?? "")
    }

    /// How many findings there are, as in "4 errors, 1 warning in 4 recordings", and of a pass how near a limit is.
    static func summary(_ report: Report, _ sentences: any Sentences) -> String {
        let errors = report.findings.filter { $0.severity == .error && $0.outcome == .fail }.count
        let open = report.findings.count(where: \.isUndecided)
        let warnings = report.findings.filter { $0.severity == .warning }.count
        var parts: [String] = []
        if errors > 0 { parts.append(MeasurementWords.count(errors, "error", "errors")) }
        if open > 0 { parts.append("\(open) undecided") }
        if warnings > 0 { parts.append(MeasurementWords.count(warnings, "warning", "warnings")) }
        if let suppressed = report.suppressed { parts.append(self.suppressed(suppressed.count)) }
        let count = report.recordingCount + report.unreadable.count
        let recordings = MeasurementWords.count(count, "recording", "recordings")
        let what = parts.isEmpty ? recordings : "\(parts.joined(separator: ", ")) in \(recordings)"
        guard report.verdict == .pass else { return what }
        return what + (report.nearestLimit(sentences).map { "; nearest limit: \($0)" } ?? "")
    }

    /// "2 suppressed".
    static func suppressed(_ count: Int) -> String { "\(count) suppressed" }

    /// The verdict in words, with how many findings there are.
    static func verdict(_ report: Report, _ sentences: any Sentences) -> String {
        ReportText.verdict(report, style: TextStyle(), sentences)
    }

    /// What is still needed to submit: no fault of what was given; nil where nothing is.
    static func needed(_ report: Report) -> String? {
        let names = report.findings.filter(\.isStillNeeded).compactMap { $0.parameter ?? $0.role.map { "\($0)=PATH" } }
        return names.isEmpty ? nil : "still needed to submit: \(names.joined(separator: ", "))"
    }
}

extension Report {
    /// How many recordings were measured, whether they are listed or only counted.
    var recordingCount: Int { max(recordings.count, totals.reduce(0) { $0 + $1.recordingCount }) }
}
