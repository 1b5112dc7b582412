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
        if findings.contains(where: { $0.isFatal(failOn: failOn) }) {
            self = .fail
        } else {
            self = findings.contains(where: \.isUndecided) ? .undetermined : .pass
        }
    }
}
