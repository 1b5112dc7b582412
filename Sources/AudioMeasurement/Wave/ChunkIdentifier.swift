/// The four bytes that name a chunk, compared as one number.
struct ChunkIdentifier: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The bytes, the first one most significant.
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The identifier with these four ASCII characters.
    @inline(__always)
    init(stringLiteral text: StaticString) {
        rawValue = text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The identifier at `offset`; nil where the buffer ends too early.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard let value = bytes.bigEndian(at: offset, as: UInt32.self) else { return nil }
        rawValue = value
    }

    private var bytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> $0) } }

    /// Whether all four bytes are printable ASCII, as those of every registered chunk are.
    var isPrintable: Bool {
        var rest = rawValue
        for _ in 0..<4 {
            guard (0x20...0x7E).contains(rest & 0xFF) else { return false }
            rest >>= 8
        }
        return true
    }

    /// The four characters; unprintable ones as `?`.
    var description: String {
        String(decoding: bytes.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
