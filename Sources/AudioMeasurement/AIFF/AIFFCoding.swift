import PreflightModel

/// How the samples of an AIFF or AIFC file are coded.
struct AIFFCoding {
    /// What the frames are made of.
    enum Framing {
        /// Frames of PCM, float or G.711: the coding of an AU file that libsndfile is shown, and its byte order.
        case frames(bytesPerSample: Int, number: UInt32, isLittleEndian: Bool)
        /// Offset binary of 8 bits.
        case unsignedBytes
        /// Packets with the same number of bytes and frames, all channels of a packet together.
        case packets(bytes: Int64, frames: Int64)
        /// Only `COMM` can say.
        case unknown
    }

    let codec: Codec
    let framing: Framing
    var bitDepth: Int?

    init(_ common: AIFFCommon) throws(MeasuringFailure) {
        let channels = Int64(common.channelCount)
        switch common.compression {
        case "NONE", "twos": (codec, framing, bitDepth) = try Self.linear(common, isLittleEndian: false)
        case "sowt": (codec, framing, bitDepth) = try Self.linear(common, isLittleEndian: true)
        case "in16": (codec, framing, bitDepth) = try Self.linear(common, bits: 16, isLittleEndian: false)
        case "in24": (codec, framing, bitDepth) = try Self.linear(common, bits: 24, isLittleEndian: false)
        case "in32": (codec, framing, bitDepth) = try Self.linear(common, bits: 32, isLittleEndian: false)
        case "42ni": (codec, framing, bitDepth) = try Self.linear(common, bits: 24, isLittleEndian: true)
        case "23ni": (codec, framing, bitDepth) = try Self.linear(common, bits: 32, isLittleEndian: true)
        case "raw ":
            (codec, framing, bitDepth) = ("pcm_u8", .unsignedBytes, 8)
        case "fl32", "FL32":
            codec = "pcm_f32be"
            framing = .frames(bytesPerSample: 4, number: 6, isLittleEndian: false)
            bitDepth = 32
        case "fl64", "FL64":
            codec = "pcm_f64be"
            framing = .frames(bytesPerSample: 8, number: 7, isLittleEndian: false)
            bitDepth = 64
        case "alaw", "ALAW":
            (codec, framing) = ("pcm_alaw", .frames(bytesPerSample: 1, number: 27, isLittleEndian: false))
        case "ulaw", "ULAW":
            (codec, framing) = ("pcm_mulaw", .frames(bytesPerSample: 1, number: 1, isLittleEndian: false))
        case "ima4":
            (codec, framing) = ("adpcm_ima_qt", .packets(bytes: 34 * channels, frames: 64))
        case "GSM ", "agsm":
            (codec, framing) = ("gsm", .packets(bytes: 33 * channels, frames: 160))
        case "MAC3":
            (codec, framing) = ("mace3", .packets(bytes: 2 * channels, frames: 6))
        case "MAC6":
            (codec, framing) = ("mace6", .packets(bytes: channels, frames: 6))
        case "DWVW": (codec, framing) = ("dwvw", .unknown)
        default:
            let name = String(decoding: common.compression.description.utf8.filter { $0 != 0x20 }, as: UTF8.self)
            codec = Codec.quickTime[common.compression] ?? Codec(rawValue: "aiff_" + name.lowercased())
            framing = .unknown
        }
    }

    private static func linear(
        _ common: AIFFCommon, bits: Int? = nil, isLittleEndian: Bool
    ) throws(MeasuringFailure) -> (Codec, Framing, Int?) {
        let size = bits ?? common.sampleSize
        let bytes = (size + 7) / 8
        guard (1...4).contains(bytes) else { throw .aiffBadSampleSize(size) }
        // AU numbers 8, 16, 24 and 32 bits from 2 on.
        let framing = Framing.frames(bytesPerSample: bytes, number: UInt32(bytes + 1), isLittleEndian: isLittleEndian)
        let codec: Codec = bytes == 1 ? "pcm_s8" : Codec(rawValue: "pcm_s\(bytes * 8)\(isLittleEndian ? "le" : "be")")
        let stated = common.sampleSize
        return (codec, framing, stated > (bytes - 1) * 8 && stated <= bytes * 8 ? stated : bytes * 8)
    }

    /// The bytes and sample frames of one frame or packet; nil where only `COMM` can say.
    func unit(channelCount: Int) -> (bytes: Int64, frames: Int64)? {
        switch framing {
        case .frames(let bytesPerSample, _, _): (Int64(bytesPerSample * channelCount), 1)
        case .unsignedBytes: (Int64(channelCount), 1)
        case .packets(let bytes, let frames): (bytes, frames)
        case .unknown: nil
        }
    }
}
