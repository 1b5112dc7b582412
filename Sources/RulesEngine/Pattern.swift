/// A regular expression of a profile, checked when the profile is loaded; it must match a whole value.
struct Pattern: Sendable {
    /// The expression as the profile writes it.
    let text: String

    /// Takes an expression that compiles; nil for one that does not.
    init?(_ text: String) {
        guard (try? Regex(text)) != nil else { return nil }
        self.text = text
    }

    func matches(_ value: String) -> Bool {
        // Regex is not Sendable, and compiling one takes microseconds: it is made anew where it is used.
        guard let regex = try? Regex(text).matchingSemantics(.unicodeScalar) else { return false }
        return (try? regex.wholeMatch(in: value)) != nil
    }
}
