/// How many voices were heard in a recording.
///
/// Stretches of 2 s of speech are compared with each other. What a voice sounds like is not in it.
public struct SpeakersMeasurement: Hashable, Sendable {
    /// The number of voices; nil where there is too little speech to compare.
    public let count: Int?
    /// How alike the two groups of stretches are that differ the most, from −1 to 1: the cosine of the angle between them. One
    /// speaker has 0.6 and more as a rule, two have less than 0.45. Nil where there is too little speech to compare.
    public let cohesion: Double?
    /// How many stretches were compared.
    public let stretchCount: Int
    /// Where another voice than the one with the most speech was heard: the longest first, at most 10.
    public let others: [SoundPlace]

    /// Makes a measurement from its values; the cohesion is rounded to hundredths. Of the places, the longest are kept.
    package init(count: Int?, cohesion: Double?, stretchCount: Int, others: [SoundPlace] = []) {
        self.count = count
        self.cohesion = cohesion?.rounded(toDecimals: 2)
        self.stretchCount = stretchCount
        self.others = Array(others.longestFirst.prefix(SoundRuns.greatestPlaceCount))
    }
}

extension SpeakersMeasurement: Codable {
    private enum CodingKeys: String, CodingKey { case count, cohesion, stretches, others }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let isCounted = try !values.decodeNil(forKey: .count)
        self.init(
            count: isCounted ? try values.decodeNumber(forKey: .count, atLeast: 1) : nil,
            cohesion: try values.decodeIfPresent(Double.self, forKey: .cohesion),
            stretchCount: try values.decodeNumber(forKey: .stretches),
            others: try values.decode([SoundPlace].self, forKey: .others))
    }

    /// Writes the documented JSON form. What is unknown is `null`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(count, forKey: .count)
        try values.encode(cohesion, forKey: .cohesion)
        try values.encode(stretchCount, forKey: .stretches)
        try values.encode(others, forKey: .others)
    }
}
