/// What was measured: a number with its unit, or a name.
///
/// In JSON it has the `text` that people read, which the encoder's `Sentences` make.
public struct Quantity: Hashable, Sendable {
    /// The number, or the name where the thing measured is one, such as a container.
    package var fact: Fact
    /// The unit of the number; nil if there is none.
    public var unit: Unit?

    /// The number; nil for a name.
    public var value: Double? { fact.number }

    /// What a number counts.
    public enum Unit: String, Sendable, Codable {
        /// Seconds.
        case seconds = "s"
        /// Bytes.
        case bytes = "B"
        /// Sample frames per second.
        case hertz = "Hz"
        /// Bits per sample.
        case bits = "bit"
        /// Bits per second.
        case bitsPerSecond = "bit/s"
        /// Channels.
        case channels
        /// Recordings.
        case recordings
        /// Unicode scalar values.
        case characters
        /// A plain integer.
        case integer
    }

    /// Makes a quantity from its parts.
    public init(_ fact: Fact, unit: Unit? = nil) {
        self.fact = fact
        self.unit = unit
    }
}

extension Quantity: Decodable {
    enum CodingKeys: String, CodingKey { case value, unit, text }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        unit = try values.decodeIfPresent(Unit.self, forKey: .unit)
        guard let value = try values.decodeIfPresent(Double.self, forKey: .value) else {
            fact = .text(try values.decode(String.self, forKey: .text))
            return
        }
        fact = unit == .seconds ? .number(value) : Int64(exactly: value).map { .integer($0) } ?? .number(value)
    }
}

/// A quantity with the text that people read.
struct WrittenQuantity: Encodable {
    var value: Double?
    var unit: Quantity.Unit?
    var text: String?
    /// Which end of a limit is near.
    var side: Headroom.Side?
    /// Whether a limit itself is not allowed; nil where it is.
    var isExclusive: Bool?
}
