import PreflightModel

/// How the samples of a WAVE file are coded: the codec, and how many sample frames a run of its bytes holds.
struct WaveCoding {
    /// How bytes become sample frames.
    enum Framing: Equatable {
        /// Every sample frame takes this many bytes.
        case frames(bytes: Int)
        /// Every sample frame takes this many bits, packed without gaps.
        case packed(bits: Int)
        /// Blocks of equal size, the last of which may be cut short.
        case blocks(WaveBlock)
        /// MPEG audio frames, which are walked.
        case mpeg
        /// Only the `fact` chunk can say.
        case unknown
    }

    let codec: Codec
    let framing: Framing
    var bitDepth: Int?
    /// Whether libsndfile reads it.
    var isDecodable = true

    init(_ format: WaveFormat, isBigEndian: Bool = false) throws(MeasuringFailure) {
        switch format.tag {
        case 0x0001:
            (codec, framing) = try Self.linear(format, order: isBigEndian ? "be" : "le")
            bitDepth = format.validBits
            isDecodable = format.containerBits <= 32
        case 0x0003:
            guard [16, 24, 32, 64].contains(format.containerBits) else {
                throw .waveFormatAbsurd(bits: format.containerBits, coding: .floatingPoint)
            }
            codec = Codec(rawValue: "pcm_f\(format.containerBits)\(isBigEndian ? "be" : "le")")
            framing = .frames(bytes: format.containerBits / 8 * format.channelCount)
            bitDepth = format.containerBits
            isDecodable = format.containerBits >= 32
        case 0x0006, 0x0007:
            guard format.containerBits == 8 || format.containerBits == 0 else {
                throw .waveFormatAbsurd(bits: format.containerBits, coding: .g711)
            }
            codec = format.tag == 6 ? "pcm_alaw" : "pcm_mulaw"
            framing = .frames(bytes: format.channelCount)
        case 0x0002, 0x0011, 0x0031:
            let block = try WaveBlock(format)
            codec = block.kind.codec
            framing = .blocks(block)
            // libsndfile takes one or two channels of ADPCM.
            // The coefficients and the like of an extensible header are not where libsndfile looks for them.
            isDecodable = !format.isExtensible && format.channelCount <= 2
        case 0x0020:
            (codec, framing, isDecodable) = ("adpcm_yamaha", .packed(bits: 4 * format.channelCount), false)
        case 0x0065, 0x028F:
            (codec, framing, isDecodable) = ("adpcm_g722", .packed(bits: 4 * format.channelCount), false)
        case 0x0045, 0x0064, 0x0040, 0x0014:
            let bits = [2, 3, 4, 5].contains(format.containerBits) ? format.containerBits * format.channelCount : 0
            (codec, framing, isDecodable) = ("adpcm_g726", bits > 0 ? .packed(bits: bits) : .unknown, false)
        case 0x0050:
            (codec, framing) = (.mp2, .mpeg)
        case 0x0055:
            (codec, framing) = (.mp3, .mpeg)
        default:
            codec = Self.names[format.tag] ?? Codec(rawValue: "wav_0x" + Self.hexadecimal(format.tag))
            framing = .unknown
            isDecodable = false
        }
    }

    private static func linear(
        _ format: WaveFormat, order: String
    ) throws(MeasuringFailure) -> (Codec, Framing) {
        let bytes = (format.containerBits + 7) / 8
        guard [1, 2, 3, 4, 8].contains(bytes) else {
            throw .waveFormatAbsurd(bits: format.containerBits, coding: .pcm)
        }
        let codec: Codec =
            bytes == 1 ? "pcm_u8" : Codec(rawValue: "pcm_s\(8 * bytes)\(order)")
        return (codec, .frames(bytes: bytes * format.channelCount))
    }

    /// The number of the same coding in AU files; nil where they have none.
    var numberInAU: UInt32? {
        switch codec {
        case "pcm_mulaw": 1
        case "pcm_s16be": 3
        case "pcm_s24be": 4
        case "pcm_s32be": 5
        case "pcm_f32be": 6
        case "pcm_f64be": 7
        case "pcm_alaw": 27
        default: nil
        }
    }

    /// Codecs of the registry of RFC 2361 and its successors that are named, not measured, as ffmpeg names them.
    private static let names: [UInt16: Codec] = [
        0x0022: "truespeech", 0x0032: "gsm_ms", 0x0042: "g723_1", 0x0061: "adpcm_ima_dk4", 0x0062: "adpcm_ima_dk3",
        0x0069: "adpcm_ima_xbox", 0x0075: "metasound", 0x0083: "g729", 0x00FF: "aac", 0x0111: "adpcm_vivo",
        0x0130: "sipr", 0x0160: "wmav1", 0x0161: "wmav2", 0x0162: "wmapro", 0x0163: "wmalossless", 0x0164: "wmaspdif",
        0x0200: "adpcm_ct", 0x0270: "atrac3", 0x1600: "aac", 0x1602: "aac_latm", 0x2000: "ac3", 0x2001: "dts",
        0x5346: "adpcm_swf", 0x566F: "vorbis", 0x674F: "vorbis", 0x6750: "vorbis", 0x6751: "vorbis", 0x676F: "vorbis",
        0x6770: "vorbis", 0x6771: "vorbis", 0x704F: "opus", 0x706D: "aac", 0x7A21: "amr_nb", 0x7A22: "amr_wb",
        0xA106: "aac",
        0xA109: "speex", 0xF1AC: "flac",
    ]

    private static func hexadecimal(_ tag: UInt16) -> String {
        Hexadecimal.string([UInt8(tag >> 8), UInt8(tag & 0xFF)])
    }

    /// The sample frames that `byteCount` bytes of data hold; nil where the bytes alone cannot say.
    func frameCount(of byteCount: Int64) -> Int64? {
        switch framing {
        case .frames(let bytes): byteCount / Int64(bytes)
        case .packed(let bits): Int64(clamping: Int128(byteCount) * 8 / Int128(bits))
        case .blocks(let block): block.frameCount(of: byteCount)
        case .mpeg, .unknown: nil
        }
    }

    /// The most sample frames at the end of the data that can be fill, so that `fact` may rightly claim fewer.
    func fill(in form: WaveForm) -> Int64 {
        // Some writers of Wave64 count the bytes that fill the chunk up to 8 as data.
        let padding: Int64 = form == .w64 ? 7 : 0
        return switch framing {
        case .frames(let bytes): padding / Int64(bytes)
        case .packed(let bits): (8 * padding + 7) / Int64(bits)
        case .blocks(let block): block.frameCount - 1
        case .mpeg, .unknown: 0
        }
    }
}
