/// What a whole check says.
public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// Nothing of severity error failed or stayed open.
    case pass
    /// A rule of severity error is not met.
    case fail
    /// Nothing failed, but something of severity error could not be measured or decided.
    case undetermined
}
