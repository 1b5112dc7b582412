import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("CAF files", .timeLimited)
struct CAFTests {
    private static func chunk(_ name: String, _ body: [UInt8], size: Int64? = nil) -> [UInt8] {
        Array(name.utf8) + WaveBytes.big(UInt64(bitPattern: size ?? Int64(body.count)), 8) + body
    }

    private static func description(
        _ format: String = "lpcm", flags: UInt32 = 2, bytes: UInt32 = 4, frames: UInt32 = 1, channels: UInt32 = 2,
        bits: UInt32 = 16, rate: Double = 48_000
    ) -> [UInt8] {
        chunk(
            "desc",
            WaveBytes.big(rate.bitPattern, 8) + Array(format.utf8)
                + [flags, bytes, frames, channels, bits].flatMap { WaveBytes.big(UInt64($0), 4) })
    }

    private static func file(_ chunks: [UInt8]...) -> [UInt8] {
        Array("caff".utf8) + [0, 1, 0, 0] + chunks.flatMap { $0 }
    }

    private static func data(_ audio: [UInt8], size: Int64? = nil) -> [UInt8] {
        chunk("data", [0, 0, 0, 0] + audio, size: size)
    }

    private static func table(packets: Int64, valid: Int64, priming: UInt32, rest: UInt32, _ sizes: [UInt8] = [])
        -> [UInt8]
    {
        chunk(
            "pakt",
            WaveBytes.big(UInt64(packets), 8) + WaveBytes.big(UInt64(valid), 8) + WaveBytes.big(UInt64(priming), 4)
                + WaveBytes.big(UInt64(rest), 4) + sizes)
    }

    private let audio = WaveBytes.audio(2000)

    @Test("with linear PCM are measured by their data, and the decoder agrees")
    func linear() throws {
        for (flags, bytes, bits, codec, depth) in [
            (UInt32(2), UInt32(4), UInt32(16), "pcm_s16le", 16), (0, 4, 16, "pcm_s16be", 16), (0, 2, 8, "pcm_s8", 8),
            (2, 6, 24, "pcm_s24le", 24), (0, 8, 32, "pcm_s32be", 32), (3, 8, 32, "pcm_f32le", 32),
            (1, 16, 64, "pcm_f64be", 64), (0, 8, 24, "pcm_s32be", 24),
        ] {
            let audio = [UInt8](repeating: 0, count: 100 * Int(bytes))
            let bytes = Self.file(Self.description(flags: flags, bytes: bytes, bits: bits), Self.data(audio))
            let found = try bytes.measured(.decode, name: "take.caf")
            #expect(found.container == .caf && found.codec.rawValue == codec && found.bitDepth == depth)
            #expect(found.frameCount == 100 && found.codes.isEmpty && found.sampleRate == 48_000)
        }
    }

    @Test("whose size disagrees with the file say so")
    func sizes() throws {
        for (size, codes, declared) in [
            (Int64(-1), [DefectCode](), ExactDuration?.none),
            (2005, ["caf.truncated"], ExactDuration(frameCount: 500, sampleRate: 48_000)),
            (.max, ["caf.truncated"], ExactDuration(frameCount: (.max - 4) / 4, sampleRate: 48_000)),
            (0, ["caf.unfinalised"], .zero),
        ] {
            let found = try Self.file(Self.description(), Self.data(audio, size: size)).measured(
                .decode, name: "take.caf")
            #expect(found.codes == codes && found.frameCount == 500, "\(size)")
            #expect(found.declaredDuration == declared, "\(size)")
        }
    }

    @Test("cut off what the packet table marks as priming and remainder")
    func priming() throws {
        // 10 packets of IMA ADPCM with 64 frames each.
        let packets = [UInt8](repeating: 0, count: 340)
        let description = Self.description("ima4", flags: 0, bytes: 34, frames: 64, channels: 1, bits: 0)
        let bytes = Self.file(
            description, Self.table(packets: 10, valid: 600, priming: 30, rest: 10), Self.data(packets))
        let found = try bytes.measured(.decode, name: "take.caf")
        #expect(found.frameCount == 600 && found.codedFrameCount == 640 && found.codes.isEmpty)
        let lying = Self.file(
            description, Self.table(packets: 10, valid: 611, priming: 30, rest: 0), Self.data(packets))
        #expect(try lying.measured(.decode, name: "take.caf").frameCount == 610)
        #expect(try lying.measured(name: "take.caf").codes == ["caf.length-mismatch"])
    }

    @Test("with packets of varying size are walked by their table")
    func packets() throws {
        let description = Self.description("aac ", flags: 2, bytes: 0, frames: 1024, channels: 1, bits: 0)
        // 100, 200 (in two bytes) and 50 bytes.
        let sizes: [UInt8] = [100, 0x81, 0x48, 50]
        func file(_ packets: Int64, _ byteCount: Int, size: Int64? = nil) -> [UInt8] {
            Self.file(
                description, Self.table(packets: packets, valid: 1000, priming: 1024, rest: 0, sizes),
                Self.data(WaveBytes.audio(byteCount), size: size))
        }
        let sound = try file(3, 350).measured(name: "take.caf")
        #expect(sound.codec == .aac && sound.codedFrameCount == 3072 && sound.frameCount == 1000)
        #expect(sound.codes.isEmpty && sound.uncertainFrameCount == 0)
        #expect(try file(3, 349, size: 354).measured(name: "take.caf").codedFrameCount == 2048)
        #expect(try file(3, 349, size: 354).measured(name: "take.caf").codes == ["caf.truncated"])
        #expect(try file(4, 350).measured(name: "take.caf").codes == ["caf.packets-missing"])
        #expect(try file(3, 351).measured(name: "take.caf").codes == ["caf.bytes-without-packet"])
        #expect(file(0, 350).failure(name: "take.caf") == "caf.no-audio")
        #expect(Self.file(description, Self.data(audio)).failure(name: "take.caf") == "caf.no-packet-table")
    }

    @Test("that cannot be read are refused by code")
    func refused() {
        #expect(Self.file(Self.data(audio)).failure(name: "a.caf") == "caf.no-format")
        #expect(Self.file(Self.description()).failure(name: "a.caf") == "caf.no-data")
        #expect(Self.file(Self.description(), Self.data([])).failure(name: "a.caf") == "caf.no-audio")
        let free = Self.chunk("free", audio)
        #expect(
            Self.file(Self.description(), Self.chunk("data", []), free).failure(name: "a.caf") == "caf.no-audio")
        for description in [
            Self.description(channels: 0), Self.description(rate: 0), Self.description(rate: .nan),
            Self.description(rate: .infinity), Self.description(bytes: 0), Self.description(bytes: 3),
            Self.description(frames: 2), Self.description(bytes: .max),
        ] {
            #expect(Self.file(description, Self.data(audio)).failure(name: "a.caf") == "caf.bad-format")
        }
    }
}
