/// What was heard in a recording, estimated by networks and by statistics.
///
/// Levels are in dBFS (a full-scale sine has −3.01), times in seconds from the first coded frame. Each beginning and end of
/// speech is known to a tenth of a second.
public struct SpeechMeasurement: Hashable, Sendable {
    /// How far the beginning or the end of speech may be from where it was heard, in seconds.
    package static let edgeUncertainty = 0.1
    /// A pause of at least this many seconds is counted as one between sentences, not as one for breath.
    package static let shortestSentencePause = 0.7

    /// How long somebody speaks, pauses left out, in seconds.
    public let duration: Estimate
    /// How many stretches of speech there are; a stretch ends with 0.1 s of silence.
    public let segmentCount: Int
    /// Where the first word begins, in seconds; nil where nobody speaks.
    public let first: Double?
    /// Where the last word ends, in seconds; nil where nobody speaks.
    public let last: Double?
    /// Whether a word is under way at the very first sample.
    public let isCutOffAtStart: Bool
    /// Whether a word is under way at the very last sample.
    public let isCutOffAtEnd: Bool
    /// The longest stretch without a pause between sentences; nil where nobody speaks.
    public let longestContinuous: SoundPlace?
    /// The pauses between words: the longest first, at most 10.
    public let pauses: [SoundPlace]
    /// The shortest pause between sentences (of at least 0.7 s), in seconds; nil where there is none.
    public let shortestSentencePause: Double?
    /// The level of speech alone, without pauses, in dBFS; nil where nobody speaks.
    public let level: Double?
    /// Signal-to-noise ratio in dB; nil where nobody speaks, or where no noise can be heard alone.
    public let snr: Estimate?
    /// The noise where nobody speaks.
    public let noiseFloor: NoiseFloor
    /// Up to which frequency there is sound, in hertz; nil where there is too little sound to tell.
    public let bandwidth: Estimate?
    /// Whether the room echoes; nil where too few words die away undisturbed to tell.
    public let isReverberant: Bool?
    /// Whether the mains hum; nil where too little is without speech to tell.
    public let hum: MainsHum?
    /// What listeners would say; nil where it was not asked for, or nothing could be told.
    public let mos: OpinionScores?
    /// How many voices there are; nil where nobody asked.
    public let speakers: SpeakersMeasurement?

    /// The longest pause between words, in seconds; nil where there is none.
    public var longestPause: Double? { pauses.first?.duration }

    /// Makes a measurement from its values: times are rounded to milliseconds, levels to tenths of a decibel. Of the pauses,
    /// the longest are kept.
    package init(
        duration: Estimate, segmentCount: Int, first: Double? = nil, last: Double? = nil,
        isCutOffAtStart: Bool = false, isCutOffAtEnd: Bool = false, longestContinuous: SoundPlace? = nil,
        pauses: [SoundPlace] = [], shortestSentencePause: Double? = nil, level: Double? = nil, snr: Estimate? = nil,
        noiseFloor: NoiseFloor = NoiseFloor(before: nil, between: nil, after: nil), bandwidth: Estimate? = nil,
        isReverberant: Bool? = nil, hum: MainsHum? = nil, mos: OpinionScores? = nil,
        speakers: SpeakersMeasurement? = nil
    ) {
        self.duration = duration.rounded(toDecimals: 3)
        self.segmentCount = segmentCount
        self.first = first?.rounded(toDecimals: 3)
        self.last = last?.rounded(toDecimals: 3)
        self.isCutOffAtStart = isCutOffAtStart
        self.isCutOffAtEnd = isCutOffAtEnd
        self.longestContinuous = longestContinuous
        self.pauses = Array(pauses.longestFirst.prefix(SoundRuns.greatestPlaceCount))
        self.shortestSentencePause = shortestSentencePause?.rounded(toDecimals: 3)
        self.level = level?.rounded(toDecimals: 1)
        self.snr = snr?.rounded(toDecimals: 1)
        self.noiseFloor = noiseFloor
        self.bandwidth = bandwidth?.rounded(toDecimals: 0)
        self.isReverberant = isReverberant
        self.hum = hum
        self.mos = mos
        self.speakers = speakers
    }
}

extension SpeechMeasurement: Codable {
    private enum CodingKeys: String, CodingKey {
        case duration, segmentCount, first, last, cutOffAtStart, cutOffAtEnd, longestContinuous, longestContinuousStart
        case longestPause, pauses, shortestSentencePause, level, snr, noiseFloor, bandwidth, reverberant, hum, mos
        case speakers
    }

    /// Reads the documented JSON form; `longestPause` is derived and not read.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let longest = try values.decodeIfPresent(Double.self, forKey: .longestContinuous)
        let longestStart = try values.decodeIfPresent(Double.self, forKey: .longestContinuousStart)
        self.init(
            duration: try values.decode(Estimate.self, forKey: .duration),
            segmentCount: try values.decodeNumber(forKey: .segmentCount),
            first: try values.decodeIfPresent(Double.self, forKey: .first),
            last: try values.decodeIfPresent(Double.self, forKey: .last),
            isCutOffAtStart: try values.decode(Bool.self, forKey: .cutOffAtStart),
            isCutOffAtEnd: try values.decode(Bool.self, forKey: .cutOffAtEnd),
            longestContinuous: longest.map { SoundPlace(start: longestStart ?? 0, duration: $0) },
            pauses: try values.decode([SoundPlace].self, forKey: .pauses),
            shortestSentencePause: try values.decodeIfPresent(Double.self, forKey: .shortestSentencePause),
            level: try values.decodeIfPresent(Double.self, forKey: .level),
            snr: try values.decodeIfPresent(Estimate.self, forKey: .snr),
            noiseFloor: try values.decode(NoiseFloor.self, forKey: .noiseFloor),
            bandwidth: try values.decodeIfPresent(Estimate.self, forKey: .bandwidth),
            isReverberant: try values.decodeIfPresent(Bool.self, forKey: .reverberant),
            hum: try values.decodeIfPresent(MainsHum.self, forKey: .hum),
            mos: try values.decodeIfPresent(OpinionScores.self, forKey: .mos),
            speakers: try values.decodeIfPresent(SpeakersMeasurement.self, forKey: .speakers))
    }

    /// Writes the documented JSON form. What is unknown is `null`; `mos` and `speakers` are absent where nobody asked.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(duration, forKey: .duration)
        try values.encode(segmentCount, forKey: .segmentCount)
        try values.encode(first, forKey: .first)
        try values.encode(last, forKey: .last)
        try values.encode(isCutOffAtStart, forKey: .cutOffAtStart)
        try values.encode(isCutOffAtEnd, forKey: .cutOffAtEnd)
        try values.encode(longestContinuous?.duration, forKey: .longestContinuous)
        try values.encode(longestContinuous?.start, forKey: .longestContinuousStart)
        try values.encode(longestPause, forKey: .longestPause)
        try values.encode(pauses, forKey: .pauses)
        try values.encode(shortestSentencePause, forKey: .shortestSentencePause)
        try values.encode(level, forKey: .level)
        try values.encode(snr, forKey: .snr)
        try values.encode(noiseFloor, forKey: .noiseFloor)
        try values.encode(bandwidth, forKey: .bandwidth)
        try values.encode(isReverberant, forKey: .reverberant)
        try values.encode(hum, forKey: .hum)
        try values.encodeIfPresent(mos, forKey: .mos)
        try values.encodeIfPresent(speakers, forKey: .speakers)
    }
}
