import PreflightModel

extension DefectCode {
    static let decodeFailed: DefectCode = "decode.failed"
    static let decodeLengthMismatch: DefectCode = "decode.length-mismatch"
    static let decodeUnavailable: DefectCode = "decode.unavailable"
    static let aacImplicitSBRPossible: DefectCode = "aac.implicit-sbr-possible"
}

/// The words for what decoding brings to light.
extension Defect {
    /// `method` is how the walker found the length.
    static func decodingUnavailable(reason: String, method: MeasurementMethod) -> Defect {
        let length =
            method == .declared
            ? "The length is what the header claims; nothing confirms it."
            : "The length is exact, from the structure of the file."
        return Defect(
            code: .decodeUnavailable, severity: method == .declared ? .warning : .note,
            message: "the samples were not decoded: \(reason). \(length)")
    }

    static func implicitSBRPossible(coreSampleRate: Int) -> Defect {
        Defect(
            code: .aacImplicitSBRPossible, severity: .note,
            message: "the AAC core runs at \(coreSampleRate) Hz and no header says whether SBR doubles it to "
                + "\(coreSampleRate * 2) Hz; the length is the same. Decode the recording to find out.",
            facts: ["coreSampleRate": Int64(coreSampleRate)])
    }

    static func decodingFailed(library: String, message: String, after frames: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: .decodeFailed, severity: .error,
            message: "decoding stopped after \(frames.counted("frame")) (\(Seconds.text(frames, sampleRate))): "
                + "\(library) says \"\(message)\". The recording is damaged there; export or copy it again.",
            facts: ["decodedFrames": frames])
    }

    static func decodedLengthMismatch(walked: Int64, walkedRate: Int, decoded: Int64, decodedRate: Int) -> Defect {
        Defect(
            code: .decodeLengthMismatch, severity: .error,
            message: "the structure holds \(walked.counted("frame")) at \(walkedRate) Hz, but decoding gave "
                + "\(decoded.counted("frame")) at \(decodedRate) Hz. The recording is damaged; export it again.",
            facts: ["walkedFrames": walked, "decodedFrames": decoded])
    }
}
