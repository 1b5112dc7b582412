/// A value with its unit, as it is written in JSON: the number for programs, the text for people.
public struct Quantity: Hashable, Sendable, Codable {
    /// The number; nil where the thing measured is a name, such as a container.
    public let value: Double?
    /// The unit of `value`; nil if there is none.
    public let unit: Unit?
    /// The value in words, with its unit.
    public let text: String

    /// What `value` counts.
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
    public init(value: Double? = nil, unit: Unit? = nil, text: String) {
        self.value = value
        self.unit = unit
        self.text = text
    }
}
