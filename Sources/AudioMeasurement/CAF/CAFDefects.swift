import PreflightModel

extension ChunkedContainer {
    static let caf = ChunkedContainer(prefix: "caf", name: "CAF", sizeHolder: "the data chunk")
}

/// The words for what is wrong with CAF files alone.
extension Defect {
    static func cafLengthMismatch(claimed: Int64, held: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: "caf.length-mismatch", severity: .warning,
            message: "the packet table claims \(claimed) valid frames (\(Seconds.text(claimed, sampleRate))), but the "
                + "packets hold \(held) (\(Seconds.text(held, sampleRate))), and that was used. Export the recording "
                + "again.",
            facts: ["declaredFrames": claimed, "presentFrames": held])
    }

    static func cafPartialPacket(bytes: Int64, packetBytes: Int64, end: Int64) -> Defect {
        Defect(
            code: "caf.partial-packet", severity: .warning,
            message: "the audio ends with \(bytes) of the \(packetBytes.counted("byte")) of a frame or packet, which "
                + "were not counted. Export the recording again if its end matters.",
            range: (end - bytes)..<end, facts: ["partialBytes": bytes, "packetBytes": packetBytes])
    }

    static func cafPacketsMissing(claimed: Int64, present: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "caf.packets-missing", severity: .error,
            message: "the packet table claims \(claimed.counted("packet")), but only \(present) fit into the audio. "
                + "The recording is damaged; copy or export it again.",
            range: offset..<offset, facts: ["declaredPackets": claimed, "presentPackets": present])
    }

    static func cafBytesWithoutPacket(range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: "caf.bytes-without-packet", severity: .warning,
            message:
                "\(count.counted("byte")) at the end of the audio \(count.agreed("does not", "do not")) belong to any "
                + "packet of the packet table and \(count.agreed("was", "were")) not measured. Export the recording "
                + "again.",
            range: range, facts: ["unknownBytes": count])
    }
}

/// The words for CAF files that cannot be measured.
extension MeasuringFailure {
    static func cafWithoutPacketTable(codec: Codec) -> MeasuringFailure {
        MeasuringFailure(
            code: "caf.no-packet-table",
            message: "the CAF file holds \(codec) but no packet table, so its packets cannot be found; it may be cut "
                + "off. Copy or export the recording again.")
    }

    static func cafPacketTableTooShort(byteCount: Int) -> MeasuringFailure {
        badCAF("pakt", "has \(byteCount.counted("byte")); it needs at least 24")
    }

    static let cafPacketTableAbsurd = badCAF("pakt", "claims more frames than any recording has")

    static func cafDescriptionTooShort(byteCount: Int) -> MeasuringFailure {
        badCAF("desc", "has \(byteCount.counted("byte")); it needs 32")
    }

    static let cafBadSampleRate = badCAF("desc", "states an invalid sample rate")

    static func cafBadChannelCount(_ count: UInt32) -> MeasuringFailure { badCAF("desc", "states \(count) channels") }

    static func cafBadPackets(bytes: Int64, frames: Int64) -> MeasuringFailure {
        badCAF(
            "desc",
            "states packets of \(bytes.counted("byte")) with \(frames.counted("frame")), which PCM cannot "
                + "have")
    }

    static func cafBadSampleSize(bytes: Int64) -> MeasuringFailure {
        badCAF("desc", "states \(bytes.counted("byte")) per sample")
    }

    private static func badCAF(_ chunk: String, _ what: String) -> MeasuringFailure {
        ChunkedContainer.caf.badFormat("the \(chunk) chunk", what)
    }
}
