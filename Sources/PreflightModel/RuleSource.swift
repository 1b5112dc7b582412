/// Where a rule comes from: the vendor's document and its words, or what it says in ours.
public struct RuleSource: Hashable, Sendable {
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

    /// What the document says.
    package enum Words: Hashable, Sendable {
        /// The document's own words in their own language, unchanged, with our English translation of what is not
        /// English.
        case quote(String, translation: String?)
        /// What the document says in our words, where its own are not at hand.
        case paraphrase(String)
    }

    /// The title of the document.
    public let title: String
    /// Where the document stands: a whole address, where it has one.
    public let address: String
    /// The day on which it was read, as `2026-11-20`.
    public let read: String
    /// How far it can be trusted.
    public let confidence: Confidence
    /// What it says.
    package let words: Words
    /// How the words are read here, where they can be read in more than one way.
    public let reading: String?

    /// Makes a source from its parts.
    package init(
        title: String, address: String, read: String, confidence: Confidence, words: Words, reading: String? = nil
    ) {
        self.title = title
        self.address = address
        self.read = read
        self.confidence = confidence
        self.words = words
        self.reading = reading
    }

    /// Makes a source that quotes its document.
    public init(
        title: String, address: String, read: String, confidence: Confidence, quote: String,
        translation: String? = nil, reading: String? = nil
    ) {
        self.init(
            title: title, address: address, read: read, confidence: confidence,
            words: .quote(quote, translation: translation), reading: reading)
    }

    /// The document's own words; nil where it is paraphrased.
    public var quote: String? {
        guard case .quote(let quote, _) = words else { return nil }
        return quote
    }

    /// Our translation of the quote; nil if there is none.
    public var translation: String? {
        guard case .quote(_, let translation) = words else { return nil }
        return translation
    }

    /// What the document says in our words; nil where it is quoted.
    public var paraphrase: String? {
        guard case .paraphrase(let paraphrase) = words else { return nil }
        return paraphrase
    }

    /// What the document says, as it is printed: a quote in quotation marks with our translation behind it, a paraphrase
    /// without them and marked as one.
    package var statement: String {
        switch words {
        case .quote(let quote, let translation): "“\(quote)”" + (translation.map { " (our translation: \($0))" } ?? "")
        case .paraphrase(let paraphrase): "Paraphrase: \(paraphrase)"
        }
    }

    /// The same behind the title of the document.
    package var titledStatement: String {
        switch words {
        case .quote: "\(title): \(statement)"
        case .paraphrase(let paraphrase): "\(title), paraphrased: \(paraphrase)"
        }
    }
}

extension RuleSource: Codable {
    private enum Key: String, CodingKey {
        case title, address, read, confidence, quote, translation, paraphrase, reading
    }

    /// Reads a source with either a quote or a paraphrase.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let words: Words =
            if let paraphrase = try values.decodeIfPresent(String.self, forKey: .paraphrase) {
                .paraphrase(paraphrase)
            } else {
                .quote(
                    try values.decode(String.self, forKey: .quote),
                    translation: try values.decodeIfPresent(String.self, forKey: .translation))
            }
        self.init(
            title: try values.decode(String.self, forKey: .title),
            address: try values.decode(String.self, forKey: .address),
            read: try values.decode(String.self, forKey: .read),
            confidence: try values.decode(Confidence.self, forKey: .confidence), words: words,
            reading: try values.decodeIfPresent(String.self, forKey: .reading))
    }

    /// Writes the words under `quote` and `translation`, or under `paraphrase`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(title, forKey: .title)
        try values.encode(address, forKey: .address)
        try values.encode(read, forKey: .read)
        try values.encode(confidence, forKey: .confidence)
        switch words {
        case .quote(let quote, let translation):
            try values.encode(quote, forKey: .quote)
            try values.encodeIfPresent(translation, forKey: .translation)
        case .paraphrase(let paraphrase): try values.encode(paraphrase, forKey: .paraphrase)
        }
        try values.encodeIfPresent(reading, forKey: .reading)
    }
}
