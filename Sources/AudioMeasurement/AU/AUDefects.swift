import PreflightModel

/// What is wrong with AU files alone.
extension Defect {
    static func auPartialFrame(bytes: Int64, end: Int64) -> Defect {
        Defect(
            ChunkedDefectCode(.au, .partialFrame), .warning, at: (end - bytes)..<end, ["partialBytes": .count(bytes)])
    }

    static func auTrailingGarbage(range: Range<Int64>) -> Defect {
        .trailing(.data, range, ["trailingBytes": .count(range.upperBound - range.lowerBound)])
    }
}

/// Why AU files cannot be measured.
extension MeasuringFailure {
    static func auUnsupportedCoding(_ number: UInt32) -> MeasuringFailure {
        MeasuringFailure(AUDefectCode.unsupportedCodec, ["coding": .count(number)])
    }

    static func auHeaderTooShort(byteCount: Int) -> MeasuringFailure {
        ChunkedContainer.au.badFormat(.tooShort, ["presentBytes": .count(byteCount), "neededBytes": 24])
    }

    static func auBadOffset(_ offset: Int64) -> MeasuringFailure {
        ChunkedContainer.au.badFormat(.audioInsideHeader, ["audioStart": .count(offset)])
    }

    static func auBadSampleRate(_ rate: UInt32) -> MeasuringFailure {
        ChunkedContainer.au.badFormat(.sampleRate, ["sampleRate": .count(rate)])
    }

    static func auBadChannelCount(_ count: UInt32) -> MeasuringFailure {
        ChunkedContainer.au.badFormat(.channels, ["channels": .count(count)])
    }
}
