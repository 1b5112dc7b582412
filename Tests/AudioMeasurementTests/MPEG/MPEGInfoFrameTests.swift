import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

private typealias Builder = MPEGStreamBuilder

@Suite("Info frames of MPEG streams", .timeLimited)
struct MPEGInfoFrameTests {
    private static let infoByteCount = UInt32(Builder.frame(bitRateIndex: 8).count)

    private func measure(
        _ bytes: [UInt8], depth: MeasurementMethod = .decode
    ) throws(MeasuringFailure) -> RecordingMeasurement {
        try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: RecordingPath("a.mp3"))
    }

    private func frames(_ count: Int, bitRateIndex: UInt32 = 4) -> [UInt8] {
        var builder = Builder()
        builder.addFrames(count, bitRateIndex: bitRateIndex)
        return builder.bytes
    }

    private func total(_ count: Int) -> UInt32 { Self.infoByteCount + UInt32(count * 144) }

    @Test("are followed by the rest of a frame where a stream was cut; its frames are measured anyway")
    func restOfFrame() throws {
        let rest = [UInt8](repeating: 0x2E, count: 100)
        let measured = try measure(Builder.info(frames: 1000, byteCount: 100_000) + rest + frames(3), depth: .scan)
        #expect(measured.codedFrameCount == 3 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.junk", "mp3.truncated"])
    }

    @Test("are not audio, and tell the length at depth declared", arguments: ["Xing", "Info"])
    func notAudio(magic: String) throws {
        let bytes = Builder.info(magic: magic, frames: 11, byteCount: total(11)) + frames(11)
        let walked = try measure(bytes)
        #expect(walked.codedFrameCount == 11 * 576)
        #expect(walked.declaredDuration == ExactDuration(frameCount: 11 * 576, sampleRate: 16000))
        #expect(walked.defects.isEmpty)
        let believed = try measure(bytes, depth: .declared)
        #expect(believed.method == .declared)
        #expect(believed.codedFrameCount == 11 * 576)
        #expect(try measure(frames(11), depth: .declared).method == .scan)
    }

    @Test("E06: delay and padding are what a gapless player leaves out")
    func gapless() throws {
        let info = Builder.info(magic: "Info", frames: 11, byteCount: total(11), trim: (576, 760))
        let measured = try measure(info + frames(11))
        #expect(measured.codedFrameCount == 6336)
        #expect(measured.frameCount == 5000)
        #expect(measured.defects.isEmpty)
    }

    @Test("E06: delay and padding down to no sound at all are believed, more are not")
    func absurdGapless() throws {
        func measured(_ padding: UInt32) throws -> RecordingMeasurement {
            try measure(Builder.info(frames: 3, byteCount: total(3), trim: (576, padding)) + frames(3))
        }
        #expect(try measured(1152).frameCount == 0)
        #expect(try measured(1152).defects.isEmpty)
        #expect(try measured(1153).frameCount == 1728)
        #expect(try measured(1153).defects.map(\.code) == ["mp3.gapless-absurd"])
    }

    @Test(
        "E03: a count that disagrees with the frames is a warning, when all bytes are there", arguments: [0, 5, 10, 22])
    func mismatch(declared: Int64) throws {
        let measured = try measure(Builder.info(frames: UInt32(declared), byteCount: total(11)) + frames(11))
        #expect(measured.frameCount == 6336)
        #expect(measured.defects.map(\.code) == ["mp3.header-mismatch"])
        #expect(measured.defects.first?.severity == .warning)
        #expect(measured.defects.first?.facts == ["declaredFrames": .integer(declared), "actualFrames": 11])
    }

    @Test("may count themselves")
    func countsItself() throws {
        #expect(try measure(Builder.info(frames: 12, byteCount: total(11)) + frames(11)).defects.isEmpty)
    }

    @Test("E04: what they announce and the file does not hold is missing", arguments: [0, 1, 143])
    func truncated(bytesOfSeventh: Int) throws {
        let bytes = Builder.info(frames: 11, byteCount: total(11)) + frames(7).dropLast(144 - bytesOfSeventh)
        let measured = try measure(bytes)
        #expect(measured.codedFrameCount == 6 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.truncated"])
        #expect(measured.defects.first?.severity == .error)
        #expect(measured.defects.first?.facts["missingMilliseconds"] == 180)
        #expect(measured.defects.first?.facts["missingBytes"]?.integer == Int64(5 * 144 - bytesOfSeventh))
    }

    @Test("are believed to be info frames even where the sound is damaged behind the first frame")
    func damagedEarly() throws {
        let info = Builder.info(frames: 11, byteCount: total(11), trim: (576, 600))
        let measured = try measure(info + frames(1) + [UInt8](repeating: 7, count: 50) + frames(9))
        #expect(measured.codedFrameCount == 10 * 576)
        #expect(measured.frameCount == 10 * 576 - 1176)
        #expect(measured.defects.map(\.code) == ["mp3.junk", "mp3.truncated"])
    }

    @Test("E20: of a second recording are not audio either, and are noted")
    func embedded() throws {
        let one = Builder.info(frames: 5, byteCount: total(5), trim: (576, 600)) + frames(5)
        let measured = try measure(one + one)
        #expect(measured.codedFrameCount == 10 * 576)
        #expect(measured.frameCount == 10 * 576 - 2 * 1176)
        #expect(Set(measured.defects.map(\.code)) == ["mp3.embedded-info-frame", "mp3.header-mismatch"])
    }

    @Test("are not seen in sound that happens to hold their letters")
    func lettersInSound() throws {
        var sound = Builder.frame()
        sound[6] = 1
        sound.replaceSubrange(13..<17, with: Array("Xing".utf8))
        let measured = try measure(frames(4) + sound + frames(4), depth: .scan)
        #expect(measured.codedFrameCount == 9 * 576)
        #expect(measured.defects.isEmpty)
    }

    @Test("of Fraunhofer are understood")
    func vbri() throws {
        var info = Builder.frame(bitRateIndex: 8)
        let content =
            Array("VBRI".utf8) + [0, 1, 0, 0, 0, 50] + Builder.bigEndian(total(11)) + Builder.bigEndian(11)
        info.replaceSubrange(36..<(36 + content.count), with: content)
        let measured = try measure(info + frames(11))
        #expect(measured.codedFrameCount == 6336)
        #expect(measured.declaredDuration == ExactDuration(frameCount: 6336, sampleRate: 16000))
        #expect(measured.defects.isEmpty)
    }
}
