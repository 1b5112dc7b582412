/// How the samples are coded, named as ffmpeg names its decoders (`pcm_s24le`, `aac`, `mp3`).
public struct Codec: OpenVocabulary {
    /// The name, as it is written in JSON and profiles.
    public let rawValue: String

    /// Makes the codec with this name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// MPEG audio layer III.
    public static let mp3: Codec = "mp3"
    /// MPEG audio layer II.
    package static let mp2: Codec = "mp2"
    /// MPEG audio layer I.
    package static let mp1: Codec = "mp1"
    /// MPEG-4 AAC, with or without SBR and PS.
    public static let aac: Codec = "aac"
    /// Apple Lossless.
    public static let alac: Codec = "alac"
    /// FLAC, native or in Ogg or MP4.
    public static let flac: Codec = "flac"
    /// Vorbis.
    package static let vorbis: Codec = "vorbis"
    /// Opus.
    package static let opus: Codec = "opus"
    /// Speex.
    package static let speex: Codec = "speex"

    /// Whether the codec is linear PCM with integer samples (`pcm_s16le` and the like, not A-law, µ-law or float).
    package var isIntegerPCM: Bool {
        rawValue.hasPrefix("pcm_s") || rawValue.hasPrefix("pcm_u")
    }

    /// Whether the codec is linear PCM, integer or float.
    public var isLinearPCM: Bool { isIntegerPCM || rawValue.hasPrefix("pcm_f") }

    /// Whether decoding gives back exactly the samples that were encoded.
    public var isLossless: Bool { isLinearPCM || self == .alac || self == .flac }
}
