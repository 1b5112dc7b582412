import PreflightModel
import TestSupport
import Testing

@Suite(.timeLimited) struct CRC64Tests {
    @Test func `agrees with the published check value`() {
        #expect(CRC64.value(of: Array("123456789".utf8)) == 11_051_210_869_376_104_954)
        #expect(CRC64.value(of: []) == 0)
    }

    @Test(arguments: 0...9)
    func `is the same over two pieces as over the whole`(cut: Int) {
        let bytes = Array("123456789".utf8)
        let (first, second) = (Array(bytes[..<cut]), Array(bytes[cut...]))
        let combined = CRC64.combined(
            CRC64.value(of: first), CRC64.value(of: second), secondByteCount: Int64(second.count))
        #expect(combined == CRC64.value(of: bytes))
    }

    /// Lengths around those at which bytes are taken in three lanes at a time.
    @Test(arguments: [7, 8, 9, 3071, 3072, 3073, 3080, 6143, 6144, 9999, 65_536])
    func `is the same over many bytes at once as over one bit after the other`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 0x9E37_79B9 >> 13) }
        #expect(CRC64.value(of: bytes) == Self.bitwise(bytes, polynomial: 0xC96C_5795_D787_0F42))
        #expect(CRC32.value(of: bytes) == Self.bitwise(bytes, polynomial: 0xEDB8_8320))
        // A piece that begins with the state of another.
        var crc = CRC64()
        bytes[..<5].withUnsafeBytes { crc.update($0) }
        bytes[5...].withUnsafeBytes { crc.update($0) }
        #expect(crc.value == CRC64.value(of: bytes))
    }

    private static func bitwise<Word: FixedWidthInteger & UnsignedInteger>(_ bytes: [UInt8], polynomial: Word) -> Word {
        ~bytes.reduce(Word.max) { state, byte in
            (0..<8).reduce(state ^ Word(byte)) { state, _ in state & 1 == 1 ? state >> 1 ^ polynomial : state >> 1 }
        }
    }

    @Test func `combines pieces behind which many zeros lie`() {
        let (first, second) = (Array("voice".utf8), [UInt8](repeating: 0, count: 70_001))
        let combined = CRC64.combined(CRC64.value(of: first), CRC64.value(of: second), secondByteCount: 70_001)
        #expect(combined == CRC64.value(of: first + second))
    }
}
