extension TotalDuration: Codable {
    private enum CodingKeys: String, CodingKey { case sampleRate, frameCount }

    /// Reads the JSON form.
    ///
    /// - Throws: `DecodingError` where a rate is below 1, or where a rate comes twice.
    package init(from decoder: any Decoder) throws {
        self.init()
        var entries = try decoder.unkeyedContainer()
        while !entries.isAtEnd {
            let entry = try entries.nestedContainer(keyedBy: CodingKeys.self)
            let rate = try entry.decode(Int64.self, forKey: .sampleRate)
            guard rate > 0, framesByRate[rate] == nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: .sampleRate, in: entry, debugDescription: "\(rate) is below 1, or was there before")
            }
            framesByRate[rate] = try entry.decode(JSONInteger.self, forKey: .frameCount).value
        }
    }

    /// Writes the JSON form: frames of each rate, sorted by rate.
    package func encode(to encoder: any Encoder) throws {
        var entries = encoder.unkeyedContainer()
        for (rate, frames) in framesByRate.sorted(by: { $0.key < $1.key }) {
            var entry = entries.nestedContainer(keyedBy: CodingKeys.self)
            try entry.encode(rate, forKey: .sampleRate)
            try entry.encode(JSONInteger(frames), forKey: .frameCount)
        }
    }
}

extension ExactDuration: Codable {
    private enum CodingKeys: String, CodingKey { case sampleRate, frameCount }

    /// Reads the JSON form.
    ///
    /// - Throws: `DecodingError` where the rate is below 1.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let rate = try values.decode(Int64.self, forKey: .sampleRate)
        guard rate > 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .sampleRate, in: values, debugDescription: "\(rate) is below 1")
        }
        self.init(numerator: try values.decode(Int64.self, forKey: .frameCount), denominator: rate)
    }

    /// Writes the JSON form: frames at a rate, both in lowest terms.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(denominator, forKey: .sampleRate)
        try values.encode(numerator, forKey: .frameCount)
    }
}

/// A whole number of 128 bits, in JSON as its decimal digits in a string: numbers of JSON are exact up to 2⁵³ only.
struct JSONInteger: Codable {
    let value: Int128

    init(_ value: Int128) { self.value = value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let digits = try container.decode(String.self)
        // A sum of as many as there may be must not overflow.
        guard let value = Int128(digits), value.magnitude < 1 << 120 else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(digits.prefix(50))\" is not a whole number below 2^120")
        }
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(value))
    }
}
