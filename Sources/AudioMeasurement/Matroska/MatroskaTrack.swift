import PreflightModel

/// What a TrackEntry says of a track, if it is audio.
struct MatroskaTrack {
    var number: UInt64 = 0
    var isAudio = false
    var isVideo = false
    var codecName = ""
    var sampleRate = 8000
    var channelCount = 1
    var bitDepth: Int?
    /// Nanoseconds of a block; 0 where no element says.
    var blockDuration: Double = 0

    private static let codecs: [String: Codec] = [
        "A_AAC": .aac, "A_MPEG/L3": .mp3, "A_MPEG/L2": .mp2, "A_MPEG/L1": .mp1, "A_OPUS": .opus, "A_VORBIS": .vorbis,
        "A_FLAC": .flac, "A_ALAC": .alac, "A_AC3": "ac3", "A_EAC3": "eac3", "A_DTS": "dts", "A_WAVPACK4": "wavpack",
        "A_TTA1": "tta",
    ]

    /// As ffmpeg names it; the name in the file where it has none there.
    var codec: Codec {
        if let codec = Self.codecs[codecName] { return codec }
        if codecName.hasPrefix("A_AAC") { return .aac }
        let depth = bitDepth ?? 16
        switch codecName {
        case "A_PCM/INT/LIT": return depth == 8 ? "pcm_u8" : Codec(rawValue: "pcm_s\(depth)le")
        case "A_PCM/INT/BIG": return depth == 8 ? "pcm_u8" : Codec(rawValue: "pcm_s\(depth)be")
        case "A_PCM/FLOAT/IEEE": return Codec(rawValue: "pcm_f\(depth)le")
        default: return Codec(rawValue: codecName.isEmpty ? "unknown" : codecName)
        }
    }
}
