/// Whether the hum of the mains is heard where nobody speaks.
public enum MainsHum: Hashable, Sendable {
    /// It is not heard.
    case none
    /// It is heard: the fundamental in hertz, 50 or 60, and the level of it and its harmonics in dBFS.
    case heard(frequency: Int, level: Double)
}

extension MainsHum: Codable {
    private enum CodingKeys: String, CodingKey { case present, frequency, level }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard try values.decode(Bool.self, forKey: .present) else {
            self = .none
            return
        }
        self = .heard(
            frequency: try values.decode(Int.self, forKey: .frequency),
            level: try values.decode(Double.self, forKey: .level))
    }

    /// Writes `{"present": false}`, or `{"present": true, "frequency": 50, "level": -52.1}`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .none: try values.encode(false, forKey: .present)
        case .heard(let frequency, let level):
            try values.encode(true, forKey: .present)
            try values.encode(frequency, forKey: .frequency)
            try values.encode(level.rounded(toDecimals: 1), forKey: .level)
        }
    }
}
