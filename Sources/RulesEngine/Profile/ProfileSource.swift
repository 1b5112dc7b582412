package import PreflightModel

/// A document that a profile was written from.
package struct ProfileSource: Hashable, Sendable {
    /// The short name that rules refer to.
    package var name: String
    /// The title of the document.
    package var title: String
    /// Where the document stands.
    package var address: String
    /// The day on which it was read, as `2026-11-20`.
    package var read: String
    /// How far it can be trusted.
    package var confidence: RuleSource.Confidence

    /// Makes a source from its parts.
    package init(name: String, title: String, address: String, read: String, confidence: RuleSource.Confidence) {
        self.name = name
        self.title = title
        self.address = address
        self.read = read
        self.confidence = confidence
    }
}
