/// FLAC frames as native FLAC files of bounded size, one after another (RFC 9639).
struct FLACParts: VirtualFileSequence {
    /// Frames in a part.
    static let packetCount = 16384

    private var packets: MP4PacketTable
    private let header: [UInt8]

    init(_ packets: MP4PacketTable, streamInfo: [UInt8]) {
        self.packets = packets
        var info = streamInfo
        // No total and no MD5, so that the decoder counts what is there: 36 bits and 16 bytes at the end.
        for index in info.indices where index > 13 { info[index] = 0 }
        if info.count > 13 { info[13] &= 0xF0 }
        header = Array("fLaC".utf8) + [0x80, 0, 0, UInt8(clamping: info.count)] + info
    }

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> VirtualFile? {
        var ranges: [Range<Int64>] = []
        var count = 0
        while count < Self.packetCount, let range = try packets.next(&reader) {
            ranges.appendMerging(range)
            count += 1
        }
        guard count > 0 else { return nil }
        return VirtualFile(
            segments: [.memory(header)] + ranges.map { .recording($0) }, expectedFrameCount: nil)
    }
}
