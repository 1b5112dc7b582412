import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

private typealias Builder = MPEGStreamBuilder

@Suite("Tags around bare streams", .timeLimited)
struct TagTests {
    private func measure(_ bytes: [UInt8]) throws(MeasuringFailure) -> RecordingMeasurement {
        try RecordingMeasurer(depth: .decode).measure(bytes: bytes, path: RecordingPath("a.mp3"))
    }

    private static let audio: [UInt8] = {
        var builder = Builder()
        builder.addFrames(12)
        return builder.bytes
    }()

    /// Checks that nothing but the tags is said about the audio in these bytes.
    private func expectOnlyTags(_ bytes: [UInt8], tagByteCount: Int, line: Int = #line) throws {
        let measured = try measure(bytes)
        #expect(measured.frameCount == 12 * 576, "line \(line)")
        #expect(measured.bitRate == 32000, "line \(line)")
        #expect(measured.tagByteCount == Int64(tagByteCount), "line \(line)")
        #expect(measured.defects.map(\.code) == [], "line \(line)")
    }

    @Test("E02: of any size in front change nothing", arguments: [0, 1, 4000, 5000, 1_700_000])
    func pictures(byteCount: Int) throws {
        // Pictures hold syncs; these bytes are full of frames of another kind.
        var builder = Builder(format: Builder.version1)
        builder.addFrames(byteCount / 104, bitRateIndex: 1)
        let picture = builder.bytes + [UInt8](repeating: 0xFF, count: max(0, byteCount - builder.bytes.count))
        try expectOnlyTags(Builder.id3v2(picture) + Self.audio, tagByteCount: picture.count + 10)
    }

    @Test("E05: in front, several of them")
    func several() throws {
        let tags = Builder.id3v2([1, 2, 3]) + Builder.id3v2([]) + Builder.ape([9, 9])
        try expectOnlyTags(tags + Self.audio, tagByteCount: tags.count)
    }

    @Test("E05: at the end, of every kind and together, one of which holds the letters of another")
    func atEnd() throws {
        let lyrics = Array("LYRICSBEGININD0000200".utf8)
        let size = String(lyrics.count)
        let lyricsTag =
            lyrics + Array((String(repeating: "0", count: 6 - size.count) + size + "LYRICS200").utf8)
        let lyricsOne = Array("LYRICSBEGINla la laLYRICSEND".utf8)
        let enhanced = Array("TAG+".utf8) + [UInt8](repeating: 0, count: 223) + Builder.id3v1
        let footer = Array("3DI".utf8) + [4, 0, 0x10, 0, 0, 0, 5]
        let withFooter = Array("ID3".utf8) + [4, 0, 0x10, 0, 0, 0, 5] + [0, 0, 0, 0, 0] + footer
        let ape = Builder.ape(Array("TAG inside, and more".utf8))
        let all = [
            Builder.id3v1, ape, lyricsTag + Builder.id3v1, lyricsOne + Builder.id3v1, enhanced, withFooter,
            ape + lyricsTag + Builder.id3v1, Builder.id3v2([0, 0, 0]),
        ]
        for tags in all { try expectOnlyTags(Self.audio + tags, tagByteCount: tags.count) }
    }

    @Test("E05: with lengths of their own (TLEN, TIME) are not asked")
    func lyingLengths() throws {
        let tag = Builder.id3v2(
            Builder.id3Frame("TLEN", [0] + Array("999000".utf8)) + Builder.id3Frame("TIME", [0] + Array("2019".utf8)))
        let measured = try measure(tag + Self.audio)
        #expect(measured.declaredDuration == nil)
        try expectOnlyTags(tag + Self.audio, tagByteCount: tag.count)
    }

    @Test("E20: between joined recordings are skipped")
    func between() throws {
        let half = Array(Self.audio.prefix(6 * 144))
        let tags = Builder.id3v1 + Builder.id3v2([5, 5, 5])
        try expectOnlyTags(half + tags + half, tagByteCount: tags.count)
    }

    @Test("that lie about their size are a warning, and the audio is found", arguments: [0, 20, 600, 5_000_000])
    func lyingSize(claimed: Int) throws {
        let content = [UInt8](repeating: 1, count: 500)
        let measured = try measure(Builder.id3v2(content, claiming: claimed) + Self.audio)
        // A tag that reaches into the audio hides nothing, since frames are then looked for from the tag on.
        #expect(measured.frameCount == 12 * 576)
        #expect(measured.defects.map(\.code) == [claimed < 500 ? "mp3.junk" : "id3.size-mismatch"])
        #expect(measured.defects.allSatisfy { $0.severity == .warning })
        if claimed > 500 { #expect(measured.defects.first?.facts["claimedEnd"]?.integer == Int64(claimed) + 10) }
    }

    @Test("without any frame behind them are not audio", arguments: [3, 5_000_000])
    func onlyTag(claimed: Int) {
        let tag = Builder.id3v2([0, 0, 0], claiming: claimed)
        let failure = #expect(throws: MeasuringFailure.self) { try measure(tag) }
        #expect(failure?.code == "mp3.no-frames")
        #expect(failure?.message.contains("claims to end at byte \(claimed + 10),") == true)
    }

    @Test("E06: the gapless comment of iTunes counts where no encoder tells better")
    func iTunes() throws {
        let text = " 00000000 00000210 000001A0 0000000000001000"
        let plain: [UInt8] = [0] + Array("engiTunSMPB\u{0}".utf8) + Array(text.utf8)
        let wideName: [UInt8] = [0xFF, 0xFE] + "iTunSMPB\u{0}".utf8.flatMap { [$0, 0] }
        let wideText: [UInt8] = [0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] }
        let wide: [UInt8] = [1] + Array("eng".utf8) + wideName + wideText
        for comment in [plain, wide] {
            let picture = Builder.id3Frame("APIC", [UInt8](repeating: 0xFF, count: 3000))
            let tag = Builder.id3v2(picture + Builder.id3Frame("COMM", comment))
            #expect(try measure(tag + Self.audio).frameCount == 12 * 576 - 0x210 - 0x1A0)
            let info = Builder.info(frames: 12, trim: (100, 200))
            #expect(try measure(tag + info + Self.audio).frameCount == 12 * 576 - 300)
        }
    }

    @Test("in front of AAC do not make it an MP3")
    func beforeADTS() throws {
        let frames = (0..<4).flatMap { _ in ADTSStreamBuilder.frame() }
        for size in [3, 5000] {
            let measured = try RecordingMeasurer(depth: .scan).measure(
                bytes: Builder.id3v2([UInt8](repeating: 0, count: size)) + frames, path: RecordingPath("a.aac"))
            #expect(measured.container == .adts)
            #expect(measured.tagByteCount == Int64(size + 10))
        }
    }
}
