import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

/// Small files of containers that are measured by their structure only.
enum ForeignBytes {
    typealias W = WaveBytes

    private static func join(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }
    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
    private static func audio(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x2E, count: count) }
    private static func number(_ value: UInt64, _ count: Int = 4) -> [UInt8] { W.little(value, count) }

    /// Blocks of WavPack at 44,100 Hz, stereo, 16 bits; `total` is what they claim.
    static func wavPack(
        blocks: Int, total: UInt32, rateIndex: UInt64 = 9, extra: [UInt8] = [], flags: UInt64 = 0
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<blocks {
            let payload = extra + audio(60)
            bytes += join(text("wvpk"), number(UInt64(24 + payload.count)), number(0x410, 2), [0, 0])
            bytes += join(number(UInt64(total)), number(UInt64(index * 1000)), number(1000))
            bytes += join(number(0x1801 | rateIndex << 23 | flags), number(0), payload)
        }
        return bytes
    }

    /// Monkey's Audio 3.99 with frames of 100 bytes and 1,000 sample frames, the last of which has 10.
    static func monkeysAudio(frames: Int) -> [UInt8] {
        let count = UInt64(frames)
        var bytes = join(text("MAC "), number(3990, 2), number(0, 2), number(52), number(24), number(4 * count))
        bytes += join(number(0), number(100 * count), zeros(24))
        bytes += join(number(2000, 2), number(0, 2), number(1000), number(10), number(count))
        bytes += join(number(16, 2), number(2, 2), number(8000))
        for index in 0..<count { bytes += number(76 + 4 * count + 100 * index) }
        return bytes + audio(100 * frames)
    }

    /// True Audio at 2,450 Hz, whose frames have 2,560 sample frames; here each is 50 bytes long.
    static func trueAudio(total: UInt64) -> [UInt8] {
        let frames = Int(total + 2559) / 2560
        var bytes = join(text("TTA1"), number(1, 2), number(2, 2), number(16, 2), number(2450), number(total))
        bytes += number(0)
        for _ in 0..<frames { bytes += number(50) }
        return bytes + number(0) + audio(50 * frames)
    }

    /// Musepack of version 7 whose frames take 44 bits each with their length.
    static func musepack7(frames: Int) -> [UInt8] {
        var bits = [Bool](repeating: false, count: 8)
        for _ in 0..<frames {
            for place in 0..<20 { bits.append(24 >> (19 - place) & 1 == 1) }
            bits += [Bool](repeating: true, count: 24)
        }
        while bits.count % 32 != 0 { bits.append(false) }
        var bytes = join(text("MP+"), [7], number(UInt64(frames)), zeros(12), number(0x8000_0000 | 500 << 20))
        for start in stride(from: 0, to: bits.count, by: 32) {
            var word: UInt64 = 0
            for bit in bits[start..<(start + 32)] { word = word << 1 | (bit ? 1 : 0) }
            bytes += number(word)
        }
        return bytes
    }

    /// Musepack of version 8 with audio packets of 1,152 × 4 sample frames, which claims 128 × `total` in all.
    static func musepack8(packets: Int, total: UInt8) -> [UInt8] {
        func packet(_ key: String, _ body: [UInt8]) -> [UInt8] { join(text(key), [UInt8(3 + body.count)], body) }
        var bytes = join(text("MPCK"), packet("SH", [0, 0, 0, 0, 8, 0x80 | total, 0, 0, 0x20, 0x11]))
        for _ in 0..<packets { bytes += packet("AP", audio(40)) }
        return bytes + packet("SE", [])
    }

    static func dsf(samples: UInt64, present: Int) -> [UInt8] {
        var bytes = join(text("DSD "), number(28, 8), number(0, 8), number(0, 8), text("fmt "), number(52, 8))
        bytes += join(number(1), number(0), number(2), number(2), number(2_822_400), number(1), number(samples, 8))
        bytes += join(number(4096), number(0), text("data"), number(12 + 8192, 8))
        return bytes + audio(present)
    }

    static func dff(present: Int) -> [UInt8] {
        func chunk(_ name: String, _ body: [UInt8], size: Int? = nil) -> [UInt8] {
            join(text(name), W.big(UInt64(size ?? body.count), 8), body)
        }
        let rate = chunk("FS  ", W.big(2_822_400, 4))
        let properties = join(text("SND "), rate, chunk("CHNL", W.big(2, 2)))
        let data = chunk("DSD ", audio(present), size: 8000)
        return chunk("FRM8", join(text("DSD "), chunk("PROP", properties), data))
    }

    static func amr(frames: Int) -> [UInt8] {
        var bytes = text("#!AMR\n")
        for _ in 0..<frames { bytes += [0x3C] + audio(31) }
        return bytes
    }

    /// AC-3 at 48 kHz and 32 kbit/s, mono: 128 bytes a frame.
    static func ac3(frames: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<frames { bytes += [0x0B, 0x77, 0, 0, 0, 0x40, 0x20] + audio(121) }
        return bytes
    }

    /// ASF of 10 packets of 100 bytes, one a second, with a preroll of 3 s.
    static func asf(packets: Int) -> [UInt8] {
        func object(_ identifier: [UInt8], _ body: [UInt8]) -> [UInt8] {
            join(identifier, number(UInt64(24 + body.count), 8), body)
        }
        var properties = join(zeros(32), number(10, 8), number(130_000_000, 8), number(130_000_000, 8))
        properties += join(number(3000, 8), number(2), number(100), number(100), number(64000))
        let media: [UInt8] = [
            0x40, 0x9E, 0x69, 0xF8, 0x4D, 0x5B, 0xCF, 0x11, 0xA8, 0xFD, 0x00, 0x80, 0x5F, 0x5C, 0x44, 0x2B,
        ]
        let stream = join(media, zeros(38), W.format(tag: 0x161, channels: 2, rate: 44100))
        var objects = object(
            [0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11, 0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65],
            properties)
        objects += object(
            [0x91, 0x07, 0xDC, 0xB7, 0xB7, 0xA9, 0xCF, 0x11, 0x8E, 0xE6, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65], stream)
        let header: [UInt8] = [
            0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C,
        ]
        var bytes = join(header, number(UInt64(30 + objects.count), 8), [2, 0, 0, 0, 1, 2], objects, zeros(50))
        for index in 0..<packets {
            bytes += join([0x82, 0, 0, 0, 0x5D], number(UInt64(index * 1000)), number(1000, 2), audio(89))
        }
        return bytes
    }

    /// Blocks of 20 ms, two of them in each of the clusters of unknown size; `duration` is in ms.
    static func matroska(clusters: Int, duration: Float?) -> [UInt8] {
        func element(_ identifier: [UInt8], _ body: [UInt8]) -> [UInt8] {
            join(identifier, [0x80 | UInt8(body.count)], body)
        }
        let stated = duration.map { element([0x44, 0x89], W.big(UInt64($0.bitPattern), 4)) } ?? []
        let info = element([0x15, 0x49, 0xA9, 0x66], element([0x2A, 0xD7, 0xB1], [0x0F, 0x42, 0x40]) + stated)
        let sound = element([0xE1], element([0xB5], W.big(UInt64(Float(16000).bitPattern), 4)) + element([0x9F], [2]))
        let kind = join(element([0xD7], [1]), element([0x83], [2]), element([0x86], text("A_AAC")))
        let entry = element([0xAE], join(kind, element([0x23, 0xE3, 0x83], [0x01, 0x31, 0x2D, 0x00]), sound))
        var bytes = join(element([0x1A, 0x45, 0xDF, 0xA3], element([0x42, 0x82], text("webm"))))
        bytes += join([0x18, 0x53, 0x80, 0x67, 0xFF], info, element([0x16, 0x54, 0xAE, 0x6B], entry))
        for index in 0..<clusters {
            bytes += join([0x1F, 0x43, 0xB6, 0x75, 0xFF], element([0xE7], [UInt8(index * 40)]))
            for time in [0, 20] as [UInt8] { bytes += element([0xA3], [0x81, 0, time, 0x80] + audio(30)) }
        }
        return bytes
    }

    static let all: [[UInt8]] = [
        wavPack(blocks: 3, total: 3000), monkeysAudio(frames: 5), trueAudio(total: 7000), musepack7(frames: 4),
        musepack8(packets: 3, total: 20), dsf(samples: 30000, present: 8192), dff(present: 8000), amr(frames: 5),
        ac3(frames: 5), asf(packets: 10), matroska(clusters: 3, duration: 121),
    ]
}

