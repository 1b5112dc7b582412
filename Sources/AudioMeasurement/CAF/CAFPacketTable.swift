/// The `pakt` chunk of a CAF file: how many packets and frames there are, and how long each packet is.
struct CAFPacketTable: PacketTable {
    /// The most bytes that two numbers of the table take.
    private static let entryLimit = 20

    let packetCount: Int64
    /// The frames that are to be played.
    let validFrameCount: Int64
    /// The frames in front of them.
    let primingFrameCount: Int64
    /// The frames behind them.
    let remainderFrameCount: Int64

    /// Where the entries are.
    let range: Range<Int64>
    private let bytesPerPacket: Int64
    private let framesPerPacket: Int64
    private let data: Range<Int64>

    /// Where the next packet begins.
    private var packetOffset: Int64
    private var entryOffset: Int64
    private var remaining: Int64
    /// The bytes of the table around `entryOffset`, so that the reader's window can stay at the packets.
    private var cache: [UInt8] = []
    private var cacheOffset: Int64 = 0
    /// The frames of the packet that `next` gave last.
    private(set) var frameCount: Int64 = 0

    /// Reads the header of the chunk in `body`, which is all in the file, and describes packets in `data`.
    init(
        _ body: Range<Int64>, of description: CAFDescription, data: Range<Int64>, in reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        let header = try reader.fields(at: body.lowerBound, count: Int(min(24, body.upperBound - body.lowerBound)))
        guard let packets = header.bigEndian(at: 0, as: UInt64.self),
            let valid = header.bigEndian(at: 8, as: UInt64.self),
            let priming = header.bigEndian(at: 16, as: UInt32.self),
            let remainder = header.bigEndian(at: 20, as: UInt32.self)
        else { throw .cafPacketTableTooShort(byteCount: header.byteCount) }
        packetCount = Int64(clamping: packets)
        validFrameCount = Int64(clamping: valid)
        primingFrameCount = max(0, Int64(Int32(bitPattern: priming)))
        remainderFrameCount = max(0, Int64(Int32(bitPattern: remainder)))
        range = (body.lowerBound + 24)..<body.upperBound
        bytesPerPacket = description.bytesPerPacket
        framesPerPacket = description.framesPerPacket
        self.data = data
        packetOffset = data.lowerBound
        entryOffset = range.lowerBound
        remaining = packetCount
    }

    /// Whether every packet has an entry in the table, since its size or its frames vary.
    var hasEntries: Bool { bytesPerPacket == 0 || framesPerPacket == 0 }

    /// The byte range of the next packet that is there as a whole; nil after the last one.
    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Range<Int64>? {
        guard remaining > 0 else { return nil }
        var size = bytesPerPacket
        var frames = framesPerPacket
        if hasEntries, entryOffset + Int64(Self.entryLimit) > cacheOffset + Int64(cache.count) {
            cacheOffset = entryOffset
            cache = try reader.array(at: entryOffset, count: Int(min(4096, range.upperBound - entryOffset)))
        }
        if bytesPerPacket == 0 {
            guard let value = number() else { return nil }
            size = value
        }
        if framesPerPacket == 0 {
            guard let value = number() else { return nil }
            frames = value
        }
        guard size <= data.upperBound - packetOffset else { return nil }
        remaining -= 1
        frameCount = frames
        let packet = packetOffset..<(packetOffset + size)
        packetOffset += size
        return packet
    }

    /// The next number of the table: 7 bits in a byte, the most significant first; nil where the table ends.
    private mutating func number() -> Int64? {
        var value: Int64 = 0
        while true {
            let index = Int(entryOffset - cacheOffset)
            guard index < cache.count, value < 1 << 48 else { return nil }
            entryOffset += 1
            value = value << 7 | Int64(cache[index] & 0x7F)
            if cache[index] & 0x80 == 0 { return value }
        }
    }
}
