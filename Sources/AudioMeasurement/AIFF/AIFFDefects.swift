import PreflightModel

extension DefectCode {
    static let aiffTruncated: DefectCode = "aiff.truncated"
    static let aiffStreamingSize: DefectCode = "aiff.streaming-size"
    static let aiffUnfinalised: DefectCode = "aiff.unfinalised"
    static let aiffLengthMismatch: DefectCode = "aiff.length-mismatch"
    static let aiffSizeMismatch: DefectCode = "aiff.size-mismatch"
    static let aiffPartialFrame: DefectCode = "aiff.partial-frame"
    static let aiffMultipleData: DefectCode = "aiff.multiple-data"
    static let aiffMultipleFormat: DefectCode = "aiff.multiple-format"
    static let aiffChunkOverflow: DefectCode = "aiff.chunk-overflow"
}

/// The words for what is wrong with AIFF and AIFF-C files.
extension Defect {
    static func aiffTruncated(
        declared: Int64, present: Int64, missingFrames: Int64?, sampleRate: Int, range: Range<Int64>
    ) -> Defect {
        let missing = missingFrames.map { " (\(Seconds.text($0, sampleRate)) of audio)" } ?? ""
        return Defect(
            code: .aiffTruncated, severity: .error,
            message: "the SSND chunk claims \(declared) bytes of sound, but only \(present) are there: "
                + "\(declared - present) bytes\(missing) are missing. Copy or export the recording again.",
            range: range,
            facts: ["declaredBytes": declared, "presentBytes": present, "missingBytes": declared - present])
    }

    static func aiffStreamingSize(presentBytes: Int64, range: Range<Int64>) -> Defect {
        Defect(
            code: .aiffStreamingSize, severity: .warning,
            message:
                "the SSND chunk states a placeholder in place of its size, as writers into a pipe do; measured from "
                + "the \(presentBytes) bytes that are there. Save the recording again, so that other readers find its "
                + "length.",
            range: range, facts: ["presentBytes": presentBytes])
    }

    static func aiffUnfinalised(presentBytes: Int64, range: Range<Int64>) -> Defect {
        Defect(
            code: .aiffUnfinalised, severity: .warning,
            message: "the SSND chunk claims 0 bytes of sound, but \(presentBytes) bytes follow: the recorder never "
                + "finished the header. Measured to the end of the file. Open and save the recording again.",
            range: range, facts: ["declaredBytes": 0, "presentBytes": presentBytes])
    }

    static func aiffLengthMismatch(claimed: Int64, held: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: .aiffLengthMismatch, severity: .warning,
            message:
                "the COMM chunk claims \(claimed) frames (\(Seconds.text(claimed, sampleRate))), but the SSND chunk "
                + "holds \(held) (\(Seconds.text(held, sampleRate))). Readers differ; export the recording again.",
            facts: ["declaredFrames": claimed, "presentFrames": held])
    }

    static func aiffSizeMismatch(declared: Int64, present: Int64) -> Defect {
        Defect(
            code: .aiffSizeMismatch, severity: .warning,
            message: "the FORM header claims \(declared) bytes for the whole file, which has \(present). "
                + "The sound is whole and was measured; save the recording again to mend the header.",
            range: 0..<12, facts: ["declaredBytes": declared, "presentBytes": present])
    }

    static func aiffPartialFrame(bytes: Int64, unitBytes: Int64, end: Int64) -> Defect {
        Defect(
            code: .aiffPartialFrame, severity: .warning,
            message: "the sound ends with \(bytes) of the \(unitBytes) bytes of a frame or packet, which were not "
                + "counted. Export the recording again if its end matters.",
            range: (end - bytes)..<end, facts: ["partialBytes": bytes, "frameBytes": unitBytes])
    }

    static func aiffMultipleSoundData(range: Range<Int64>) -> Defect {
        Defect(
            code: .aiffMultipleData, severity: .error,
            message: "there is a second SSND chunk at byte \(range.lowerBound). Only the first one was measured, and "
                + "readers differ. Export the recording again with one.",
            range: range)
    }

    static func aiffMultipleCommon(range: Range<Int64>) -> Defect {
        Defect(
            code: .aiffMultipleFormat, severity: .error,
            message: "there is a second COMM chunk at byte \(range.lowerBound). The first one was used, and readers "
                + "differ. Export the recording again with one.",
            range: range)
    }

    static func aiffChunkOverflow(
        identifier: ChunkIdentifier, declared: Int64, range: Range<Int64>, present: Int64
    ) -> Defect {
        Defect(
            code: .aiffChunkOverflow, severity: .warning,
            message: "the chunk \"\(identifier)\" at byte \(range.lowerBound) claims \(declared) bytes, but only "
                + "\(present) follow. What comes after it cannot be found; save the recording again.",
            range: range, facts: ["declaredBytes": declared, "presentBytes": present])
    }

    static func aiffTrailingGarbage(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count) bytes from byte \(range.lowerBound) on belong to no chunk; they were not measured.",
            range: range, facts: ["trailingBytes": count])
    }
}

/// The words for AIFF and AIFF-C files that cannot be measured.
extension MeasuringFailure {
    static let aiffWithoutCommon = MeasuringFailure(
        code: "aiff.no-format",
        message: "the AIFF file has no COMM chunk, so its sample rate is unknown. Export the recording again.")

    static let aiffWithoutSound = MeasuringFailure(
        code: "aiff.no-data",
        message: "the AIFF file has no SSND chunk, so no audio was found. Export or copy the recording again.")

    static func aiffWithoutAudio(declared: Int64?) -> MeasuringFailure {
        let claim = declared.map { $0 > 0 ? ", though its header claims \($0) bytes of it" : "" } ?? ""
        return MeasuringFailure(
            code: "aiff.no-audio",
            message: "the AIFF file holds no audio (0 frames)\(claim). Record it again, or copy it again.")
    }

    static func aiffCommonTooShort(byteCount: Int) -> MeasuringFailure {
        badAIFFCommon("has \(byteCount) bytes, which are too few")
    }

    static func aiffBadChannelCount(_ count: Int) -> MeasuringFailure { badAIFFCommon("states \(count) channels") }

    static let aiffBadSampleRate = badAIFFCommon("states a sample rate that is none")

    static func aiffBadSampleSize(_ bits: Int) -> MeasuringFailure { badAIFFCommon("states \(bits) bits a sample") }

    private static func badAIFFCommon(_ what: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "aiff.bad-format",
            message: "the COMM chunk \(what), so the AIFF file cannot be read. Export the recording again.")
    }
}
