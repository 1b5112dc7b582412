/// The header or footer of an APE tag (APEv2 specification, "APE Tags Header").
struct APETag {
    static let footerByteCount = 32

    /// Whether these 32 bytes are the header, in front of the items, and not the footer.
    let isHeader: Bool
    /// What the tag claims to occupy with its header and footer; nothing says that the bytes are there.
    let byteCount: Int64

    /// The tag whose header or footer is at `offset`; nil where none does.
    init?(_ bytes: RawSpan, at offset: Int = 0) {
        guard bytes.has("APETAGEX", at: offset), let version = bytes.littleEndian(at: offset + 8, as: UInt32.self),
            version == 1000 || version == 2000, let size = bytes.littleEndian(at: offset + 12, as: UInt32.self),
            size >= 32, let flags = bytes.littleEndian(at: offset + 20, as: UInt32.self)
        else { return nil }
        // Version 1 has no header and no flags. The size counts the items and the footer.
        let hasHeader = version == 2000 && flags >> 31 == 1
        isHeader = version == 2000 && flags >> 29 & 1 == 1
        byteCount = Int64(size) + (hasHeader || isHeader ? 32 : 0)
    }
}
