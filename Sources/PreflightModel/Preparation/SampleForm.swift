/// In which form single samples are written.
package enum SampleForm: Hashable, Sendable {
    /// Integers of 8, 16, 24 or 32 bits.
    case integer(bits: Int)
    /// Floating-point numbers of 32 or 64 bits, with full scale as 1.
    case float(bits: Int)

    /// The form in which the samples of a recording come out of its decoder; nil where nothing decodes it exactly.
    ///
    /// Companded samples, and those of lossy codecs, have 16 bits.
    package init?(codec: Codec, bitDepth: Int?) {
        switch codec {
        case "pcm_u8", "pcm_s8": self = .integer(bits: 8)
        case "pcm_s16le", "pcm_s16be": self = .integer(bits: 16)
        case "pcm_s24le", "pcm_s24be": self = .integer(bits: 24)
        case "pcm_s32le", "pcm_s32be": self = .integer(bits: 32)
        case "pcm_f32le", "pcm_f32be": self = .float(bits: 32)
        case "pcm_f64le", "pcm_f64be": self = .float(bits: 64)
        case .flac, .alac:
            guard let bitDepth, (1...32).contains(bitDepth) else { return nil }
            self = .integer(bits: (bitDepth + 7) / 8 * 8)
        case "pcm_alaw", "pcm_mulaw", "adpcm_ima_wav", "adpcm_ima_qt", "adpcm_ms", "gsm_ms", .mp3, .mp2, .mp1, .aac,
            .vorbis, .opus:
            self = .integer(bits: 16)
        default: return nil
        }
    }

    /// Bits of one sample.
    package var bits: Int {
        switch self {
        case .integer(let bits), .float(let bits): bits
        }
    }

    /// The codec of such samples in WAV.
    package var codecInWAV: Codec {
        switch self {
        case .integer(8): "pcm_u8"
        case .integer(let bits): Codec(rawValue: "pcm_s\(bits)le")
        case .float(let bits): Codec(rawValue: "pcm_f\(bits)le")
        }
    }

    /// The bytes that stand in front of the samples in a WAV file without anything but sound, or in RF64.
    ///
    /// RIFF, form and format chunk take 36 bytes; an extensible format, which more than two channels want, 24 more; a format
    /// that is not integer PCM has a size field of its extension and a `fact` chunk, 14 bytes; `ds64` takes 36; the header of
    /// `data` 8.
    package func headerByteCount(channelCount: Int, isRF64: Bool) -> Int {
        let isFloat = if case .float = self { true } else { false }
        return 44 + (channelCount > 2 ? 24 : isFloat ? 2 : 0) + (isFloat ? 12 : 0) + (isRF64 ? 36 : 0)
    }
}

extension Codec {
    /// Whether it is a lossy codec whose samples are had by decoding it, not by putting them into another container.
    package var isDecodedLossy: Bool { Self.decodedLossy.contains(self) }

    private static let decodedLossy: Set<Codec> = [.mp3, .mp2, .mp1, .aac, .vorbis, .opus]
}
