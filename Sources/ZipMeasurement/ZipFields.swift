/// Little-endian fields of zip structures; outside the bytes there are zeros.
extension [UInt8] {
    func field16(_ offset: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: field(offset, byteCount: 2))
    }

    func field32(_ offset: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: field(offset, byteCount: 4))
    }

    func field64(_ offset: Int) -> UInt64 {
        field(offset, byteCount: 8)
    }

    private func field(_ offset: Int, byteCount: Int) -> UInt64 {
        guard offset >= 0, offset + byteCount <= count else { return 0 }
        return (0..<byteCount).reversed().reduce(0) { $0 << 8 | UInt64(self[offset + $1]) }
    }

    /// The part of these bytes in a range that may lie outside.
    func part(_ range: Range<Int>) -> [UInt8] {
        Array(self[range.clamped(to: indices)])
    }
}

/// The first four bytes of zip structures (APPNOTE.TXT 4.3).
enum ZipSignature {
    static let localHeader: UInt32 = 0x0403_4B50
    static let dataDescriptor: UInt32 = 0x0807_4B50
    static let directoryHeader: UInt32 = 0x0201_4B50
    static let digitalSignature: UInt32 = 0x0505_4B50
    static let zip64EndRecord: UInt32 = 0x0606_4B50
    static let zip64Locator: UInt32 = 0x0706_4B50
    static let endRecord: UInt32 = 0x0605_4B50
}

/// The general purpose bits (APPNOTE.TXT 4.4.4).
struct ZipFlags: OptionSet, Hashable {
    let rawValue: UInt16

    static let encrypted = ZipFlags(rawValue: 1 << 0)
    static let dataDescriptor = ZipFlags(rawValue: 1 << 3)
    static let patch = ZipFlags(rawValue: 1 << 5)
    static let strongEncryption = ZipFlags(rawValue: 1 << 6)
    static let utf8 = ZipFlags(rawValue: 1 << 11)
    static let maskedHeader = ZipFlags(rawValue: 1 << 13)

    /// The bits that say how an entry is to be read, and must be the same in both of its headers.
    static let decisive: ZipFlags = [.encrypted, .dataDescriptor, .patch, .strongEncryption, .utf8, .maskedHeader]
}

/// How an entry is compressed (APPNOTE.TXT 4.4.5).
struct ZipMethod: RawRepresentable, Hashable {
    let rawValue: UInt16

    static let stored = ZipMethod(rawValue: 0)
    static let deflated = ZipMethod(rawValue: 8)

    /// The name of the method.
    var name: String {
        switch rawValue {
        case 0: "stored"
        case 1: "shrunk"
        case 2...5: "reduced"
        case 6: "imploded"
        case 8: "deflated"
        case 9: "Deflate64"
        case 10: "PKWARE DCL imploded"
        case 12: "bzip2"
        case 14: "LZMA"
        case 16: "CMPSC"
        case 18: "TERSE"
        case 19: "LZ77"
        case 20, 93: "Zstandard"
        case 94: "MP3"
        case 95: "xz"
        case 96: "JPEG"
        case 97: "WavPack"
        case 98: "PPMd"
        case 99: "AE-x encrypted"
        default: "method \(rawValue)"
        }
    }
}
