/// The header of an ID3v2 tag (ID3v2.4.0 structure, section 3.1; 2.2 and 2.3 are the same here).
struct ID3v2Tag {
    static let headerByteCount = 10

    /// 2, 3 or 4 in tags that are known; others are skipped anyway.
    let majorVersion: UInt8
    let flags: UInt8
    /// What the tag claims to occupy with its header and footer; nothing says that the bytes are there.
    let byteCount: Int64

    /// The tag whose header is at `offset`; nil where none does.
    init?(_ bytes: RawSpan, at offset: Int = 0) {
        guard bytes.has("ID3", at: offset), let version = bytes.byte(at: offset + 3), version != 0xFF,
            let revision = bytes.byte(at: offset + 4), revision != 0xFF, let flags = bytes.byte(at: offset + 5),
            let size = Self.synchsafe(bytes, at: offset + 6)
        else { return nil }
        majorVersion = version
        self.flags = flags
        // Bit 4 says that a copy of the header follows the content (version 2.4 only).
        byteCount = Int64(size) + (version >= 4 && flags & 0x10 != 0 ? 20 : 10)
    }

    /// Whether every FF of the tag is followed by a stuffed zero (2.2 and 2.3; in 2.4 each frame says so for itself).
    var isUnsynchronisedAsAWhole: Bool { majorVersion < 4 && flags & 0x80 != 0 }

    var hasExtendedHeader: Bool { majorVersion >= 3 && flags & 0x40 != 0 }

    /// A number of 28 bits in four bytes whose highest bits are zero (section 6.2); nil where one is not.
    static func synchsafe(_ bytes: RawSpan, at offset: Int) -> UInt32? {
        bytes.bigEndian(at: offset, as: UInt32.self).flatMap { synchsafe($0) }
    }

    /// The same in four bytes of which the first is the most significant.
    static func synchsafe(_ raw: UInt32) -> UInt32? {
        guard raw & 0x8080_8080 == 0 else { return nil }
        return raw & 0x7F | (raw >> 8 & 0x7F) << 7 | (raw >> 16 & 0x7F) << 14 | (raw >> 24) << 21
    }
}
