import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The length of a WAVE file", .timeLimited)
struct WaveLengthTests {
    private func file(_ format: [UInt8], fact: UInt32?, data: Int) -> [UInt8] {
        let fact = fact.map { WaveBytes.chunk("fact", WaveBytes.little(UInt64($0), 4)) } ?? []
        return WaveBytes.riff(
            WaveBytes.chunk("fmt ", format), fact, WaveBytes.chunk("data", Array(repeating: 0, count: data)))
    }

    /// Blocks of 256 bytes with 505 frames.
    private let ima =
        WaveBytes.format(tag: 0x11, bits: 4, blockAlign: 256) + WaveBytes.little(2, 2) + WaveBytes.little(505, 2)
    /// Blocks of 256 bytes with 500 frames, and the seven usual coefficient pairs.
    private let microsoft =
        WaveBytes.format(tag: 2, bits: 4, blockAlign: 256) + WaveBytes.little(32, 2) + WaveBytes.little(500, 2)
        + WaveBytes.little(7, 2)
        + [256, 0, 512, -256, 0, 0, 192, 64, 240, 0, 460, -208, 392, -232].flatMap {
            WaveBytes.little(UInt64(UInt16(bitPattern: $0)), 2)
        }
    private let gsm =
        WaveBytes.format(tag: 0x31, bits: 0, blockAlign: 65) + WaveBytes.little(2, 2)
        + WaveBytes.little(320, 2)

    @Test("of PCM is that of the data, whatever fact says", arguments: [UInt32(0), 999, 1001, 99_999])
    func factLies(_ fact: UInt32) throws {
        let found = try file(WaveBytes.format(), fact: fact, data: 2000).measured(.decode)
        #expect(found.frameCount == 1000 && found.codes == ["wav.fact-mismatch"])
    }

    @Test("of PCM with a right fact has nothing to say")
    func factRight() throws {
        // All bits set is the placeholder of writers into a pipe.
        for fact in [UInt32(1000), .max] {
            #expect(try file(WaveBytes.format(), fact: fact, data: 2000).measured().codes.isEmpty)
        }
    }

    @Test("of ADPCM and GSM counts whole blocks and what is left of the last one")
    func blocks() throws {
        for (format, codec, sizes) in [
            (ima, "adpcm_ima_wav", [(256, 505), (512, 1010), (260, 506), (264, 514), (259, 505), (511, 1002)]),
            (microsoft, "adpcm_ms", [(256, 500), (512, 1000), (263, 502), (264, 504), (262, 500), (511, 998)]),
            (gsm, "gsm_ms", [(65, 320), (130, 640), (98, 480), (97, 320), (129, 480)]),
        ] {
            for (bytes, frames) in sizes {
                let found = try file(format, fact: nil, data: bytes).measured(.decode)
                #expect(found.codec.rawValue == codec && found.bitDepth == nil)
                #expect(found.codedFrameCount == Int64(frames), "\(codec), \(bytes) bytes: \(found.codedFrameCount)")
                #expect(!found.codes.contains("decode.length-mismatch"), "\(codec), \(bytes) bytes: \(found.defects)")
            }
        }
    }

    @Test("of ADPCM is cut by fact inside the last block, and by no more")
    func factBound() throws {
        for (fact, played, codes) in [
            (UInt32(1010), Int64(1010), [DefectCode]()), (1009, 1009, []), (506, 506, []),
            (505, 1010, ["wav.fact-mismatch"]), (1011, 1010, ["wav.fact-mismatch"]),
            (0, 1010, ["wav.fact-mismatch"]),
        ] {
            let found = try file(ima, fact: fact, data: 512).measured(.decode)
            #expect(found.frameCount == played && found.codedFrameCount == 1010, "fact \(fact)")
            #expect(found.codes == codes, "fact \(fact)")
        }
    }

    @Test("of MPEG audio in WAVE is that of its frames, not of its header")
    func mpeg() throws {
        // MPEG-1 Layer III, 128 kbit/s, 44,100 Hz, mono: frames of 417 bytes with 1,152 sample frames.
        let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0xC0] + Array(repeating: 0, count: 413)
        let frames = Array(repeating: frame, count: 10).flatMap { $0 }
        let format =
            WaveBytes.format(tag: 0x55, channels: 2, rate: 48_000, bits: 0, blockAlign: 1) + WaveBytes.little(12, 2)
            + Array(repeating: 0, count: 12)
        let found = try WaveBytes.riff(WaveBytes.chunk("fmt ", format), WaveBytes.chunk("data", frames)).measured(
            .decode)
        #expect(found.container == .wav && found.codec == .mp3 && found.sampleRate == 44_100)
        #expect(found.channelCount == 1 && found.codedFrameCount == 11_520)
        #expect(found.codes.contains("wav.stream-mismatch"))
        let noise = WaveBytes.chunk("data", Array(repeating: 0, count: 4000))
        #expect(WaveBytes.riff(WaveBytes.chunk("fmt ", format), noise).failure() == "wav.no-audio")
    }

    @Test("comes from the content, not from the name")
    func names() throws {
        let found = try WaveBytes.plain(audio: WaveBytes.audio(2000)).measured(name: "take.mp3")
        #expect(found.container == .wav && found.codes == ["extension.mismatch"])
    }
}
