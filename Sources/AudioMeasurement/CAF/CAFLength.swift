import PreflightModel

/// How many sample frames a CAF file holds: by its data or its packets, with the packet table for what is to be played.
struct CAFLength {
    /// The frames in the packets that are there.
    private(set) var codedFrameCount: Int64
    /// The packets that are there as a whole; nil where they were not counted one by one.
    private(set) var packetCount: Int64?
    /// The frames that are to be played.
    private(set) var frameCount: Int64
    /// How much of `frameCount` may be priming that the table does not mark.
    private(set) var uncertainFrameCount: Int64 = 0
    /// The frames that the headers claim; nil where they claim none.
    private(set) var declaredFrameCount: Int64?
    /// The frames that the headers claim to be coded.
    private var declaredCodedFrameCount: Int64?
    private(set) var defects: [Defect] = []

    /// Packets of equal size and length.
    init(
        _ description: CAFDescription, data: Range<Int64>, declared: Int64?, table: CAFPacketTable?
    ) {
        let count = data.upperBound - data.lowerBound
        let (size, frames) = (description.bytesPerPacket, description.framesPerPacket)
        codedFrameCount = Int64(clamping: Int128(count / size) * Int128(frames))
        frameCount = codedFrameCount
        declaredCodedFrameCount = declared.map { Int64(clamping: Int128($0 / size) * Int128(frames)) }
        declaredFrameCount = declaredCodedFrameCount
        if let declared, declared <= count, declared % size > 0 {
            defects.append(.cafPartialPacket(bytes: declared % size, packetBytes: size, end: data.upperBound))
        }
        if let table { apply(table, sampleRate: description.sampleRate) }
    }

    /// Packets that vary: each entry of the table is walked.
    init(
        _ description: CAFDescription, codec: Codec, data: Range<Int64>, declared: Int64?, table: CAFPacketTable,
        in reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        var packets = table
        var count: Int64 = 0
        var frames: Int64 = 0
        var last: Range<Int64>?
        while let packet = try packets.next(&reader) {
            count += 1
            frames = frames.addingReportingOverflow(packets.frameCount).partialValue
            guard frames >= 0, frames < 1 << 62 else { throw .cafPacketTableAbsurd }
            last = packet
        }
        if codec == .alac, let last, count == table.packetCount,
            let short = try ALACPacket.frameCount(at: last, in: &reader), short < packets.frameCount
        {
            frames -= packets.frameCount - short
        }
        codedFrameCount = frames
        frameCount = frames
        packetCount = count
        let end = last?.upperBound ?? data.lowerBound
        if count < table.packetCount, declared.map({ $0 <= data.upperBound - data.lowerBound }) ?? true {
            defects.append(.cafPacketsMissing(claimed: table.packetCount, present: count, at: end))
        } else if count == table.packetCount, end < data.upperBound {
            defects.append(.cafBytesWithoutPacket(range: end..<data.upperBound))
        }
        declaredCodedFrameCount = count < table.packetCount ? nil : frames
        apply(table, sampleRate: description.sampleRate)
        if table.primingFrameCount == 0 { uncertainFrameCount = min(frameCount, Self.priming(of: codec)) }
        if codec == .flac, table.remainderFrameCount == 0 {
            // Nothing but the packet itself says how short the last one is.
            uncertainFrameCount = min(frameCount, max(0, description.framesPerPacket - 1))
        }
    }

    /// Cuts off what the table marks as priming and remainder.
    private mutating func apply(_ table: CAFPacketTable, sampleRate: Int) {
        let valid = table.validFrameCount
        guard valid > 0 else { return }
        declaredFrameCount = valid
        let playable = max(0, codedFrameCount - table.primingFrameCount)
        frameCount = min(valid, playable)
        if valid > playable, declaredCodedFrameCount == codedFrameCount {
            defects.append(.cafLengthMismatch(claimed: valid, held: playable, sampleRate: sampleRate))
        }
    }

    /// How many frames an encoder usually puts in front of the audio: Apple's AAC encoder 2112, libopus 312 at 48 kHz,
    /// LAME and its decoders 1105.
    private static func priming(of codec: Codec) -> Int64 {
        switch codec {
        case .aac: 2112
        case .mp3: 1105
        case .opus: 312
        default: 0
        }
    }
}
