import PreflightModel

extension ChunkedContainer {
    static let au = ChunkedContainer(prefix: "au", name: "AU", sizeHolder: "the AU header")
}

/// The words for what is wrong with AU files alone.
extension Defect {
    static func auPartialFrame(bytes: Int64, end: Int64) -> Defect {
        Defect(
            code: "au.partial-frame", severity: .warning,
            message: "the audio ends with \(bytes.counted("byte")) that do not form a whole frame and were not "
                + "counted. The recording was cut inside a frame; export it again if its end matters.",
            range: (end - bytes)..<end, facts: ["partialBytes": bytes])
    }

    static func auTrailingGarbage(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count.counted("byte")) \(count.agreed("follows", "follow")) the end of the audio at byte "
                + "\(range.lowerBound); \(count.agreed("it was", "they were")) not measured.",
            range: range, facts: ["trailingBytes": count])
    }
}

/// The words for AU files that cannot be measured.
extension MeasuringFailure {
    static func auUnsupportedCoding(_ number: UInt32) -> MeasuringFailure {
        MeasuringFailure(
            code: "au.unsupported-codec",
            message: "the AU file holds audio of coding \(number), whose length cannot be measured here. "
                + "Export it as WAV.")
    }

    static func auHeaderTooShort(byteCount: Int) -> MeasuringFailure {
        badAUHeader("has \(byteCount.counted("byte")); it needs 24")
    }

    static func auBadOffset(_ offset: Int64) -> MeasuringFailure {
        badAUHeader("claims that the audio begins at byte \(offset), inside the header")
    }

    static func auBadSampleRate(_ rate: UInt32) -> MeasuringFailure {
        badAUHeader("states a sample rate of \(rate) Hz")
    }

    static func auBadChannelCount(_ count: UInt32) -> MeasuringFailure { badAUHeader("states \(count) channels") }

    private static func badAUHeader(_ what: String) -> MeasuringFailure {
        ChunkedContainer.au.badFormat("the header", what)
    }
}
