import PreflightModel

/// What is wrong with AIFF and AIFF-C files alone.
extension Defect {
    static func aiffLengthMismatch(claimed: Int64, held: Int64, sampleRate: Int) -> Defect {
        Defect(
            AIFFDefectCode.lengthMismatch, .warning,
            ["declaredFrames": .count(claimed), "presentFrames": .count(held), "sampleRate": .count(sampleRate)])
    }

    static func aiffSizeMismatch(declared: Int64, present: Int64) -> Defect {
        Defect(
            AIFFDefectCode.sizeMismatch, .warning, at: 0..<12,
            ["declaredBytes": .count(declared), "presentBytes": .count(present)])
    }
}

/// Why AIFF and AIFF-C files cannot be measured.
extension MeasuringFailure {
    static func aiffCommonTooShort(byteCount: Int) -> MeasuringFailure {
        ChunkedContainer.aiff.badFormat(.tooShort, ["presentBytes": .count(byteCount)])
    }

    static func aiffBadChannelCount(_ count: Int) -> MeasuringFailure {
        ChunkedContainer.aiff.badFormat(.channels, ["channels": .count(count)])
    }

    static let aiffBadSampleRate = ChunkedContainer.aiff.badFormat(.invalidSampleRate)

    static func aiffBadSampleSize(_ bits: Int) -> MeasuringFailure {
        ChunkedContainer.aiff.badFormat(.bits, ["bits": .count(bits)])
    }
}
