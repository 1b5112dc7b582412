/// One thing that is done to the samples of a recording, or to the file around them.
///
/// What frames are taken, and how takes are joined, is said by the parts of a `PreparedTake`.
package enum PreparationOperation: Hashable, Sendable {
    /// Writes the file around the audio anew: true sizes, a true Xing frame, true totals, nothing behind the audio.
    case repairHeader
    /// Keeps one channel, counted from 1.
    case selectChannel(Int)
    /// Makes one channel of all, their mean.
    case mixToMono
    /// Makes everything louder or quieter, without limiting; refused where the true peak would exceed full scale.
    case gain(decibels: Double)
    /// Converts to this sample rate in hertz: `frameCount` × new / old frames, rounded to the nearest, half up.
    case resample(to: Int)
    /// Writes samples with 16 or 24 bits: with dither, or without it where the lower bits are empty.
    case reduceBitDepth(to: Int, dithered: Bool)
    /// Writes the samples of a lossless recording, or of a companded one with 16 bits, as little-endian PCM into WAV or RF64.
    case rewrap(to: Container)
    /// Writes what a decoder makes of a lossy recording as PCM with 16 bits into WAV.
    case decode
    /// Codes the samples.
    case encode(PreparedEncoding)

    /// What it does to the quality.
    package var cost: PreparationCost {
        switch self {
        case .repairHeader, .selectChannel, .reduceBitDepth(_, dithered: false), .rewrap, .encode(.flac): .lossless
        // A decoder adds no loss of its own but the rounding to 16 bits.
        case .mixToMono, .gain, .resample, .reduceBitDepth(_, dithered: true), .decode: .resample
        case .encode(.mp3): .lossy
        }
    }

    /// Whether it changes samples, so that they have to be rounded again.
    package var computesSamples: Bool {
        switch self {
        case .mixToMono, .gain, .resample: true
        case .repairHeader, .selectChannel, .reduceBitDepth, .rewrap, .decode, .encode: false
        }
    }
}

/// How samples are coded.
package enum PreparedEncoding: Hashable, Sendable {
    /// FLAC with 8, 16 or 24 bits.
    case flac
    /// MP3 with a constant bit rate in bits per second, one of those that MPEG names for the sample rate.
    case mp3(bitRate: Int)
}

extension PreparationOperation: Codable {
    private enum Name: String, Codable {
        case repairHeader, selectChannel, mixToMono, gain, resample, reduceBitDepth, rewrap, decode, encode
    }

    private enum CodingKeys: String, CodingKey {
        case operation, channel, decibels, sampleRate, bitDepth, dithered, container, codec, bitRate
    }

    /// Reads the documented JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        switch try values.decode(Name.self, forKey: .operation) {
        case .repairHeader: self = .repairHeader
        case .selectChannel: self = .selectChannel(try values.decodeNumber(forKey: .channel, atLeast: 1))
        case .mixToMono: self = .mixToMono
        case .gain: self = .gain(decibels: try values.decode(Double.self, forKey: .decibels))
        case .resample: self = .resample(to: try values.decodeNumber(forKey: .sampleRate, atLeast: 1))
        case .reduceBitDepth:
            self = .reduceBitDepth(
                to: try values.decodeNumber(forKey: .bitDepth, atLeast: 1),
                dithered: try values.decode(Bool.self, forKey: .dithered))
        case .rewrap: self = .rewrap(to: try values.decode(Container.self, forKey: .container))
        case .decode: self = .decode
        case .encode:
            switch try values.decode(Codec.self, forKey: .codec) {
            case .flac: self = .encode(.flac)
            case .mp3: self = .encode(.mp3(bitRate: try values.decodeNumber(forKey: .bitRate, atLeast: 1)))
            case let other:
                throw DecodingError.dataCorruptedError(
                    forKey: .codec, in: values, debugDescription: "recordings are not encoded as \(other)")
            }
        }
    }

    /// Writes the documented JSON form: the name under `operation`, and its numbers beside it.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .repairHeader: try values.encode(Name.repairHeader, forKey: .operation)
        case .selectChannel(let channel):
            try values.encode(Name.selectChannel, forKey: .operation)
            try values.encode(channel, forKey: .channel)
        case .mixToMono: try values.encode(Name.mixToMono, forKey: .operation)
        case .gain(let decibels):
            try values.encode(Name.gain, forKey: .operation)
            try values.encode(decibels, forKey: .decibels)
        case .resample(let rate):
            try values.encode(Name.resample, forKey: .operation)
            try values.encode(rate, forKey: .sampleRate)
        case .reduceBitDepth(let bits, let dithered):
            try values.encode(Name.reduceBitDepth, forKey: .operation)
            try values.encode(bits, forKey: .bitDepth)
            try values.encode(dithered, forKey: .dithered)
        case .rewrap(let container):
            try values.encode(Name.rewrap, forKey: .operation)
            try values.encode(container, forKey: .container)
        case .decode: try values.encode(Name.decode, forKey: .operation)
        case .encode(let encoding):
            try values.encode(Name.encode, forKey: .operation)
            switch encoding {
            case .flac: try values.encode(Codec.flac, forKey: .codec)
            case .mp3(let bitRate):
                try values.encode(Codec.mp3, forKey: .codec)
                try values.encode(bitRate, forKey: .bitRate)
            }
        }
    }
}
