/// CRC-64/XZ: polynomial 0x42F0E1EBA9EA3693, reflected, all ones in and out (ECMA-182); eight bytes at a time.
///
/// OSS and COS answer with it, as an unsigned decimal number.
package struct CRC64: Hashable, Sendable {
    private static let polynomial: UInt64 = 0xC96C_5795_D787_0F42
    private static let tables = ReflectedCRCTables(polynomial: polynomial)

    private var state = UInt64.max

    /// The value over no bytes, which is 0.
    package init() {}

    /// The value over `bytes`.
    package static func value(of bytes: [UInt8]) -> UInt64 {
        var crc = CRC64()
        unsafe bytes.withUnsafeBytes { unsafe crc.update($0) }
        return crc.value
    }

    /// The value over all bytes so far.
    package var value: UInt64 { ~state }

    /// Takes in the bytes that follow.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        state = unsafe Self.tables.state(state, over: bytes)
    }

    /// The value over two pieces of which each has its own: `first`, and `second` over the `secondByteCount` bytes
    /// behind it.
    package static func combined(_ first: UInt64, _ second: UInt64, secondByteCount: Int64) -> UInt64 {
        // Zero bytes behind the first piece multiply its polynomial by x⁸ each, modulo the generator.
        var shifted = first
        var power = one >> 8
        var count = max(0, secondByteCount)
        while count > 0 {
            if count & 1 == 1 { shifted = product(shifted, power) }
            power = product(power, power)
            count >>= 1
        }
        return shifted ^ second
    }

    /// The polynomial 1: coefficients are in reverse, the lowest in the highest bit.
    private static let one: UInt64 = 1 << 63

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right, sum) = (left, right, UInt64(0))
        while left != 0 {
            if left & one != 0 { sum ^= right }
            left <<= 1
            right = right & 1 == 1 ? right >> 1 ^ polynomial : right >> 1
        }
        return sum
    }
}
