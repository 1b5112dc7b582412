/// How far a measured number is from the nearest end of what a rule allows.
public struct Headroom: Hashable, Sendable {
    /// An end of what is allowed.
    public enum Side: String, Sendable, Codable {
        /// The least that is allowed.
        case minimum
        /// The most that is allowed.
        case maximum
    }

    /// The distance, in `unit`; negative where the limit is passed.
    package var distance: Fact
    /// The unit of the distance.
    public var unit: Quantity.Unit
    /// Which end is the nearest, or is passed.
    public var side: Side

    /// The distance as a number.
    public var value: Double { distance.number ?? 0 }

    /// Makes a headroom from its parts.
    public init(_ distance: Fact, unit: Quantity.Unit, side: Side) {
        self.distance = distance
        self.unit = unit
        self.side = side
    }
}

extension Headroom: Decodable {
    private enum CodingKeys: String, CodingKey { case side }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let quantity = try Quantity(from: decoder)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            quantity.fact, unit: quantity.unit ?? .integer,
            side: try values.decodeIfPresent(Side.self, forKey: .side) ?? .maximum)
    }
}
