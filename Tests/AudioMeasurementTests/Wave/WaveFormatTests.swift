import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The format chunk of a WAVE file", .timeLimited)
struct WaveFormatTests {
    struct Coding: Sendable, CustomTestStringConvertible {
        let tag: UInt16
        let bits: Int
        let codec: Codec
        let depth: Int?
        var testDescription: String { codec.rawValue }
    }

    static let codings = [
        Coding(tag: 1, bits: 8, codec: "pcm_u8", depth: 8), Coding(tag: 1, bits: 16, codec: "pcm_s16le", depth: 16),
        Coding(tag: 1, bits: 20, codec: "pcm_s24le", depth: 20),
        Coding(tag: 1, bits: 24, codec: "pcm_s24le", depth: 24),
        Coding(tag: 1, bits: 32, codec: "pcm_s32le", depth: 32),
        Coding(tag: 3, bits: 32, codec: "pcm_f32le", depth: 32),
        Coding(tag: 3, bits: 64, codec: "pcm_f64le", depth: 64), Coding(tag: 6, bits: 8, codec: "pcm_alaw", depth: nil),
        Coding(tag: 7, bits: 8, codec: "pcm_mulaw", depth: nil),
    ]

    @Test("names the codec, and the decoder agrees, for 1, 2 and 6 channels", arguments: codings, [1, 2, 6])
    func codec(_ coding: Coding, _ channels: Int) throws {
        let frame = channels * ((coding.bits + 7) / 8)
        let format = WaveBytes.format(tag: coding.tag, channels: channels, rate: 48_000, bits: coding.bits)
        for size in [format, format + [0, 0]] {
            let bytes = WaveBytes.riff(
                WaveBytes.chunk("fmt ", size), WaveBytes.chunk("data", Array(repeating: 0, count: 333 * frame)))
            let found = try bytes.measured(.decode)
            #expect(found.codec == coding.codec && found.bitDepth == coding.depth && found.channelCount == channels)
            #expect(found.frameCount == 333 && found.sampleRate == 48_000 && found.codes.isEmpty)
        }
    }

    @Test("that is extensible counts as what its sub-format says")
    func extensible() throws {
        for (tag, bits, valid, codec) in [
            (UInt16(1), 16, 16, "pcm_s16le"), (1, 24, 20, "pcm_s24le"), (1, 32, 24, "pcm_s32le"),
            (3, 32, 32, "pcm_f32le"),
        ] {
            let format = WaveBytes.extensible(tag: tag, channels: 2, rate: 44_100, bits: bits, validBits: valid)
            let data = WaveBytes.chunk("data", Array(repeating: 0, count: 100 * 2 * bits / 8))
            let found = try WaveBytes.riff(WaveBytes.chunk("fmt ", format), data).measured(.decode)
            #expect(found.codec.rawValue == codec && found.bitDepth == valid && found.frameCount == 100)
            #expect(found.codes.isEmpty)
        }
    }

    @Test("that no decoder could use makes the file unreadable")
    func bad() {
        let audio = WaveBytes.chunk("data", WaveBytes.audio(200))
        let extensible = WaveBytes.extensible(tag: 1, channels: 1, rate: 8000, bits: 16, validBits: 16)
        var unknown = extensible
        unknown[39] ^= 0xFF
        for format in [
            WaveBytes.format(channels: 0), WaveBytes.format(rate: 0), WaveBytes.format(bits: 0),
            WaveBytes.format(channels: 1025), WaveBytes.format(bits: 40), WaveBytes.format(bits: 65_535),
            WaveBytes.format(tag: 3, bits: 8), WaveBytes.format(tag: 0x11, bits: 4, blockAlign: 3),
            Array(WaveBytes.format().prefix(13)), Array(extensible.prefix(39)), unknown,
        ] {
            let bytes = WaveBytes.riff(WaveBytes.chunk("fmt ", format), audio)
            #expect(bytes.failure() == "wav.bad-format", "\(format)")
        }
    }

    @Test("whose block size disagrees with its bits is a warning, and the bits count")
    func blockAlign() throws {
        let format = WaveBytes.chunk("fmt ", WaveBytes.format(channels: 2, blockAlign: 2))
        let found = try WaveBytes.riff(format, WaveBytes.chunk("data", WaveBytes.audio(400))).measured(.decode)
        #expect(found.codes == ["wav.block-align-mismatch"] && found.frameCount == 100)
    }

    @Test("of a codec that is not decoded here is named, and fact says how long it is")
    func unknown() throws {
        let format = WaveBytes.chunk("fmt ", WaveBytes.format(tag: 0x0161, channels: 2, rate: 44_100, bits: 16))
        let data = WaveBytes.chunk("data", WaveBytes.audio(400))
        #expect(WaveBytes.riff(format, data).failure() == "wav.unsupported-codec")
        let fact = WaveBytes.chunk("fact", WaveBytes.little(44_100, 4))
        let found = try WaveBytes.riff(format, fact, data).measured(.scan)
        #expect(found.codec == "wmav2" && found.frameCount == 44_100 && found.method == .declared)
        let decoded = try WaveBytes.riff(format, fact, data).measured(.decode)
        #expect(decoded.method == .declared && decoded.defects.map(\.severity) == [.warning])
    }

    @Test("with the most significant byte of every number first (RIFX) is measured and decoded")
    func bigEndian() throws {
        let format: [UInt8] =
            WaveBytes.big(1, 2) + WaveBytes.big(2, 2) + WaveBytes.big(16000, 4) + WaveBytes.big(64000, 4)
            + WaveBytes.big(4, 2) + WaveBytes.big(16, 2)
        let audio = WaveBytes.audio(400)
        let body =
            Array("WAVEfmt ".utf8) + WaveBytes.big(16, 4) + format + Array("data".utf8) + WaveBytes.big(400, 4) + audio
        let file = Array("RIFX".utf8) + WaveBytes.big(UInt64(body.count), 4) + body
        let measured = try file.measured(.decode)
        #expect(measured.container == .wav)
        #expect(measured.codec == "pcm_s16be")
        #expect(measured.sampleRate == 16000)
        #expect(measured.channelCount == 2)
        #expect(measured.frameCount == 100)
        #expect(measured.method == .decode)
        #expect(measured.defects.isEmpty)
        #expect(try (file.dropLast(40) + []).measured(.decode).codes == ["wav.truncated"])
    }
}
