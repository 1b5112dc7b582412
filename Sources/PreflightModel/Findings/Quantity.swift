/// What was measured: a number with its unit, or a name.
///
/// In JSON it has the `text` that people read, which the encoder's `Sentences` make.
public struct Quantity: Hashable, Sendable {
    /// The number, or the name where the thing measured is one, such as a container.
    package var fact: Fact
    /// The unit of the number; nil if there is none.
    public var unit: Unit?
    /// How far the truth may be from the number on either side, in the same unit; nil where the number is exact.
    public var uncertainty: Double?

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
        /// Decibels between two levels.
        case decibels = "dB"
        /// Decibels relative to full scale, where a full-scale sine has an RMS of −3.01.
        case decibelsFullScale = "dBFS"
        /// Decibels relative to full scale, between samples too.
        case decibelsTruePeak = "dBTP"
        /// Loudness units between two loudnesses.
        case loudnessUnits = "LU"
        /// Loudness units relative to full scale.
        case loudnessUnitsFullScale = "LUFS"
        /// Sample frames, each channel on its own.
        case frames
        /// Hundredths.
        case percent = "%"
        /// A mean opinion score, from 1 to 5.
        case score

        /// Whether its numbers have fractions.
        package var hasFractions: Bool {
            switch self {
            case .seconds, .decibels, .decibelsFullScale, .decibelsTruePeak, .loudnessUnits, .loudnessUnitsFullScale,
                .percent, .score:
                true
            case .bytes, .hertz, .bits, .bitsPerSecond, .channels, .recordings, .characters, .integer, .frames: false
            }
        }

        /// The unit of the distance between two numbers of this unit.
        package var ofDistance: Unit {
            switch self {
            case .decibelsFullScale, .decibelsTruePeak: .decibels
            case .loudnessUnitsFullScale: .loudnessUnits
            default: self
            }
        }

        /// A number of this unit as a fact: rounded to whole ones where there are no fractions.
        package func fact(_ value: Double) -> Fact {
            hasFractions ? .number(value) : .integer(Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max))
        }
    }

    /// Makes a quantity from its parts.
    public init(_ fact: Fact, unit: Unit? = nil, uncertainty: Double? = nil) {
        self.fact = fact
        self.unit = unit
        self.uncertainty = uncertainty
    }
}

extension Quantity: Decodable {
    enum CodingKeys: String, CodingKey { case value, unit, text, uncertainty }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        unit = try values.decodeIfPresent(Unit.self, forKey: .unit)
        uncertainty = try values.decodeIfPresent(Double.self, forKey: .uncertainty)
        guard let value = try values.decodeIfPresent(Double.self, forKey: .value) else {
            fact = .text(try values.decode(String.self, forKey: .text))
            return
        }
        fact =
            unit?.hasFractions == true
            ? .number(value) : Int64(exactly: value).map { .integer($0) } ?? .number(value)
    }
}

/// A quantity with the text that people read.
struct WrittenQuantity: Encodable {
    var value: Double?
    var unit: Quantity.Unit?
    var text: String?
    /// How far the truth may be from the value.
    var uncertainty: Double?
    /// Which end of a limit is near.
    var side: Headroom.Side?
    /// Whether a limit itself is not allowed; nil where it is.
    var isExclusive: Bool?
}
