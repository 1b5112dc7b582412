/// A value that was estimated, with what it may be off by.
public struct Estimate: Hashable, Sendable, Codable {
    /// The estimate, in the unit of what is estimated.
    public let value: Double
    /// How far the truth may be on either side, in the same unit; never negative. In measurements, nine in ten were nearer.
    public let uncertainty: Double

    /// The lowest value that the truth may have.
    public var lowest: Double { value - uncertainty }

    /// The greatest value that the truth may have.
    public var greatest: Double { value + uncertainty }

    /// Makes an estimate; the uncertainty's sign is left out.
    public init(_ value: Double, uncertainty: Double) {
        self.value = value
        self.uncertainty = uncertainty.magnitude
    }

    /// Reads `value` and `uncertainty`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try values.decode(Double.self, forKey: .value),
            uncertainty: try values.decode(Double.self, forKey: .uncertainty))
    }

    /// The same with so many decimals.
    package func rounded(toDecimals decimals: Int) -> Estimate {
        Estimate(
            value.rounded(toDecimals: decimals), uncertainty: uncertainty.rounded(toDecimals: decimals))
    }
}
