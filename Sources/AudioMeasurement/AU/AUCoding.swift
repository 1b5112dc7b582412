import PreflightModel

/// The codings of AU files, by the numbers of `audio/au_header` (Sun) that headers bear.
struct AUCoding {
    let codec: Codec
    let bitsPerSample: Int
    var bitDepth: Int?
    /// The number in the header; libsndfile is shown it again.
    let number: UInt32

    init?(number: UInt32, isLittleEndian: Bool) {
        self.number = number
        let order = isLittleEndian ? "le" : "be"
        switch number {
        case 1: (codec, bitsPerSample) = ("pcm_mulaw", 8)
        case 2: (codec, bitsPerSample, bitDepth) = ("pcm_s8", 8, 8)
        case 3: (codec, bitsPerSample, bitDepth) = (Codec(rawValue: "pcm_s16\(order)"), 16, 16)
        case 4: (codec, bitsPerSample, bitDepth) = (Codec(rawValue: "pcm_s24\(order)"), 24, 24)
        case 5: (codec, bitsPerSample, bitDepth) = (Codec(rawValue: "pcm_s32\(order)"), 32, 32)
        case 6: (codec, bitsPerSample, bitDepth) = (Codec(rawValue: "pcm_f32\(order)"), 32, 32)
        case 7: (codec, bitsPerSample, bitDepth) = (Codec(rawValue: "pcm_f64\(order)"), 64, 64)
        case 23: (codec, bitsPerSample) = ("adpcm_g726le", 4)
        case 24: (codec, bitsPerSample) = ("adpcm_g722", 4)
        case 25: (codec, bitsPerSample) = ("adpcm_g726le", 3)
        case 26: (codec, bitsPerSample) = ("adpcm_g726le", 5)
        case 27: (codec, bitsPerSample) = ("pcm_alaw", 8)
        default: return nil
        }
    }

    /// The sample frames that `byteCount` bytes hold.
    func frameCount(of byteCount: Int64, channelCount: Int) -> Int64 {
        Int64(clamping: Int128(byteCount) * 8 / Int128(bitsPerSample * channelCount))
    }

    /// How the samples in `data` are decoded.
    func samples(
        channelCount: Int, sampleRate: Int, isLittleEndian: Bool, data: Range<Int64>
    ) -> SampleSource {
        guard bitsPerSample % 8 == 0 else {
            return .none(.noDecoder(of: codec, in: "au"))
        }
        return .sndfile(
            AUEnvelope.around(
                data, number: number, bytesPerSample: bitsPerSample / 8, channelCount: channelCount,
                sampleRate: sampleRate, isLittleEndian: isLittleEndian))
    }
}
