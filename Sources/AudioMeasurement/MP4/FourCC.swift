/// The four-character code that names a box, a brand, a handler or a codec.
struct FourCC: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    let code: UInt32

    init(_ code: UInt32) { self.code = code }

    init(stringLiteral text: StaticString) {
        code = text.withUTF8Buffer { $0.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The code as text; what is not printable ASCII is written `\xFF`.
    var description: String {
        stride(from: 24, through: 0, by: -8).map { shift in
            let byte = UInt8(truncatingIfNeeded: code >> UInt32(shift))
            return (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte)) : "\\x" + Hexadecimal.digits(of: byte).uppercased()
        }.joined()
    }
}
