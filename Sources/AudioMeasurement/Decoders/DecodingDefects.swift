import PreflightModel

/// What decoding brings to light.
extension Defect {
    /// `method` is how the walker found the length.
    static func decodingUnavailable(_ obstacle: DecodingObstacle, method: MeasurementMethod) -> Defect {
        Defect(
            DecodingDefectCode.unavailable, method == .declared ? .warning : .note,
            obstacle.facts.merging(["method": .text(method.rawValue)]) { given, _ in given })
    }

    static func implicitSBRPossible(coreSampleRate: Int) -> Defect {
        Defect(DecodingDefectCode.implicitSBRPossible, .note, ["coreSampleRate": .count(coreSampleRate)])
    }

    /// `library` and `message` are as in "libsndfile says …"; nil for the AAC decoder that was handed in.
    static func decodingFailed(library: String?, message: String, after frames: Int64, sampleRate: Int) -> Defect {
        var facts: [String: Fact] = [
            "decodedFrames": .count(frames), "sampleRate": .count(sampleRate), "cause": .text(message),
        ]
        facts["library"] = library.map { .text($0) }
        return Defect(DecodingDefectCode.failed, .error, facts)
    }

    static func decodedLengthMismatch(walked: Int64, walkedRate: Int, decoded: Int64, decodedRate: Int) -> Defect {
        Defect(
            DecodingDefectCode.lengthMismatch, .error,
            [
                "walkedFrames": .count(walked), "walkedSampleRate": .count(walkedRate),
                "decodedFrames": .count(decoded), "decodedSampleRate": .count(decodedRate),
            ])
    }
}
