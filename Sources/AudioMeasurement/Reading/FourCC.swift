import PreflightModel

/// The four-character code that names a chunk, a box, a brand, a handler or a codec, compared as one number.
struct FourCC: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The bytes, the first one most significant.
    let code: UInt32

    init(_ code: UInt32) { self.code = code }

    @inline(__always)
    init(stringLiteral text: StaticString) {
        code = text.withUTF8Buffer { unsafe $0.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The code at `offset`; nil where the buffer ends too early.
    @inline(__always)
    init?(_ bytes: RawSpan, at offset: Int) {
        guard let code = bytes.bigEndian(at: offset, as: UInt32.self) else { return nil }
        self.code = code
    }

    /// The code at `offset`; nil where the fields end too early.
    @inline(__always)
    init?(_ bytes: FieldBytes, at offset: Int) {
        guard let code = bytes.bigEndian(at: offset, as: UInt32.self) else { return nil }
        self.code = code
    }

    /// Whether all four bytes are printable ASCII, as those of every registered chunk are.
    var isPrintable: Bool {
        var rest = code
        for _ in 0..<4 {
            guard (0x20...0x7E).contains(rest & 0xFF) else { return false }
            rest >>= 8
        }
        return true
    }

    /// The code as text; what is not printable ASCII is written `\xFF`.
    var description: String {
        stride(from: 24, through: 0, by: -8).map { shift in
            let byte = UInt8(truncatingIfNeeded: code >> UInt32(shift))
            return (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte)) : "\\x" + Hexadecimal.string([byte]).uppercased()
        }.joined()
    }
}
