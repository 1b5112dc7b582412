import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Recordings behind bytes that are none of theirs", .timeLimited)
struct LateHeaderTests {
    private let wave = WaveBytes.plain(audio: WaveBytes.audio(1600))

    @Test("are measured behind junk, and a warning says how much", arguments: [1, 7, 100, 4097, 65000])
    func junk(count: Int) throws {
        let measured = try ([UInt8](repeating: 0x2E, count: count) + wave).measured(.decode)
        #expect(measured.container == .wav)
        #expect(measured.frameCount == 800)
        #expect(measured.byteCount == Int64(count + wave.count))
        #expect(measured.codes == ["leading.junk"])
        #expect(measured.defects.first?.severity == .warning)
        #expect(measured.defects.first?.byteCount == Int64(count))
    }

    @Test("that are bare frames are measured behind more junk than is looked at to recognise them")
    func frames() throws {
        let junk = [UInt8](repeating: 0x2E, count: 9000)
        var stream = MPEGStreamBuilder()
        stream.addFrames(12)
        let layers = try (junk + stream.bytes).measured(name: "a.mp3")
        #expect(layers.codedFrameCount == 12 * 576)
        #expect(layers.codes == ["mp3.junk"])
        let advanced = try (junk + ADTSStreamBuilder.frames(12)).measured(name: "a.aac")
        #expect(advanced.codedFrameCount == 12 * 1024)
        #expect(advanced.codes == ["leading.junk"])
        #expect((junk + ADTSStreamBuilder.frames(9)).failure() == "container.unknown")
        #expect((Array("MZ".utf8) + junk + stream.bytes).failure() == "container.unknown")
    }

    @Test("are hashed whole")
    func hash() throws {
        let bytes = [UInt8](repeating: 0x2E, count: 300) + wave
        let plain = try RecordingMeasurer(depth: .decode).measure(bytes: wave, path: "take.wav")
        let behind = try RecordingMeasurer(depth: .decode).measure(bytes: bytes, path: "take.wav")
        #expect(behind.sha256 != nil)
        #expect(behind.sha256 != plain.sha256)
        var reader = RecordingReader(bytes: bytes, hashing: true)
        #expect(try reader.finishHash() == behind.sha256)
    }

    @Test("behind an ID3v2 tag are measured, and the tag is counted as one")
    func tag() throws {
        let tag = MPEGStreamBuilder.id3v2([UInt8](repeating: 0, count: 90))
        let measured = try (tag + wave).measured(.decode)
        #expect(measured.frameCount == 800)
        #expect(measured.tagByteCount == 100)
        #expect(measured.codes == ["leading.tag"])
    }

    @Test("state the places of their defects from the start of the file")
    func places() throws {
        let measured = try ([UInt8](repeating: 0x2E, count: 100) + wave + [1, 2, 3, 4]).measured()
        #expect(measured.codes == ["leading.junk", "trailing.garbage"])
        #expect(measured.defects.last?.byteOffset == Int64(100 + wave.count))
    }

    @Test("are not looked for in programs, nor further than 64 KiB into a file")
    func limits() {
        #expect((Array("MZ".utf8) + [UInt8](repeating: 0x2E, count: 200) + wave).failure() == "container.unknown")
        #expect(([UInt8](repeating: 0x2E, count: 65536) + wave).failure() == "container.unknown")
    }
}
