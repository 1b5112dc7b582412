import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The recording reader", .timeLimited)
struct RecordingReaderTests {
    @Test("hashes every byte once, whatever was read before and in which order")
    func hash() throws {
        let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var reader = RecordingReader(bytes: bytes, hashing: true)
        _ = try reader.array(at: 500_000, count: 10)
        _ = try reader.array(at: 0, count: 300_000)
        _ = try reader.array(at: 100, count: 4)
        var plain = RecordingReader(bytes: bytes, hashing: true)
        #expect(try reader.finishHash() == plain.finishHash())
    }

    @Test("gives no more than there is")
    func bounds() throws {
        var reader = RecordingReader(bytes: [1, 2, 3])
        #expect(try reader.array(at: 2, count: 10).count == 1)
        #expect(try reader.array(at: 3, count: 10).isEmpty)
        #expect(try reader.array(at: -1, count: 10).isEmpty)
        #expect(try reader.array(at: .max, count: .max).isEmpty)
    }
}
