/// What a whole check says.
public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// Nothing of severity error failed or stayed open.
    case pass
    /// A rule of severity error is not met.
    case fail
    /// Nothing failed, but something of severity error could not be measured or decided.
    case undetermined
}

extension Verdict {
    /// The verdict over findings: `fail` with any failed one at or above `failOn` (and any that is too close to call,
    /// where `failOn` asks for that); else `undetermined` with any open one of severity error; else `pass`.
    public init(_ findings: [Finding], failOn: Severity = .error) {
        let fails = findings.contains { finding in
            finding.severity >= failOn
                && (finding.outcome == .fail || (finding.outcome == .open && finding.severity < .error))
        }
        let isOpen = findings.contains { $0.outcome == .open && $0.severity == .error }
        self = fails ? .fail : isOpen ? .undetermined : .pass
    }
}
