import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The sizes of a WAVE file", .timeLimited)
struct WaveSizeTests {
    private let audio = WaveBytes.audio(2000)

    @Test("that are right leave nothing to say", arguments: [MeasurementMethod.declared, .scan, .decode])
    func sound(_ depth: MeasurementMethod) throws {
        let found = try WaveBytes.plain(audio: audio).measured(depth)
        #expect(found.container == .wav && found.codec == "pcm_s16le" && found.bitDepth == 16)
        #expect(found.frameCount == 1000 && found.codedFrameCount == 1000 && found.bitRate == 128_000)
        #expect(found.declaredDuration == ExactDuration(frameCount: 1000, sampleRate: 8000))
        #expect(found.codes.isEmpty)
    }

    @Test(
        "that claim more than is there are an error, and what is there is measured",
        arguments: [(2001, 1), (2002, 2), (10_000_000, 9_998_000)])
    func truncated(_ declared: UInt32, _ missing: Int64) throws {
        let found = try WaveBytes.plain(audio: audio, dataSize: declared).measured(.decode)
        #expect(found.codes == ["wav.truncated"] && found.defects.first?.severity == .error)
        let facts = found.facts(of: "wav.truncated")
        #expect(facts["declaredBytes"]?.integer == Int64(declared) && facts["presentBytes"] == 2000)
        #expect(facts["missingBytes"]?.integer == missing && facts["missingFrames"]?.integer == missing / 2)
        #expect(found.frameCount == 1000)
        #expect(found.declaredDuration == ExactDuration(frameCount: Int64(declared) / 2, sampleRate: 8000))
    }

    @Test("that are a byte short are believed")
    func oneByteShort() throws {
        let found = try WaveBytes.plain(audio: audio, dataSize: 1999).measured(.decode)
        #expect(found.frameCount == 999 && found.codes.contains("wav.partial-frame"))
    }

    @Test("tell the missing seconds")
    func missingSeconds() throws {
        let found = try WaveBytes.plain(audio: audio, dataSize: 2000 + 24_000).measured()
        #expect(found.defects.first?.message.contains("1.5 s") == true)
    }

    @Test(
        "that are the placeholders of pipes give what is there",
        arguments: [
            UInt32.max, 0xFFFF_FFFE, 0xFFFF_FFDB, 0xFFFF_F000, 0x8000_0000, 0x7FFF_FFFF, 0x7FFF_FFDB, 0x7FFF_F000,
        ])
    func placeholder(_ size: UInt32) throws {
        let found = try WaveBytes.plain(audio: audio, dataSize: size, riffSize: size).measured(.decode)
        #expect(found.codes == ["wav.streaming-size"] && found.defects.first?.severity == .warning)
        #expect(found.frameCount == 1000 && found.declaredDuration == nil)
    }

    @Test(
        "that are great but no placeholder are an error",
        arguments: [UInt32(0x7FFF_EFFF), 0x8000_0001, 0xFFFF_EFFF])
    func noPlaceholder(_ size: UInt32) throws {
        #expect(try WaveBytes.plain(audio: audio, dataSize: size).measured().codes == ["wav.truncated"])
    }

    @Test("of 0 in front of audio are measured to the end of the file", arguments: [UInt32(36), 0, 8, .max, 2036])
    func unfinalised(_ riffSize: UInt32) throws {
        let found = try WaveBytes.plain(audio: audio, dataSize: 0, riffSize: riffSize).measured(.decode)
        #expect(found.codes == ["wav.unfinalised"] && found.frameCount == 1000)
        #expect(found.declaredDuration == .zero)
    }

    @Test("of 0 in front of silence are measured too")
    func unfinalisedSilence() throws {
        let found = try WaveBytes.plain(audio: Array(repeating: 0, count: 2000), dataSize: 0).measured(.decode)
        #expect(found.codes == ["wav.unfinalised"] && found.frameCount == 1000)
    }

    @Test("of 0 with nothing or only chunks behind mean that there is no audio")
    func empty() {
        #expect(WaveBytes.plain(audio: []).failure() == "wav.no-audio")
        let list = WaveBytes.chunk("LIST", Array("INFOISFT".utf8) + [2, 0, 0, 0, 65, 0])
        let bytes = WaveBytes.riff(
            WaveBytes.chunk("fmt ", WaveBytes.format()), WaveBytes.chunk("data", []), list)
        #expect(bytes.failure() == "wav.no-audio")
        #expect(WaveBytes.plain(audio: [], dataSize: 4000).failure() == "wav.no-audio")
        #expect(WaveBytes.plain(audio: [1]).failure() == "wav.no-audio")
    }

    @Test("of the form that differ from the file's by more than a pad byte are a warning")
    func formSize() throws {
        #expect(try WaveBytes.plain(audio: audio, riffSize: 2035).measured().codes.isEmpty)
        #expect(try WaveBytes.plain(audio: audio, riffSize: 2037).measured().codes.isEmpty)
        for size in [UInt32(2034), 2038, 0, 36, 1_000_000] {
            let found = try WaveBytes.plain(audio: audio, riffSize: size).measured()
            #expect(found.codes == ["wav.size-mismatch"], "\(size): \(found.codes)")
            #expect(found.frameCount == 1000)
        }
    }

    @Test("that would overflow do not stop the walk for ever, nor trap")
    func overflow() throws {
        for size in [UInt32.max, 0x7FFF_FFFF, 0xFFFF_FFF8] {
            let odd = WaveBytes.chunk("LIST", [1, 2, 3, 4], size: size)
            let after = WaveBytes.riff(
                WaveBytes.chunk("fmt ", WaveBytes.format()), WaveBytes.chunk("data", audio), odd)
            #expect(try after.measured().codes == ["wav.chunk-overflow"])
            let before = WaveBytes.riff(
                WaveBytes.chunk("fmt ", WaveBytes.format()), odd, WaveBytes.chunk("data", audio))
            #expect(before.failure() == "wav.no-data")
        }
        let empty = Array(repeating: WaveBytes.chunk("JUNK", []), count: 100_000).flatMap { $0 }
        let many = WaveBytes.riff(
            WaveBytes.chunk("fmt ", WaveBytes.format()), empty, WaveBytes.chunk("data", audio), empty)
        #expect(try many.measured().frameCount == 1000)
    }
}
