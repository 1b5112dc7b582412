import PreflightModel

/// What is wrong with CAF files alone.
extension Defect {
    static func cafLengthMismatch(claimed: Int64, held: Int64, sampleRate: Int) -> Defect {
        Defect(
            CAFDefectCode.lengthMismatch, .warning,
            ["declaredFrames": .count(claimed), "presentFrames": .count(held), "sampleRate": .count(sampleRate)])
    }

    static func cafPartialPacket(bytes: Int64, packetBytes: Int64, end: Int64) -> Defect {
        Defect(
            CAFDefectCode.partialPacket, .warning, at: (end - bytes)..<end,
            ["partialBytes": .count(bytes), "packetBytes": .count(packetBytes)])
    }

    static func cafPacketsMissing(claimed: Int64, present: Int64, at offset: Int64) -> Defect {
        Defect(
            CAFDefectCode.packetsMissing, .error, at: offset..<offset,
            ["declaredPackets": .count(claimed), "presentPackets": .count(present)])
    }

    static func cafBytesWithoutPacket(range: Range<Int64>) -> Defect {
        Defect(
            CAFDefectCode.bytesWithoutPacket, .warning, at: range,
            ["unknownBytes": .count(range.upperBound - range.lowerBound)])
    }
}

/// Why CAF files cannot be measured.
extension MeasuringFailure {
    static func cafWithoutPacketTable(codec: Codec) -> MeasuringFailure {
        MeasuringFailure(CAFDefectCode.noPacketTable, ["codec": .text(codec.rawValue)])
    }

    static func cafPacketTableTooShort(byteCount: Int) -> MeasuringFailure {
        badCAF("pakt", .tooShortAtLeast, ["presentBytes": .count(byteCount), "neededBytes": 24])
    }

    static let cafPacketTableAbsurd = badCAF("pakt", .tooManyFrames)

    static func cafDescriptionTooShort(byteCount: Int) -> MeasuringFailure {
        badCAF("desc", .tooShort, ["presentBytes": .count(byteCount), "neededBytes": 32])
    }

    static let cafBadSampleRate = badCAF("desc", .invalidSampleRate)

    static func cafBadChannelCount(_ count: UInt32) -> MeasuringFailure {
        badCAF("desc", .channels, ["channels": .count(count)])
    }

    static func cafBadPackets(bytes: Int64, frames: Int64) -> MeasuringFailure {
        badCAF("desc", .packetsOfPCM, ["packetBytes": .count(bytes), "packetFrames": .count(frames)])
    }

    static func cafBadSampleSize(bytes: Int64) -> MeasuringFailure {
        badCAF("desc", .bytesPerSample, ["sampleBytes": .count(bytes)])
    }

    private static func badCAF(
        _ chunk: String, _ problem: HeaderProblem, _ facts: [String: Fact] = [:]
    ) -> MeasuringFailure {
        ChunkedContainer.caf.badFormat(problem, facts.merging(["chunk": .text(chunk)]) { given, _ in given })
    }
}
