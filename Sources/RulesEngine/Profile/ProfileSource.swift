public import PreflightModel

/// A document that a profile was written from.
public struct ProfileSource: Hashable, Sendable {
    /// The short name that rules refer to.
    public var name: String
    /// The title of the document.
    public var title: String
    /// Where the document stands.
    public var address: String
    /// The day on which it was read, as `2026-11-20`.
    public var read: String
    /// How far it can be trusted.
    public var confidence: RuleSource.Confidence

    /// Makes a source from its parts.
    package init(name: String, title: String, address: String, read: String, confidence: RuleSource.Confidence) {
        self.name = name
        self.title = title
        self.address = address
        self.read = read
        self.confidence = confidence
    }
}
