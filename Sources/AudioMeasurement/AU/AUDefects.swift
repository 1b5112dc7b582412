import PreflightModel

extension DefectCode {
    static let auTruncated: DefectCode = "au.truncated"
    static let auUnfinalised: DefectCode = "au.unfinalised"
    static let auPartialFrame: DefectCode = "au.partial-frame"
}

/// The words for what is wrong with AU files.
extension Defect {
    static func auTruncated(
        declared: Int64, present: Int64, missingFrames: Int64, sampleRate: Int, range: Range<Int64>
    ) -> Defect {
        Defect(
            code: .auTruncated, severity: .error,
            message: "the AU header claims \(declared) bytes of audio, but only \(present) are there: "
                + "\(declared - present) bytes (\(Seconds.text(missingFrames, sampleRate)) of audio) are missing. "
                + "Copy or export the recording again.",
            range: range,
            facts: ["declaredBytes": declared, "presentBytes": present, "missingBytes": declared - present])
    }

    static func auUnfinalised(presentBytes: Int64, range: Range<Int64>) -> Defect {
        Defect(
            code: .auUnfinalised, severity: .warning,
            message: "the AU header claims 0 bytes of audio, but \(presentBytes) bytes follow: the recorder never "
                + "finished the header. Measured to the end of the file. Save the recording again.",
            range: range, facts: ["declaredBytes": 0, "presentBytes": presentBytes])
    }

    static func auPartialFrame(bytes: Int64, end: Int64) -> Defect {
        Defect(
            code: .auPartialFrame, severity: .warning,
            message: "the audio ends with \(bytes) bytes that are no whole frame; they were not counted. "
                + "The recording was cut inside a frame; export it again if its end matters.",
            range: (end - bytes)..<end, facts: ["partialBytes": bytes])
    }

    static func auTrailingGarbage(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count) bytes follow the end of the audio at byte \(range.lowerBound); they were not measured.",
            range: range, facts: ["trailingBytes": count])
    }
}

/// The words for AU files that cannot be measured.
extension MeasuringFailure {
    static func auWithoutAudio(declared: Int64?) -> MeasuringFailure {
        let claim = declared.map { $0 > 0 ? ", though its header claims \($0) bytes of it" : "" } ?? ""
        return MeasuringFailure(
            code: "au.no-audio", message: "the AU file holds no audio (0 frames)\(claim). Record or copy it again.")
    }

    static func auUnsupportedCoding(_ number: UInt32) -> MeasuringFailure {
        MeasuringFailure(
            code: "au.unsupported-codec",
            message: "the AU file holds audio of coding \(number), whose length cannot be measured here. "
                + "Export it as WAV.")
    }

    static func auHeaderTooShort(byteCount: Int) -> MeasuringFailure {
        badAUHeader("has \(byteCount) bytes; it takes 24")
    }

    static func auBadOffset(_ offset: Int64) -> MeasuringFailure {
        badAUHeader("claims that the audio begins at byte \(offset), inside the header")
    }

    static func auBadSampleRate(_ rate: UInt32) -> MeasuringFailure {
        badAUHeader("states a sample rate of \(rate) Hz")
    }

    static func auBadChannelCount(_ count: UInt32) -> MeasuringFailure { badAUHeader("states \(count) channels") }

    private static func badAUHeader(_ what: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "au.bad-format",
            message: "the AU header \(what), so the file cannot be read. Export the recording again.")
    }
}
