import PreflightModel

/// Made-up measurements: a rule never sees audio.
enum Made {
    static func recording(
        _ name: String = "take.wav", frames: Int64 = 480_000, coded: Int64? = nil, rate: Int = 48_000,
        container: Container = .wav, codec: Codec = "pcm_s16le", channels: Int = 1, depth: Int? = 16,
        bitRate: Int? = 768_000, bytes: Int64 = 960_044, uncertain: Int64 = 0, tags: Int64 = 0, sha256: String? = nil,
        defects: [Defect] = []
    ) -> RecordingMeasurement {
        RecordingMeasurement(
            path: RecordingPath(name), byteCount: bytes, sha256: sha256, container: container, codec: codec,
            sampleRate: rate, channelCount: channels, bitDepth: depth, bitRate: bitRate, frameCount: frames,
            codedFrameCount: coded ?? frames, uncertainFrameCount: uncertain, tagByteCount: tags, method: .decode,
            defects: defects)
    }

    static let source = RuleSource(
        title: "A document", address: "example.com", read: "2026-11-20", confidence: .own, quote: "words")

    static let tool = Report.Tool(name: "test", version: "1")
}
