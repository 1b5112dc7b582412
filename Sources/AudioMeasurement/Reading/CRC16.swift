/// CRC-16 with the polynomial 8005, bits reflected, from zero: LAME's check of its info frame and of the frames behind.
package struct CRC16 {
    private static let table: [UInt16] = (0..<256).map { index in
        (0..<8).reduce(UInt16(index)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xA001 }
    }

    /// The value over all bytes so far.
    package private(set) var value: UInt16 = 0

    /// The value over no bytes.
    package init() {}

    /// Takes in the bytes that follow.
    package mutating func update(_ bytes: RawSpan) {
        let table = Self.table
        for index in bytes.byteOffsets {
            value = value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ bytes[index])]
        }
    }

    /// The value over these bytes.
    static func value(of bytes: RawSpan) -> UInt16 {
        var check = CRC16()
        check.update(bytes)
        return check.value
    }
}
