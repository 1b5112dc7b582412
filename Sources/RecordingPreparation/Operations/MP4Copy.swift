import AudioMeasurement
import PreflightModel

/// Writes AAC packets as they are into a new MP4 with one track, whose edit list plays exactly the frames that are wanted.
///
/// The packets come first, so that memory does not grow with them: their sizes are listed by going through them once more.
struct MP4Copy {
    /// Packets in a chunk.
    private static let chunkPacketCount: Int64 = 32
    /// Packets in front of the first that is heard: one fills the overlap, and the filters of SBR reach further back.
    private static let overlapPacketCount: Int64 = 4

    private let packets: any PacketTable
    private let source: PreparationSource
    private let file: NewFile
    private let packetLength: Int64
    /// Which packets are written.
    private let numbers: Range<Int64>
    /// What is played, in frames from the first packet that is written.
    private let played: Range<Int64>

    /// Writes all packets, or those that are needed to play `frames`, counted as a gapless player plays them.
    static func write(
        _ packets: any PacketTable, configuration: [UInt8], _ walked: WalkedRecording, frames: Range<Int64>?,
        of source: PreparationSource, from reader: inout RecordingReader, to file: NewFile
    ) throws(PreparationFailure) {
        // SBR that no header announces makes twice as many frames.
        guard let start = walked.playedStart, let length = walked.packetFrameCount, length > 0,
            walked.sampleRate == source.measurement.sampleRate, configuration.count < 64
        else { throw PreparationFailure(.gaplessNotCarried) }
        let frames = frames ?? 0..<walked.frameCount
        let copy = MP4Copy(
            packets, of: source, to: file, packetLength: length,
            played: (start + frames.lowerBound)..<(start + frames.upperBound),
            isWhole: frames.count == walked.frameCount)
        try copy.write(configuration, walked, from: &reader)
    }

    private init(
        _ packets: any PacketTable, of source: PreparationSource, to file: NewFile, packetLength: Int64,
        played: Range<Int64>, isWhole: Bool
    ) {
        self.packets = packets
        self.source = source
        self.file = file
        self.packetLength = packetLength
        let first = isWhole ? 0 : max(0, played.lowerBound / packetLength - Self.overlapPacketCount)
        let end = isWhole ? Int64.max : (played.upperBound + packetLength - 1) / packetLength
        numbers = first..<max(first, end)
        let moved = first * packetLength
        self.played = (played.lowerBound - moved)..<(played.upperBound - moved)
    }

    /// Goes through the packets that are written.
    private func forEachPacket(
        _ reader: inout RecordingReader,
        _ body: (Range<Int64>, inout RecordingReader) throws(PreparationFailure) -> Void
    ) throws(PreparationFailure) {
        var packets = packets
        var number: Int64 = 0
        while number < numbers.upperBound, let range = try packets.following(in: &reader, of: source) {
            if number >= numbers.lowerBound { try body(range, &reader) }
            number += 1
        }
    }

    private func write(
        _ configuration: [UInt8], _ walked: WalkedRecording, from reader: inout RecordingReader
    ) throws(PreparationFailure) {
        // Major brand, version, and those that it is compatible with (ISO/IEC 14496-12, 4.3).
        try file.append(MP4Boxes.box("ftyp", Array("M4A ".utf8) + [0, 0, 2, 0] + Array("M4A isomiso2".utf8)))
        let mediaStart = file.byteCount
        // An empty box, whose place a size of 64 bits takes where one is needed.
        try file.append(MP4Boxes.box("free", []) + MP4Boxes.box("mdat", []))
        let dataStart = file.byteCount
        var count: Int64 = 0
        var greatest: Int64 = 0
        try forEachPacket(&reader) { (range, reader) throws(PreparationFailure) in
            try reader.copy(range, of: source, to: file)
            greatest = max(greatest, Int64(range.count))
            count += 1
        }
        guard count > 0, played.upperBound <= count * packetLength else { throw PreparationFailure(.noFrames) }
        let dataEnd = file.byteCount
        var head: [UInt8] = []
        if dataEnd - dataStart + 8 > UInt32.max {
            head.append(bigEndian: UInt32(1))
            head += Array("mdat".utf8)
            head.append(bigEndian: dataEnd - mediaStart)
            try file.write(head, at: mediaStart)
        } else {
            head.append(bigEndian: UInt32(dataEnd - dataStart + 8))
            try file.write(head, at: dataStart - 8)
        }
        try writeMovie(
            MP4Boxes(
                sampleRate: walked.sampleRate, channelCount: walked.channelCount, configuration: configuration,
                packetCount: count, packetLength: packetLength, played: played,
                mediaByteCount: dataEnd - dataStart, greatestPacketByteCount: greatest),
            dataStart: dataStart, dataEnd: dataEnd, from: &reader)
    }

    /// The movie, at whose end are the tables that list every packet.
    private func writeMovie(
        _ boxes: MP4Boxes, dataStart: Int64, dataEnd: Int64, from reader: inout RecordingReader
    ) throws(PreparationFailure) {
        let chunkCount = (boxes.packetCount + Self.chunkPacketCount - 1) / Self.chunkPacketCount
        let isWide = dataEnd > UInt32.max
        let sizesByteCount = 20 + 4 * boxes.packetCount
        let offsetsByteCount = 16 + (isWide ? 8 : 4) * chunkCount
        try file.append(
            boxes.movie(
                chunks: MP4Boxes.chunks(packetCount: boxes.packetCount, perChunk: Self.chunkPacketCount),
                tableByteCount: sizesByteCount + offsetsByteCount))
        // ISO/IEC 14496-12, 8.7.3.2: no size that all have, and how many there are.
        var head: [UInt8] = []
        head.append(bigEndian: UInt32(clamping: sizesByteCount))
        head += Array("stsz".utf8) + [UInt8](repeating: 0, count: 8)
        head.append(bigEndian: UInt32(clamping: boxes.packetCount))
        try file.append(head)
        try forEachPacket(&reader) { (range, _) throws(PreparationFailure) in
            try file.append { $0.append(bigEndian: UInt32(clamping: range.count)) }
        }
        // 8.7.5: where each chunk begins.
        head = []
        head.append(bigEndian: UInt32(clamping: offsetsByteCount))
        head += Array((isWide ? "co64" : "stco").utf8) + [0, 0, 0, 0]
        head.append(bigEndian: UInt32(clamping: chunkCount))
        try file.append(head)
        var (number, offset) = (Int64(0), dataStart)
        try forEachPacket(&reader) { (range, _) throws(PreparationFailure) in
            if number % Self.chunkPacketCount == 0 {
                try file.append { bytes in
                    if isWide {
                        bytes.append(bigEndian: offset)
                    } else {
                        bytes.append(bigEndian: UInt32(clamping: offset))
                    }
                }
            }
            number += 1
            offset += Int64(range.count)
        }
    }
}
