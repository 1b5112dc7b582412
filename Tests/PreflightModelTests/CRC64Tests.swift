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

    @Test func `combines pieces behind which many zeros lie`() {
        let (first, second) = (Array("voice".utf8), [UInt8](repeating: 0, count: 70_001))
        let combined = CRC64.combined(CRC64.value(of: first), CRC64.value(of: second), secondByteCount: 70_001)
        #expect(combined == CRC64.value(of: first + second))
    }
}
