/// What the extra fields of a header say that matters here (APPNOTE.TXT 4.5, 4.6).
struct ZipExtraFields {
    /// The bytes of the zip64 field, in the order in which sizes and offset want them; nil if there is none.
    private(set) var zip64: [UInt8]?
    /// The CRC-32 of the name that the Unicode path field was made for, and the name that it gives.
    private(set) var unicodePath: (crc: UInt32, name: [UInt8])?
    /// Whether there is a field of strong encryption or of AE-x encryption.
    private(set) var isEncrypted = false
    /// Whether the fields do not fill their space exactly.
    private(set) var isDamaged = false

    init(_ bytes: [UInt8]) {
        var offset = 0
        while offset + 4 <= bytes.count {
            let (id, size) = (bytes.field16(offset), Int(bytes.field16(offset + 2)))
            guard offset + 4 + size <= bytes.count else { break }
            let content = bytes.part((offset + 4)..<(offset + 4 + size))
            switch id {
            case 0x0001 where zip64 == nil: zip64 = Array(content.prefix(28))
            case 0x7075 where size >= 5 && content[0] == 1:
                unicodePath = (content.field32(1), Array(content.dropFirst(5)))
            case 0x0017, 0x9901: isEncrypted = true
            default: break
            }
            offset += 4 + size
        }
        // Zeros that align the data, fewer than a field needs, are not damage: some programs pad with them.
        isDamaged = !bytes.dropFirst(offset).allSatisfy { $0 == 0 }
    }

    /// Replaces each value that is all ones by the next one of the zip64 field (APPNOTE.TXT 4.5.3).
    func resolve(_ values: (size: UInt64, compressed: UInt64, offset: UInt64?)) -> (
        size: UInt64, compressed: UInt64, offset: UInt64, needed: Bool
    ) {
        let bytes = zip64 ?? []
        var used = 0
        func next(_ value: UInt64) -> UInt64 {
            guard value == 0xFFFF_FFFF, used + 8 <= bytes.count else { return value }
            used += 8
            return bytes.field64(used - 8)
        }
        let size = next(values.size)
        let compressed = next(values.compressed)
        let offset = values.offset.map(next) ?? 0
        let needed = size >= 0xFFFF_FFFF || compressed >= 0xFFFF_FFFF || offset >= 0xFFFF_FFFF
        return (size, compressed, offset, needed)
    }
}
