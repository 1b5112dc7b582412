/// What one rule says of one recording, parameter or set.
public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The rule is met.
    case pass
    /// The rule is not met.
    case fail
    /// The rule cannot be decided.
    case open
    /// The rule has nothing to say of this recording.
    case notApplicable
}