@Suite("Containers without a decoder", .timeLimited)
struct ForeignContainerTests {
    private func check(
        _ bytes: [UInt8], _ container: Container, _ codec: Codec, _ frames: Int64, _ rate: Int, _ channels: Int,
        _ codes: [DefectCode] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let measured = try bytes.measured(name: "take.\(container.rawValue)")
        #expect(measured.container == container, sourceLocation: sourceLocation)
        #expect(measured.codec == codec, sourceLocation: sourceLocation)
        #expect(measured.frameCount == frames, sourceLocation: sourceLocation)
        #expect(measured.sampleRate == rate, sourceLocation: sourceLocation)
        #expect(measured.channelCount == channels, sourceLocation: sourceLocation)
        #expect(measured.codes == codes, sourceLocation: sourceLocation)
    }

    @Test("WavPack is as long as its blocks, whatever the first one claims")
    func wavPack() throws {
        typealias B = ForeignBytes
        try check(B.wavPack(blocks: 3, total: 3000), .wavPack, "wavpack", 3000, 44100, 2)
        try check(B.wavPack(blocks: 3, total: .max), .wavPack, "wavpack", 3000, 44100, 2)
        let cut = Array(B.wavPack(blocks: 3, total: 3000).dropLast())
        try check(cut, .wavPack, "wavpack", 2000, 44100, 2, ["wv.truncated"])
        let rate: [UInt8] = [0x27, 2, 0x40, 0x1F, 0, 0]
        let odd = B.wavPack(blocks: 2, total: 2000, rateIndex: 15, extra: rate)
        try check(odd, .wavPack, "wavpack", 2000, 8000, 2)
        let dsd = B.wavPack(blocks: 2, total: 2000, rateIndex: 12, extra: [0x0E, 1, 2, 0], flags: 0x8000_0000)
        try check(dsd, .wavPack, "wavpack", 16000, 2_822_400, 2)
    }

