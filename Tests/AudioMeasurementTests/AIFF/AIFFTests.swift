import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("AIFF files", .timeLimited)
struct AIFFTests {
    private static func chunk(_ name: String, _ body: [UInt8], size: UInt32? = nil) -> [UInt8] {
        Array(name.utf8) + WaveBytes.big(UInt64(size ?? UInt32(body.count)), 4) + body
            + (body.count % 2 == 1 ? [0] : [])
    }

    /// 8,000 Hz as an 80-bit floating-point number.
    private static let rate: [UInt8] = [0x40, 0x0B, 0xFA, 0, 0, 0, 0, 0, 0, 0]

    private static func file(
        _ audio: [UInt8], frames: UInt32, compression: String? = nil, bits: Int = 16, channels: Int = 1,
        rate: [UInt8] = rate, soundSize: UInt32? = nil, formSize: UInt32? = nil, offset: UInt32 = 0
    ) -> [UInt8] {
        var common = WaveBytes.big(UInt64(channels), 2) + WaveBytes.big(UInt64(frames), 4)
        common += WaveBytes.big(UInt64(bits), 2) + rate
        if let compression { common += Array(compression.utf8) + [0, 0] }
        let gap = [UInt8](repeating: 0, count: Int(offset))
        let sound = chunk("SSND", WaveBytes.big(UInt64(offset), 4) + [0, 0, 0, 0] + gap + audio, size: soundSize)
        let body = Array((compression == nil ? "AIFF" : "AIFC").utf8) + chunk("COMM", common) + sound
        return Array("FORM".utf8) + WaveBytes.big(UInt64(formSize ?? UInt32(body.count)), 4) + body
    }

    @Test("are measured by their sound data, and the decoder agrees")
    func sound() throws {
        for (compression, bits, bytes, codec, depth) in [
            (String?.none, 16, 2, "pcm_s16be", Int?(16)), (nil, 8, 1, "pcm_s8", 8), (nil, 20, 3, "pcm_s24be", 20),
            (nil, 32, 4, "pcm_s32be", 32), ("NONE", 24, 3, "pcm_s24be", 24), ("sowt", 16, 2, "pcm_s16le", 16),
            ("raw ", 8, 1, "pcm_u8", 8), ("fl32", 32, 4, "pcm_f32be", 32), ("FL64", 64, 8, "pcm_f64be", 64),
            ("alaw", 16, 1, "pcm_alaw", nil), ("ULAW", 16, 1, "pcm_mulaw", nil), ("in24", 24, 3, "pcm_s24be", 24),
            ("in32", 32, 4, "pcm_s32be", 32), ("42ni", 24, 3, "pcm_s24le", 24),
        ] {
            let audio = [UInt8](repeating: 0, count: 100 * 2 * bytes)
            let bytes = Self.file(audio, frames: 100, compression: compression, bits: bits, channels: 2, offset: 4)
            let found = try bytes.measured(.decode, name: compression == nil ? "take.aiff" : "take.aifc")
            #expect(found.container == (compression == nil ? .aiff : .aifc) && found.codec.rawValue == codec)
            #expect(found.frameCount == 100 && found.bitDepth == depth && found.sampleRate == 8000)
            #expect(found.codes.isEmpty, "\(codec): \(found.defects)")
        }
    }

    @Test("with IMA ADPCM hold 64 frames in a packet, whether COMM counts packets or frames")
    func packets() throws {
        let audio = [UInt8](repeating: 0, count: 10 * 2 * 34)
        for (claimed, played) in [(UInt32(10), Int64(640)), (640, 640), (577, 577)] {
            let bytes = Self.file(audio, frames: claimed, compression: "ima4", channels: 2)
            let found = try bytes.measured(.decode, name: "take.aifc")
            #expect(found.codedFrameCount == 640 && found.frameCount == played && found.codes.isEmpty)
        }
    }

    @Test("whose lengths disagree say so")
    func lengths() throws {
        let audio = WaveBytes.audio(2000)
        for (frames, sound, codes, played, coded) in [
            (UInt32(1001), UInt32?.none, [DefectCode(rawValue: "aiff.length-mismatch")], Int64(1000), Int64(1000)),
            (999, nil, ["aiff.length-mismatch"], 999, 1000), (0, nil, ["aiff.length-mismatch"], 1000, 1000),
            (1001, 2010, ["aiff.truncated"], 1000, 1000), (500_000, 1_000_008, ["aiff.truncated"], 1000, 1000),
            (0, 0, ["aiff.unfinalised"], 1000, 1000), (0, 8, ["aiff.unfinalised"], 1000, 1000),
            (0x3F80_0000, 0x7F00_0008, ["aiff.streaming-size"], 1000, 1000),
            (.max, .max, ["aiff.streaming-size"], 1000, 1000),
        ] {
            let bytes = Self.file(audio, frames: frames, soundSize: sound)
            let found = try bytes.measured(.decode, name: "take.aiff")
            #expect(found.codes == codes, "\(frames), \(sound ?? 2008)")
            #expect(found.frameCount == played && found.codedFrameCount == coded, "\(frames), \(sound ?? 2008)")
        }
    }

    @Test("whose form size is wrong are measured with a warning")
    func formSize() throws {
        let found = try Self.file(WaveBytes.audio(2000), frames: 1000, formSize: 9999).measured(name: "take.aiff")
        #expect(found.codes == ["aiff.size-mismatch"] && found.frameCount == 1000)
    }

    @Test("that cannot be read are refused by code")
    func refused() {
        let audio = WaveBytes.audio(200)
        #expect(Self.file([], frames: 0).failure(name: "a.aiff") == "aiff.no-audio")
        #expect((Self.file([], frames: 0) + Self.chunk("ID3 ", audio)).failure(name: "a.aiff") == "aiff.no-audio")
        #expect(Self.file(audio, frames: 100, channels: 0).failure(name: "a.aiff") == "aiff.bad-format")
        #expect(Self.file(audio, frames: 100, bits: 40).failure(name: "a.aiff") == "aiff.bad-format")
        for rate in [
            [UInt8](repeating: 0, count: 10), [0x7F, 0xFF] + [UInt8](repeating: 0xFF, count: 8),
            [0xC0, 0x0B]
                + [UInt8](repeating: 0xFA, count: 8),
        ] {
            #expect(Self.file(audio, frames: 100, rate: rate).failure(name: "a.aiff") == "aiff.bad-format")
        }
        let whole = Self.file(audio, frames: 100)
        #expect(Array(whole.prefix(38)).failure(name: "a.aiff") == "aiff.no-data")
        #expect(Array(whole.prefix(20)).failure(name: "a.aiff") == "aiff.no-format")
    }

    @Test("state their rate as a number of 80 bits, which is rounded")
    func rates() {
        #expect(AIFFCommon.integer(exponent: 0x400E, mantissa: 0xAC44_0000_0000_0000) == 44_100)
        // 22,254.5454 Hz, the rate of the first Macintosh.
        #expect(AIFFCommon.integer(exponent: 0x400D, mantissa: 0xADDD_1745_D145_D000) == 22_255)
        #expect(AIFFCommon.integer(exponent: 0x3FFE, mantissa: 1 << 63) == 1)
        #expect(AIFFCommon.integer(exponent: 0, mantissa: 0) == 0)
        #expect(AIFFCommon.integer(exponent: 0x7FFF, mantissa: .max) == nil)
    }
}
