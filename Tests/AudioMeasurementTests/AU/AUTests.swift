import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("AU files", .timeLimited)
struct AUTests {
    private func file(
        _ audio: [UInt8], size: UInt32? = nil, offset: UInt32 = 24, coding: UInt32 = 3, rate: UInt32 = 8000,
        channels: UInt32 = 1
    ) -> [UInt8] {
        let fields = [offset, size ?? UInt32(audio.count), coding, rate, channels]
        return Array(".snd".utf8) + fields.flatMap { WaveBytes.big(UInt64($0), 4) }
            + Array(repeating: 0, count: max(0, Int(min(offset, 4096)) - 24)) + audio
    }

    private let audio = WaveBytes.audio(2000)

    @Test("begin with the letters of DEC where SoX writes them the least significant byte first")
    func lettersOfDEC() throws {
        let fields = [24, 200, 3, 8000, 1].flatMap { WaveBytes.little($0, 4) }
        let measured = try ([0x00, 0x64, 0x73, 0x2E] + fields + WaveBytes.audio(200)).measured(.decode, name: "a.au")
        #expect(measured.codec == "pcm_s16le")
        #expect(measured.frameCount == 100)
        #expect(measured.sampleRate == 8000)
        #expect(measured.defects.isEmpty)
    }

    @Test("are measured by their header, and the decoder agrees")
    func sound() throws {
        for (coding, codec, frames, depth) in [
            (UInt32(1), "pcm_mulaw", Int64(2000), Int?.none), (2, "pcm_s8", 2000, 8), (3, "pcm_s16be", 1000, 16),
            (4, "pcm_s24be", 666, 24), (5, "pcm_s32be", 500, 32), (6, "pcm_f32be", 500, 32),
            (7, "pcm_f64be", 250, 64), (27, "pcm_alaw", 2000, nil),
        ] {
            let found = try file(audio, coding: coding).measured(.decode, name: "take.au")
            #expect(found.container == .au && found.codec.rawValue == codec && found.frameCount == frames)
            #expect(found.bitDepth == depth && found.codes == (coding == 4 ? ["au.partial-frame"] : []))
        }
    }

    @Test("of unknown size go to the end of the file")
    func unknownSize() throws {
        let found = try file(audio, size: .max, offset: 100).measured(.decode, name: "take.au")
        #expect(found.frameCount == 1000 && found.codes.isEmpty && found.declaredDuration == nil)
    }

    @Test("whose size disagrees with the file say so")
    func sizes() throws {
        for (size, codes, frames) in [
            (UInt32(2001), [DefectCode("au.truncated")], Int64(1000)), (4_000_000_000, ["au.truncated"], 1000),
            (0, ["au.unfinalised"], 1000), (1998, ["trailing.garbage"], 999),
        ] {
            let found = try file(audio, size: size).measured(.decode, name: "take.au")
            #expect(found.codes == codes && found.frameCount == frames, "\(size)")
        }
    }

    @Test("that cannot be read are refused by code")
    func refused() {
        #expect(file([]).failure(name: "a.au") == "au.no-audio")
        #expect(file(audio, offset: 4_000_000_000).failure(name: "a.au") == "au.no-audio")
        #expect(file(audio, offset: 8).failure(name: "a.au") == "au.bad-format")
        #expect(file(audio, rate: 0).failure(name: "a.au") == "au.bad-format")
        #expect(file(audio, channels: 0).failure(name: "a.au") == "au.bad-format")
        #expect(file(audio, channels: .max).failure(name: "a.au") == "au.bad-format")
        #expect(file(audio, coding: 99).failure(name: "a.au") == "au.unsupported-codec")
        #expect(Array(file(audio).prefix(23)).failure(name: "a.au") == "au.bad-format")
    }
}

extension DefectCode {
    fileprivate init(_ name: String) { self.init(rawValue: name) }
}
