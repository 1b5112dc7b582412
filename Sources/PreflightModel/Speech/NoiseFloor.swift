/// The noise where nobody speaks, in dBFS (a full-scale sine has −3.01); each is nil where that part is too short to tell.
public struct NoiseFloor: Hashable, Sendable {
    /// Before the first word.
    public let before: Double?
    /// In pauses.
    public let between: Double?
    /// After the last word.
    public let after: Double?

    /// The loudest of the three; nil where none is known.
    public var loudest: Double? { [before, between, after].compactMap(\.self).max() }

    /// Makes noise floors from decibels, which are rounded to one decimal.
    package init(before: Double?, between: Double?, after: Double?) {
        self.before = before?.rounded(toDecimals: 1)
        self.between = between?.rounded(toDecimals: 1)
        self.after = after?.rounded(toDecimals: 1)
    }
}

extension NoiseFloor: Codable {
    private enum CodingKeys: String, CodingKey { case before, between, after }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            before: try values.decodeIfPresent(Double.self, forKey: .before),
            between: try values.decodeIfPresent(Double.self, forKey: .between),
            after: try values.decodeIfPresent(Double.self, forKey: .after))
    }

    /// Writes the documented JSON form, in which an unknown level is `null`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(before, forKey: .before)
        try values.encode(between, forKey: .between)
        try values.encode(after, forKey: .after)
    }
}
