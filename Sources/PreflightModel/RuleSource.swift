/// Where a rule comes from: the vendor's document and its words.
public struct RuleSource: Hashable, Sendable, Codable {
    /// How far the source can be trusted.
    public enum Confidence: String, Sendable, Codable, CaseIterable {
        /// The vendor's own document was read.
        case a = "A"
        /// The vendor's text was seen as a copy, or on an older page.
        case b = "B"
        /// A third party says so.
        case c = "C"
        /// The user's own rule.
        case own
    }

    /// The title of the document.
    public let title: String
    /// Where the document stands.
    public let address: String
    /// The day on which it was read, as `2026-11-20`.
    public let read: String
    /// How far it can be trusted.
    public let confidence: Confidence
    /// The vendor's words.
    public let quote: String
    /// How the words are read here, where they can be read in more than one way.
    public let reading: String?

    /// Makes a source from its parts.
    public init(
        title: String, address: String, read: String, confidence: Confidence, quote: String, reading: String? = nil
    ) {
        self.title = title
        self.address = address
        self.read = read
        self.confidence = confidence
        self.quote = quote
        self.reading = reading
    }
}
