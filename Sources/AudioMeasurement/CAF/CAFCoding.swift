import PreflightModel

/// How the samples of a CAF file are coded.
struct CAFCoding {
    let codec: Codec
    var bitDepth: Int?
    /// The coding number of an AU file that libsndfile is shown; nil where it is not linear PCM, float or G.711.
    var number: UInt32?

    init(_ description: CAFDescription) throws(MeasuringFailure) {
        switch description.format {
        case "lpcm":
            let channels = Int64(description.channelCount)
            let bytes = description.bytesPerPacket / channels
            guard description.framesPerPacket == 1, bytes * channels == description.bytesPerPacket else {
                throw .cafBadPackets(bytes: description.bytesPerPacket, frames: description.framesPerPacket)
            }
            let order = description.isLittleEndian ? "le" : "be"
            if description.isFloat {
                guard bytes == 4 || bytes == 8 else { throw .cafBadSampleSize(bytes: bytes) }
                (codec, number) = (Codec(rawValue: "pcm_f\(bytes * 8)\(order)"), bytes == 4 ? 6 : 7)
            } else {
                guard (1...4).contains(bytes) else { throw .cafBadSampleSize(bytes: bytes) }
                codec = bytes == 1 ? "pcm_s8" : Codec(rawValue: "pcm_s\(bytes * 8)\(order)")
                number = UInt32(bytes + 1)
            }
            let bits = description.bitsPerChannel
            bitDepth = bits > 0 && bits <= bytes * 8 && !description.isFloat ? bits : Int(bytes) * 8
        case "alaw": (codec, number) = ("pcm_alaw", 27)
        case "ulaw": (codec, number) = ("pcm_mulaw", 1)
        case "aac ", "aach", "aacp", "aacl", "aace", "aacf", "aacg", "aacs": codec = .aac
        default:
            let name = String(decoding: description.format.description.utf8.filter { $0 != 0x20 }, as: UTF8.self)
            codec = Codec.quickTime[description.format] ?? Codec(rawValue: "caf_" + name.lowercased())
        }
    }
}
