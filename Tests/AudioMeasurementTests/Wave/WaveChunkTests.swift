import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The chunks of a WAVE file", .timeLimited)
struct WaveChunkTests {
    private let audio = WaveBytes.audio(2000)
    private let format = WaveBytes.chunk("fmt ", WaveBytes.format())
    private var data: [UInt8] { WaveBytes.chunk("data", audio) }

    @Test("around the data are not audio, whatever their size")
    func around() throws {
        let before = WaveBytes.chunk("bext", WaveBytes.audio(602)) + WaveBytes.chunk("JUNK", [])
        let after = WaveBytes.chunk("LIST", Array("INFO".utf8)) + WaveBytes.chunk("id3 ", WaveBytes.audio(33))
        let found = try WaveBytes.riff(before, format, before, data, after).measured(.decode)
        #expect(found.frameCount == 1000 && found.codes.isEmpty && found.tagByteCount == 33)
    }

    @Test("of odd size are followed, with their pad byte or without it")
    func pads() throws {
        let odd = WaveBytes.audio(5)
        let padded = try WaveBytes.riff(format, WaveBytes.chunk("LIST", odd), data).measured()
        #expect(padded.codes.isEmpty && padded.frameCount == 1000)
        let bare = try WaveBytes.riff(format, WaveBytes.chunk("LIST", odd, pad: false), data).measured()
        #expect(bare.codes == ["wav.missing-pad"] && bare.frameCount == 1000)
        let end = WaveBytes.riff(
            WaveBytes.chunk("fmt ", WaveBytes.format(bits: 8)), WaveBytes.chunk("data", odd, pad: false))
        #expect(try end.measured().codes == ["wav.missing-pad"])
        #expect(try end.measured().frameCount == 5)
    }

    @Test("that hold data twice are an error, and never added up")
    func twoData() throws {
        let found = try WaveBytes.riff(format, data, data).measured(.decode)
        #expect(found.codes == ["wav.multiple-data"] && found.frameCount == 1000)
        let behind = try (WaveBytes.riff(format, data) + data).measured()
        #expect(Set(behind.codes) == ["wav.multiple-data", "trailing.garbage"] && behind.frameCount == 1000)
    }

    @Test("that are repeated a thousand times are one defect")
    func capped() throws {
        let many = Array(repeating: WaveBytes.chunk("data", []), count: 1000).flatMap { $0 }
        let found = try WaveBytes.riff(format, data, many).measured()
        #expect(found.codes == ["wav.multiple-data"] && found.facts(of: "wav.multiple-data")["extraChunks"] == 1000)
    }

    @Test("that state a format twice are an error, and the first counts")
    func twoFormats() throws {
        let second = WaveBytes.chunk("fmt ", WaveBytes.format(rate: 16_000))
        let found = try WaveBytes.riff(format, second, data).measured(.decode)
        #expect(found.codes == ["wav.multiple-format"] && found.sampleRate == 8000)
    }

    @Test("may have zeros in front of the data")
    func zeros() throws {
        let zeros = [UInt8](repeating: 0, count: 64)
        #expect(try WaveBytes.riff(format, zeros, data).measured(.decode).frameCount == 1000)
    }

    @Test("may stand in any order")
    func order() throws {
        #expect(try WaveBytes.riff(data, format).measured(.decode).frameCount == 1000)
    }

    @Test("that are missing make the file unreadable")
    func missing() {
        #expect(WaveBytes.riff(data).failure() == "wav.no-format")
        #expect(WaveBytes.riff(format).failure() == "wav.no-data")
        #expect(WaveBytes.riff().failure() == "wav.no-format")
    }

    @Test("end where the form ends; what follows is a note")
    func trailing() throws {
        let file = WaveBytes.riff(format, data)
        let garbage = try (file + WaveBytes.audio(60)).measured(.decode)
        #expect(garbage.codes == ["trailing.garbage"] && garbage.frameCount == 1000)
        #expect(garbage.defects.first?.byteOffset == Int64(file.count) && garbage.defects.first?.byteCount == 60)
        let joined = try (file + file).measured(.decode)
        #expect(joined.codes == ["trailing.garbage"] && joined.frameCount == 1000)
        #expect(joined.defects.first?.message.contains("another WAVE file") == true)
    }

    @Test("that leave bytes inside the form unexplained are a warning")
    func unknownBytes() throws {
        let found = try WaveBytes.riff(format, data, WaveBytes.audio(5000)).measured()
        #expect(found.codes == ["wav.size-mismatch"] && found.frameCount == 1000)
    }
}
