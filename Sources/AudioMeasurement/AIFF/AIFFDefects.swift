import PreflightModel

extension ChunkedContainer {
    static let aiff = ChunkedContainer(prefix: "aiff", name: "AIFF", sizeHolder: "the SSND chunk")
}

/// The words for what is wrong with AIFF and AIFF-C files alone.
extension Defect {
    static func aiffLengthMismatch(claimed: Int64, held: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: "aiff.length-mismatch", severity: .warning,
            message:
                "the COMM chunk claims \(claimed.counted("frame")) (\(Seconds.text(claimed, sampleRate))), but the "
                + "SSND chunk holds \(held) (\(Seconds.text(held, sampleRate))). Readers differ; export the recording "
                + "again.",
            facts: ["declaredFrames": claimed, "presentFrames": held])
    }

    static func aiffSizeMismatch(declared: Int64, present: Int64) -> Defect {
        Defect(
            code: "aiff.size-mismatch", severity: .warning,
            message: "the FORM header claims \(declared.counted("byte")) for the whole file, which has \(present). The "
                + "audio is complete and was measured; save the recording again to fix the header.",
            range: 0..<12, facts: ["declaredBytes": declared, "presentBytes": present])
    }
}

/// The words for AIFF and AIFF-C files that cannot be measured.
extension MeasuringFailure {
    static func aiffCommonTooShort(byteCount: Int) -> MeasuringFailure {
        badAIFFCommon("has \(byteCount.counted("byte")), which is too few")
    }

    static func aiffBadChannelCount(_ count: Int) -> MeasuringFailure { badAIFFCommon("states \(count) channels") }

    static let aiffBadSampleRate = badAIFFCommon("states an invalid sample rate")

    static func aiffBadSampleSize(_ bits: Int) -> MeasuringFailure { badAIFFCommon("states \(bits) bits per sample") }

    private static func badAIFFCommon(_ what: String) -> MeasuringFailure {
        ChunkedContainer.aiff.badFormat("the COMM chunk", what)
    }
}
