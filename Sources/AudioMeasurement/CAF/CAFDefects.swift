import PreflightModel

extension DefectCode {
    static let cafTruncated: DefectCode = "caf.truncated"
    static let cafUnfinalised: DefectCode = "caf.unfinalised"
    static let cafLengthMismatch: DefectCode = "caf.length-mismatch"
    static let cafPartialPacket: DefectCode = "caf.partial-packet"
    static let cafPacketsMissing: DefectCode = "caf.packets-missing"
    static let cafBytesWithoutPacket: DefectCode = "caf.bytes-without-packet"
    static let cafMultipleData: DefectCode = "caf.multiple-data"
    static let cafChunkOverflow: DefectCode = "caf.chunk-overflow"
}

/// The words for what is wrong with CAF files.
extension Defect {
    static func cafTruncated(
        declared: Int64, present: Int64, missingFrames: Int64?, sampleRate: Int, range: Range<Int64>
    ) -> Defect {
        let missing = missingFrames.map { " (\(Seconds.text($0, sampleRate)) of audio)" } ?? ""
        return Defect(
            code: .cafTruncated, severity: .error,
            message: "the data chunk claims \(declared) bytes of audio, but only \(present) are there: "
                + "\(declared - present) bytes\(missing) are missing. Copy or export the recording again.",
            range: range,
            facts: ["declaredBytes": declared, "presentBytes": present, "missingBytes": declared - present])
    }

    static func cafUnfinalised(presentBytes: Int64, range: Range<Int64>) -> Defect {
        Defect(
            code: .cafUnfinalised, severity: .warning,
            message: "the data chunk claims 0 bytes, but \(presentBytes) bytes follow: the recorder never finished the "
                + "header. Measured to the end of the file. Open and save the recording again.",
            range: range, facts: ["declaredBytes": 0, "presentBytes": presentBytes])
    }

    static func cafLengthMismatch(claimed: Int64, held: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: .cafLengthMismatch, severity: .warning,
            message: "the packet table claims \(claimed) valid frames (\(Seconds.text(claimed, sampleRate))), but the "
                + "packets hold \(held) (\(Seconds.text(held, sampleRate))), which counts. Export the recording again.",
            facts: ["declaredFrames": claimed, "presentFrames": held])
    }

    static func cafPartialPacket(bytes: Int64, packetBytes: Int64, end: Int64) -> Defect {
        Defect(
            code: .cafPartialPacket, severity: .warning,
            message: "the audio ends with \(bytes) of the \(packetBytes) bytes of a frame or packet, which were not "
                + "counted. Export the recording again if its end matters.",
            range: (end - bytes)..<end, facts: ["partialBytes": bytes, "packetBytes": packetBytes])
    }

    static func cafPacketsMissing(claimed: Int64, present: Int64, at offset: Int64) -> Defect {
        Defect(
            code: .cafPacketsMissing, severity: .error,
            message: "the packet table claims \(claimed) packets, but only \(present) fit into the audio. "
                + "The recording is damaged; copy or export it again.",
            range: offset..<offset, facts: ["declaredPackets": claimed, "presentPackets": present])
    }

    static func cafBytesWithoutPacket(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .cafBytesWithoutPacket, severity: .warning,
            message: "\(count) bytes at the end of the audio belong to no packet of the packet table; they were not "
                + "measured. Export the recording again.",
            range: range, facts: ["unknownBytes": count])
    }

    static func cafMultipleData(range: Range<Int64>) -> Defect {
        Defect(
            code: .cafMultipleData, severity: .error,
            message: "there is a second data chunk at byte \(range.lowerBound). Only the first one was measured, and "
                + "readers differ. Export the recording again with one.",
            range: range)
    }

    static func cafChunkOverflow(
        identifier: ChunkIdentifier, declared: Int64, range: Range<Int64>, present: Int64
    ) -> Defect {
        Defect(
            code: .cafChunkOverflow, severity: .warning,
            message: "the chunk \"\(identifier)\" at byte \(range.lowerBound) claims \(declared) bytes, but only "
                + "\(present) follow. What comes after it cannot be found; save the recording again.",
            range: range, facts: ["declaredBytes": declared, "presentBytes": present])
    }

    static func cafTrailingGarbage(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count) bytes from byte \(range.lowerBound) on belong to no chunk; they were not measured.",
            range: range, facts: ["trailingBytes": count])
    }
}

/// The words for CAF files that cannot be measured.
extension MeasuringFailure {
    static let cafWithoutDescription = MeasuringFailure(
        code: "caf.no-format",
        message: "the CAF file has no desc chunk, so its sample rate is unknown. Export the recording again.")

    static let cafWithoutData = MeasuringFailure(
        code: "caf.no-data",
        message: "the CAF file has no data chunk, so no audio was found. Export or copy the recording again.")

    static func cafWithoutAudio(declared: Int64?) -> MeasuringFailure {
        let claim = declared.map { $0 > 0 ? ", though its header claims \($0) bytes of it" : "" } ?? ""
        return MeasuringFailure(
            code: "caf.no-audio",
            message: "the CAF file holds no audio (0 frames)\(claim). Record it again, or copy it again.")
    }

    static func cafWithoutPacketTable(codec: Codec) -> MeasuringFailure {
        MeasuringFailure(
            code: "caf.no-packet-table",
            message: "the CAF file holds \(codec) but no packet table, so its packets cannot be found; it may be cut "
                + "off. Copy or export the recording again.")
    }

    static func cafPacketTableTooShort(byteCount: Int) -> MeasuringFailure {
        badCAF("pakt", "has \(byteCount) bytes; it takes at least 24")
    }

    static let cafPacketTableAbsurd = badCAF("pakt", "claims more frames than any recording has")

    static func cafDescriptionTooShort(byteCount: Int) -> MeasuringFailure {
        badCAF("desc", "has \(byteCount) bytes; it takes 32")
    }

    static let cafBadSampleRate = badCAF("desc", "states a sample rate that is none")

    static func cafBadChannelCount(_ count: UInt32) -> MeasuringFailure { badCAF("desc", "states \(count) channels") }

    static func cafBadPackets(bytes: Int64, frames: Int64) -> MeasuringFailure {
        badCAF("desc", "states packets of \(bytes) bytes with \(frames) frames, which PCM cannot have")
    }

    static func cafBadSampleSize(bytes: Int64) -> MeasuringFailure {
        badCAF("desc", "states \(bytes) bytes a sample")
    }

    private static func badCAF(_ chunk: String, _ what: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "caf.bad-format",
            message: "the \(chunk) chunk \(what), so the CAF file cannot be read. Export the recording again.")
    }
}
