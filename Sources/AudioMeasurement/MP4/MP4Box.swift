/// Where a box is in the file (ISO/IEC 14496-12, 4.2).
struct MP4Box {
    let type: FourCC
    /// The offset of the first byte of the header.
    let start: Int64
    /// The offset of the first byte after the header.
    let payload: Int64
    /// The offset after the last byte that is really there, inside the box around it.
    let end: Int64
    /// The offset after the last byte that the header claims.
    let claimedEnd: Int64

    /// Whether the header claims more bytes than the box around it, or the file, has.
    var isCut: Bool { claimedEnd > end }
    var byteCount: Int64 { end - start }
    var claimedByteCount: Int64 { claimedEnd - start }
    var payloadByteCount: Int64 { end - payload }

    /// A cursor over the boxes inside, after `skipping` bytes of fields.
    func children(skipping: Int64 = 0) -> MP4BoxCursor {
        MP4BoxCursor(offset: min(end, payload + skipping), end: end)
    }
}

/// Goes from box to box; every step moves on by at least eight bytes.
struct MP4BoxCursor {
    private(set) var offset: Int64
    let end: Int64
    /// The offset of a header whose size is impossible; nothing after it can be read.
    private(set) var brokenAt: Int64?

    init(offset: Int64, end: Int64) {
        self.offset = offset
        self.end = end
    }

    /// The next box; nil at the end, or where a size is impossible.
    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> MP4Box? {
        guard brokenAt == nil, end - offset >= 8 else { return nil }
        let header = try reader.fields(at: offset, count: Int(min(16, end - offset)))
        guard let size = header.bigEndian(at: 0, as: UInt32.self), let type = header.bigEndian(at: 4, as: UInt32.self)
        else { return nil }
        var headerCount: Int64 = 8
        var claimed = Int64(size)
        switch size {
        case 0:
            claimed = end - offset
        case 1:
            headerCount = 16
            claimed = Int64(clamping: header.bigEndian(at: 8, as: UInt64.self) ?? 0)
        default: break
        }
        guard claimed >= headerCount else {
            brokenAt = offset
            return nil
        }
        let (sum, overflow) = offset.addingReportingOverflow(claimed)
        let claimedEnd = overflow ? Int64.max : sum
        let box = MP4Box(
            type: FourCC(type), start: offset, payload: min(offset + headerCount, end), end: min(end, claimedEnd),
            claimedEnd: claimedEnd)
        offset = box.end
        return box
    }
}

extension RecordingReader {
    /// A copy of the first bytes of a box's payload, at most `count` and `FieldBytes.capacity` of them.
    mutating func payload(of box: MP4Box, atMost count: Int) throws(MeasuringFailure) -> FieldBytes {
        try fields(at: box.payload, count: Int(max(0, min(Int64(count), box.payloadByteCount))))
    }

    /// Hands over the first bytes of a box's payload, at most `count` of them.
    mutating func withPayload<Result>(
        of box: MP4Box, atMost count: Int, _ body: (RawSpan) -> Result
    ) throws(MeasuringFailure) -> Result {
        try withBytes(at: box.payload, count: Int(max(0, min(Int64(count), box.payloadByteCount))), body)
    }
}
