/// The header of an Ogg page (RFC 3533, 6).
struct OggPage {
    /// Bytes of a header before its segment table.
    static let fixedByteCount = 27
    /// The size of the largest possible page: header, 255 segments of 255 bytes.
    static let maximumByteCount = 27 + 255 + 255 * 255

    /// Whether the first packet on the page began on an earlier one.
    let isContinued: Bool
    /// Whether a logical stream begins here.
    let isFirst: Bool
    /// Whether the logical stream ends here.
    let isLast: Bool
    /// The codec's own measure of time at the end of the last packet that ends here; −1 when none does.
    let granule: Int64
    let serial: UInt32
    let sequence: UInt32
    /// The size of the header with its segment table.
    let headerByteCount: Int
    /// The size of the whole page.
    let byteCount: Int

    /// Reads the header at the start of `bytes`; nil when there is none, or when it is not there to the end of its
    /// segment table. The checksum is not looked at.
    init?(_ bytes: RawSpan) {
        guard bytes.has("OggS"), bytes.byte(at: 4) == 0, let flags = bytes.byte(at: 5),
            let granule = bytes.littleEndian(at: 6, as: UInt64.self),
            let serial = bytes.littleEndian(at: 14, as: UInt32.self),
            let sequence = bytes.littleEndian(at: 18, as: UInt32.self),
            let segments = bytes.byte(at: 26), bytes.byteCount >= Self.fixedByteCount + Int(segments)
        else { return nil }
        isContinued = flags & 1 != 0
        isFirst = flags & 2 != 0
        isLast = flags & 4 != 0
        self.granule = Int64(bitPattern: granule)
        self.serial = serial
        self.sequence = sequence
        headerByteCount = Self.fixedByteCount + Int(segments)
        var byteCount = headerByteCount
        for index in Self.fixedByteCount..<headerByteCount { byteCount += Int(bytes[index]) }
        self.byteCount = byteCount
    }

    /// Whether the CRC-32 of a whole page agrees; it is taken with its own four bytes as zeros.
    static func agrees(_ page: RawSpan) -> Bool {
        guard let stated = page.littleEndian(at: 22, as: UInt32.self) else { return false }
        return checksum(page) == stated
    }

    private static let zeros: [UInt8] = [0, 0, 0, 0]

    /// The CRC-32 that a whole page should have.
    static func checksum(_ page: RawSpan) -> UInt32 {
        guard page.byteCount >= fixedByteCount else { return 0 }
        let crc = ForwardCRC.oggPage
        var check = crc.check(page.extracting(..<22))
        zeros.withBytes { check = crc.check($0, after: check) }
        return crc.check(page.extracting(26...), after: check)
    }
}
