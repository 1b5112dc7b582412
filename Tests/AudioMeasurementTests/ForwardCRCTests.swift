import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The cyclic redundancy check", .timeLimited)
struct ForwardCRCTests {
    private let digits = Array("123456789".utf8)

    /// The check values of CRC-16/UMTS, CRC-8/SMBUS, and CRC-32 with Ogg's start of 0 and nothing inverted.
    @Test("gives the values of the catalogues")
    func catalogue() {
        #expect(digits.withBytes { ForwardCRC.flacFrame.check($0) } >> 16 == 0xFEE8)
        #expect(digits.withBytes { ForwardCRC.flacHeader.check($0) } >> 24 == 0xF4)
        #expect(digits.withBytes { ForwardCRC.oggPage.check($0) } == 0x89A1_897F)
    }

    @Test("is the same at once and in pieces", arguments: [0, 1, 7, 8, 9, 31])
    func pieces(_ cut: Int) {
        let bytes = (0..<40).map { UInt8($0 * 7 & 255) }
        bytes.withBytes { buffer in
            let crc = ForwardCRC.oggPage
            let first = crc.check(buffer.extracting(..<cut))
            let (second, whole) = (crc.check(buffer.extracting(cut...), after: first), crc.check(buffer))
            #expect(second == whole)
        }
    }
}
