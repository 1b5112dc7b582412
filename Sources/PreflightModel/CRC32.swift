/// CRC-32: polynomial 0x04C11DB7, reflected, all ones in and out (APPNOTE.TXT 4.4.7); eight bytes at a time.
///
/// A zip states it of each entry.
package struct CRC32: Hashable, Sendable {
    private static let tables = ReflectedCRCTables<UInt32>(polynomial: 0xEDB8_8320)

    private var state = UInt32.max

    /// The value over no bytes, which is 0.
    package init() {}

    /// The value over `bytes`.
    package static func value(of bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        unsafe bytes.withUnsafeBytes { unsafe crc.update($0) }
        return crc.value
    }

    /// The value over all bytes so far.
    package var value: UInt32 { ~state }

    /// Takes in the bytes that follow.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        state = unsafe Self.tables.state(state, over: bytes)
    }
}