    @Test("Monkey's Audio is as long as the frames of its table that are there")
    func monkeysAudio() throws {
        let whole = ForeignBytes.monkeysAudio(frames: 5)
        try check(whole, .monkeysAudio, "ape", 4010, 8000, 2)
        try check(Array(whole.dropLast(101)), .monkeysAudio, "ape", 3000, 8000, 2, ["ape.truncated"])
    }

    @Test("True Audio is as long as the frames of its table that are there, also behind a tag")
    func trueAudio() throws {
        let whole = ForeignBytes.trueAudio(total: 7000)
        try check(whole, .trueAudio, "tta", 7000, 2450, 2)
        try check(Array(whole.dropLast()), .trueAudio, "tta", 5120, 2450, 2, ["tta.truncated"])
        let tag = MPEGStreamBuilder.id3v2([UInt8](repeating: 0, count: 50))
        try check(tag + whole, .trueAudio, "tta", 7000, 2450, 2)
    }

    @Test("Musepack is as long as its frames or packets")
    func musepack() throws {
        let old = ForeignBytes.musepack7(frames: 4)
        try check(old, .musepack, "musepack7", 3 * 1152 + 500, 44100, 2)
        try check(Array(old.dropLast(8)), .musepack, "musepack7", 2 * 1152, 44100, 2, ["mpc.truncated"])
        // 0x80 | 100 and 0 are 12,800.
        try check(ForeignBytes.musepack8(packets: 3, total: 100), .musepack, "musepack8", 12800, 48000, 2)
        try check(
            ForeignBytes.musepack8(packets: 2, total: 100), .musepack, "musepack8", 9216, 48000, 2, ["mpc.truncated"])
    }

    @Test("DSD is counted in bits")
    func dsd() throws {
        let whole = ForeignBytes.dsf(samples: 30000, present: 8192)
        try check(whole, .dsf, "dsd_lsbf_planar", 30000, 2_822_400, 2)
        let cut = ForeignBytes.dsf(samples: 30000, present: 4096)
        try check(cut, .dsf, "dsd_lsbf_planar", 16384, 2_822_400, 2, ["dsf.truncated"])
        try check(ForeignBytes.dff(present: 8000), .dff, "dsd_msbf", 32000, 2_822_400, 2)
        try check(ForeignBytes.dff(present: 800), .dff, "dsd_msbf", 3200, 2_822_400, 2, ["dff.truncated"])
    }

    @Test("AMR and AC-3 are as long as their frames")
    func frames() throws {
        try check(ForeignBytes.amr(frames: 5), .amr, "amrnb", 800, 8000, 1)
        try check(Array(ForeignBytes.amr(frames: 5).dropLast()), .amr, "amrnb", 640, 8000, 1, ["amr.partial-frame"])
        try check(ForeignBytes.ac3(frames: 5), .ac3, "ac3", 7680, 48000, 1)
        try check(Array(ForeignBytes.ac3(frames: 5).dropLast()), .ac3, "ac3", 6144, 48000, 1, ["ac3.partial-frame"])
    }

    @Test("ASF is as long as its header says without the preroll, and where it is cut as its last packet")
    func asf() throws {
        try check(ForeignBytes.asf(packets: 10), .asf, "wmav2", 441_000, 44100, 2)
        #expect(try ForeignBytes.asf(packets: 10).measured().method == .declared)
        try check(ForeignBytes.asf(packets: 4), .asf, "wmav2", 4 * 44100, 44100, 2, ["asf.truncated"])
    }

    @Test("Matroska is as long as its header says, and where that is silent or the file is cut as its blocks")
    func matroska() throws {
        let whole = ForeignBytes.matroska(clusters: 3, duration: 121)
        try check(whole, .matroska, .aac, 1936, 16000, 2)
        try check(ForeignBytes.matroska(clusters: 3, duration: nil), .matroska, .aac, 1920, 16000, 2)
        try check(Array(whole.dropLast()), .matroska, .aac, 1600, 16000, 2, ["mka.truncated"])
    }

    @Test("say that nothing was decoded, and are never trapped by cuts or changed bytes")
    func hostile() throws {
        var chance = SeededNumbers("foreign containers")
        for bytes in ForeignBytes.all {
            #expect(try bytes.measured(.decode).codes.contains("decode.unavailable"))
            for count in 0..<min(bytes.count, 200) { _ = Array(bytes.prefix(count)).failure(.decode) }
            for _ in 0..<400 {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...6, using: &chance) {
                    let index = Int.random(in: 0..<min(changed.count, 160), using: &chance)
                    changed[index] =
                        [0, 0xFF, 0x7F, 0x80, UInt8.random(in: 0...255, using: &chance)]
                        .randomElement(using: &chance) ?? 0
                }
                _ = changed.failure(.decode)
            }
        }
    }
}
