/// The levels of frequencies over time, for drawing.
package struct Spectrogram: Hashable, Sendable {
    /// The most columns, however long the recording is.
    package static let greatestColumnCount = 240
    /// How many bands a column has.
    package static let bandCount = 40
    /// Frequencies above it are not drawn, in hertz.
    package static let greatestFrequency = 24_000.0
    /// What is quieter is not drawn, in dBFS.
    package static let lowestLevel = -100.0
    /// Levels are drawn in so many steps, 0 the lowest.
    package static let stepCount = 16

    /// How long a column is, in seconds.
    package let columnDuration: Double
    /// The upper end of the highest band, in hertz.
    package let greatestFrequency: Double
    /// The level of each band, from 0 to 15: column by column, from the lowest band to the highest.
    package let levels: [UInt8]

    /// How many columns there are.
    package var columnCount: Int { levels.count / Self.bandCount }

    /// Makes a spectrogram from its levels.
    package init(columnDuration: Double, greatestFrequency: Double, levels: [UInt8]) {
        self.columnDuration = columnDuration
        self.greatestFrequency = greatestFrequency
        self.levels = levels
    }
}

extension Spectrogram: Codable {
    private enum CodingKeys: String, CodingKey { case columnDuration, greatestFrequency, levels }

    /// Reads what `encode(to:)` wrote.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let bytes = Hexadecimal.bytes(try values.decode(String.self, forKey: .levels))
        guard let bytes, bytes.count % Self.bandCount == 0, bytes.allSatisfy({ $0 < Self.stepCount }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .levels, in: values, debugDescription: "not the levels of a spectrogram")
        }
        self.init(
            columnDuration: try values.decode(Double.self, forKey: .columnDuration),
            greatestFrequency: try values.decode(Double.self, forKey: .greatestFrequency), levels: bytes)
    }

    /// Writes the levels with two hexadecimal digits each.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(columnDuration, forKey: .columnDuration)
        try values.encode(greatestFrequency, forKey: .greatestFrequency)
        try values.encode(Hexadecimal.string(levels), forKey: .levels)
    }
}
