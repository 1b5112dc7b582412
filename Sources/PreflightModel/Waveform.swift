/// The outline of a recording: how loud it is over time, for drawing.
///
/// It covers everything that a decoder puts out, encoder delay and padding included, in at most `greatestBucketCount`
/// buckets of equal length. Where a recording changes its sample rate midway, buckets are equal in frames, not in time.
public struct Waveform: Hashable, Sendable {
    /// The most buckets that a waveform has, however long the recording is.
    package static let greatestBucketCount = 1000

    /// How many sample frames a bucket has; the last one may have fewer. At least 1.
    public let framesPerBucket: Int64
    /// How many sample frames there are in all buckets together.
    public let frameCount: Int64
    /// The level of the greatest sample of any channel in each bucket.
    ///
    /// The channels are not mixed: a mix hides what cancels out, and the clipping of one channel.
    public let peaks: [UInt8]
    /// The level of the root mean square over all samples of all channels in each bucket; as many as `peaks`.
    public let means: [UInt8]
    /// The offset of the byte that was read last before each bucket began, from the start of the file; ascending, and as
    /// many as `peaks`. Decoders read ahead, so it is a place to look at, not an exact one.
    package let byteOffsets: [Int64]

    /// Where somebody speaks, in order; empty where nobody was listened for.
    package var speech: [SoundPlace] = []
    /// The levels of frequencies over time, at depth `listen`.
    package var spectrogram: Spectrogram?

    /// Makes a waveform from its buckets.
    package init(framesPerBucket: Int64, frameCount: Int64, peaks: [UInt8], means: [UInt8], byteOffsets: [Int64]) {
        self.framesPerBucket = max(1, framesPerBucket)
        self.frameCount = frameCount
        self.peaks = peaks
        self.means = means
        self.byteOffsets = byteOffsets
    }

    /// Where a byte of the file sounds, from 0 (the beginning) to 1 (the end); nil for what comes before the audio.
    package func position(ofByte offset: Int64) -> Double? {
        guard let first = byteOffsets.first, offset >= first, frameCount > 0 else { return nil }
        // The last bucket that begins at or before the byte.
        var (low, high) = (0, byteOffsets.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if byteOffsets[middle] <= offset { low = middle } else { high = middle }
        }
        guard low + 1 < byteOffsets.count else { return 1 }
        return min(1, Double(low) * Double(framesPerBucket) / Double(frameCount))
    }
}

extension Waveform: Codable {
    private enum CodingKeys: String, CodingKey {
        case framesPerBucket, frameCount, peaks, means, byteOffsets, speech, spectrogram
    }

    /// Reads the JSON form; as many peaks, means and byte offsets as there are.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func levels(_ key: CodingKeys) throws -> [UInt8] {
            guard let levels = Hexadecimal.bytes(try values.decode(String.self, forKey: key)) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: values, debugDescription: "not hexadecimal")
            }
            return levels
        }
        self.init(
            framesPerBucket: try values.decode(Int64.self, forKey: .framesPerBucket),
            frameCount: try values.decode(Int64.self, forKey: .frameCount), peaks: try levels(.peaks),
            means: try levels(.means), byteOffsets: try values.decode([Int64].self, forKey: .byteOffsets))
        speech = try values.decodeIfPresent([SoundPlace].self, forKey: .speech) ?? []
        spectrogram = try values.decodeIfPresent(Spectrogram.self, forKey: .spectrogram)
    }

    /// Writes the JSON form, with two hexadecimal digits for each level.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(framesPerBucket, forKey: .framesPerBucket)
        try values.encode(frameCount, forKey: .frameCount)
        try values.encode(Hexadecimal.string(peaks), forKey: .peaks)
        try values.encode(Hexadecimal.string(means), forKey: .means)
        try values.encode(byteOffsets, forKey: .byteOffsets)
        if !speech.isEmpty { try values.encode(speech, forKey: .speech) }
        try values.encodeIfPresent(spectrogram, forKey: .spectrogram)
    }
}

extension Waveform {
    /// A level is a number of 8 bits: 255 is full scale, each step below it is 3/8 dB less, and 0 is silence (or anything
    /// below -95 dB of full scale).
    private static let amplitudes: [Double] = {
        // 10 to the power of (3/8)/20.
        let step = 1.044_118_519_6
        var table = [Double](repeating: 0, count: 256)
        var amplitude = 1.0
        for level in stride(from: 255, to: 0, by: -1) {
            table[level] = amplitude
            amplitude /= step
        }
        return table
    }()

    /// The amplitude of a level, from 0 to 1.
    public static func amplitude(ofLevel level: UInt8) -> Double { amplitudes[Int(level)] }

    /// The level nearest to an amplitude in decibels; full scale for everything above 1, silence for what is not a number.
    package static func level(ofAmplitude amplitude: Double) -> UInt8 {
        // Half a step more, so that the search rounds.
        let raised = amplitude * 1.021_821_2
        guard raised >= amplitudes[1] else { return 0 }
        var (low, high) = (1, 256)
        while high - low > 1 {
            let middle = (low + high) / 2
            if amplitudes[middle] <= raised { low = middle } else { high = middle }
        }
        return UInt8(low)
    }
}
