/// What is exactly known of a recording's samples, over everything that a decoder puts out.
///
/// Nothing here is an estimate: two programs that decode the same samples and follow the same standards find the same. Times
/// are in seconds from the first coded frame.
public struct SignalMeasurement: Hashable, Sendable {
    /// The levels over all channels: the greatest peaks, the power of all samples, the loudness of all channels together.
    public let levels: ChannelSignal
    /// The levels of each channel; empty where there is one.
    public let channelLevels: [ChannelSignal]
    /// The loudness range in LU (EBU Tech 3342); nil where less than 3 s are above the gate.
    public let loudnessRange: Double?
    /// Runs of samples at or beyond full scale, and flat tops below it.
    public let clipping: SoundRuns
    /// Runs of exact zeros that cut into sound.
    public let dropouts: SoundRuns
    /// Stretches that repeat, sample by sample, what is immediately before them.
    public let repeats: SoundRuns
    /// Samples that are infinite or not a number; they count as zeros in everything else.
    public let nonFiniteSampleCount: Int64
    /// Floating-point samples beyond full scale.
    public let overFullScaleSampleCount: Int64
    /// The bits that integer samples really use; nil for samples that are not integers, for lossy codecs, and for silence.
    public let effectiveBitDepth: Int?
    /// The level in dBFS below which a window of about 10 ms counts as silent; nil where there is nothing but zeros.
    public let silenceLevel: Double?
    /// How long it takes until the first sound, in seconds; the whole length where there is none.
    public let leadingSilence: Double
    /// How long there is no sound at the end, in seconds; the whole length where there is none.
    public let trailingSilence: Double
    /// How much is silent in all channels, in seconds, at the beginning and the end too.
    public let silentDuration: Double
    /// How much is nothing but zeros in all channels, in seconds, in windows of about 10 ms.
    public let digitalSilence: Double
    /// Silences of at least 0.25 s between sounds.
    public let pauses: SoundRuns
    /// What the channels have to do with each other.
    public let channels: ChannelRelation
    /// The channels that are silent while others are not, counted from 1.
    public let deadChannels: [Int]
    /// A hash of the decoded samples, the same in every container and with any tags: `xxh64:` and 16 hexadecimal digits.
    ///
    /// It is XXH64 of the interleaved samples as little-endian 32-bit floating-point numbers with full scale as 1, as
    /// `ffmpeg -f f32le` writes them. Rate and channel count are not in it.
    public let sampleHash: String

    /// Makes a measurement from its values; times are rounded to microseconds.
    package init(
        levels: ChannelSignal, channelLevels: [ChannelSignal] = [], loudnessRange: Double? = nil,
        clipping: SoundRuns = .none, dropouts: SoundRuns = .none, repeats: SoundRuns = .none,
        nonFiniteSampleCount: Int64 = 0, overFullScaleSampleCount: Int64 = 0, effectiveBitDepth: Int? = nil,
        silenceLevel: Double? = nil, leadingSilence: Double = 0, trailingSilence: Double = 0,
        silentDuration: Double = 0, digitalSilence: Double = 0, pauses: SoundRuns = .none,
        channels: ChannelRelation = .mono, deadChannels: [Int] = [], sampleHash: String
    ) {
        self.levels = levels
        self.channelLevels = channelLevels
        self.loudnessRange = loudnessRange?.rounded(toDecimals: 2)
        self.clipping = clipping
        self.dropouts = dropouts
        self.repeats = repeats
        self.nonFiniteSampleCount = nonFiniteSampleCount
        self.overFullScaleSampleCount = overFullScaleSampleCount
        self.effectiveBitDepth = effectiveBitDepth
        self.silenceLevel = silenceLevel?.rounded(toDecimals: 1)
        self.leadingSilence = leadingSilence.rounded(toDecimals: 6)
        self.trailingSilence = trailingSilence.rounded(toDecimals: 6)
        self.silentDuration = silentDuration.rounded(toDecimals: 6)
        self.digitalSilence = digitalSilence.rounded(toDecimals: 6)
        self.pauses = pauses
        self.channels = channels
        self.deadChannels = deadChannels
        self.sampleHash = sampleHash
    }
}

extension SignalMeasurement: Codable {
    private enum CodingKeys: String, CodingKey {
        case loudnessRange, clipping, dropouts, repeats, nonFiniteSampleCount, overFullScaleSampleCount
        case effectiveBitDepth, silenceLevel, leadingSilence, trailingSilence, silentDuration, digitalSilence, pauses
        case channels, deadChannels, byChannel, sampleHash
    }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            levels: try ChannelSignal(from: decoder),
            channelLevels: try values.decodeIfPresent([ChannelSignal].self, forKey: .byChannel) ?? [],
            loudnessRange: try values.decodeIfPresent(Double.self, forKey: .loudnessRange),
            clipping: try values.decode(SoundRuns.self, forKey: .clipping),
            dropouts: try values.decode(SoundRuns.self, forKey: .dropouts),
            repeats: try values.decode(SoundRuns.self, forKey: .repeats),
            nonFiniteSampleCount: try values.decode(Int64.self, forKey: .nonFiniteSampleCount),
            overFullScaleSampleCount: try values.decode(Int64.self, forKey: .overFullScaleSampleCount),
            effectiveBitDepth: try values.decodeIfPresent(Int.self, forKey: .effectiveBitDepth),
            silenceLevel: try values.decodeIfPresent(Double.self, forKey: .silenceLevel),
            leadingSilence: try values.decode(Double.self, forKey: .leadingSilence),
            trailingSilence: try values.decode(Double.self, forKey: .trailingSilence),
            silentDuration: try values.decode(Double.self, forKey: .silentDuration),
            digitalSilence: try values.decode(Double.self, forKey: .digitalSilence),
            pauses: try values.decode(SoundRuns.self, forKey: .pauses),
            channels: try values.decode(ChannelRelation.self, forKey: .channels),
            deadChannels: try values.decodeIfPresent([Int].self, forKey: .deadChannels) ?? [],
            sampleHash: try values.decode(String.self, forKey: .sampleHash))
    }

    /// Writes the documented JSON form: the levels over all channels stand beside the rest, those of each channel under
    /// `byChannel`. What is unknown is `null`, what does not apply is absent.
    public func encode(to encoder: any Encoder) throws {
        try levels.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(loudnessRange, forKey: .loudnessRange)
        try values.encode(clipping, forKey: .clipping)
        try values.encode(dropouts, forKey: .dropouts)
        try values.encode(repeats, forKey: .repeats)
        try values.encode(nonFiniteSampleCount, forKey: .nonFiniteSampleCount)
        try values.encode(overFullScaleSampleCount, forKey: .overFullScaleSampleCount)
        try values.encodeIfPresent(effectiveBitDepth, forKey: .effectiveBitDepth)
        try values.encode(silenceLevel, forKey: .silenceLevel)
        try values.encode(leadingSilence, forKey: .leadingSilence)
        try values.encode(trailingSilence, forKey: .trailingSilence)
        try values.encode(silentDuration, forKey: .silentDuration)
        try values.encode(digitalSilence, forKey: .digitalSilence)
        try values.encode(pauses, forKey: .pauses)
        try values.encode(channels, forKey: .channels)
        if !deadChannels.isEmpty { try values.encode(deadChannels, forKey: .deadChannels) }
        if !channelLevels.isEmpty { try values.encode(channelLevels, forKey: .byChannel) }
        try values.encode(sampleHash, forKey: .sampleHash)
    }
}
