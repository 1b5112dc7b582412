import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The length of an Opus packet", .timeLimited)
struct OpusPacketTests {
    /// RFC 6716, table 2: frame sizes in samples at 48 kHz by configuration.
    @Test("follows the table of configurations", arguments: 0..<32)
    func configurations(_ configuration: Int) {
        let sizes =
            Array(repeating: [480, 960, 1920, 2880], count: 3).flatMap { $0 } + [480, 960, 480, 960]
            + Array(repeating: [120, 240, 480, 960], count: 4).flatMap { $0 }
        let size = Int64(sizes[configuration])
        #expect(OpusMapping.frameCount([UInt8(configuration << 3)]) == size)
        #expect(OpusMapping.frameCount([UInt8(configuration << 3 | 1)]) == 2 * size)
        #expect(OpusMapping.frameCount([UInt8(configuration << 3 | 2)]) == 2 * size)
        #expect(OpusMapping.frameCount([UInt8(configuration << 3 | 3), 0x81]) == size)
    }

    @Test("is none for no frames, for more than 120 ms, and for nothing")
    func impossible() {
        #expect(OpusMapping.frameCount([]) == nil)
        #expect(OpusMapping.frameCount([3]) == nil)
        #expect(OpusMapping.frameCount([3, 0]) == nil)
        #expect(OpusMapping.frameCount([1 << 3 | 3, 6]) == 5760)
        #expect(OpusMapping.frameCount([1 << 3 | 3, 7]) == nil)
    }
}
