import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import Reports

@Suite("The HTML report of what is heard", .timeLimited)
struct HTMLSoundTests {
    private let waveform = Heard.drawn(
        Waveform(
            framesPerBucket: 84_000, frameCount: 3_360_000, peaks: [UInt8](repeating: 200, count: 40),
            means: [UInt8](repeating: 150, count: 40), byteOffsets: (0..<40).map { 44 + $0 * 252_000 }))

    private func page(_ recordings: [RecordingMeasurement], in context: ReportContext = ReportContext()) -> String {
        HTMLReport.render([Heard.report(recordings)], in: context)
    }

    private var beside: ReportContext {
        var context = ReportContext()
        (context.workingFolder, context.documentFolder) = ("/home/me/work", "reports")
        return context
    }

    @Test("shades speech and draws a spectrogram on the axis of the waveform")
    func drawing() {
        let page = page([Heard.recording("a.wav", waveform: waveform)])
        #expect(page.contains("<path class=\"speech\" d=\"M3 0h16v1h-16z"))
        #expect(
            page.contains(
                "<image x=\"0\" y=\"114\" width=\"100%\" height=\"44\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,"
            ))
        #expect(page.contains("Waveform, 1:10.000 long; spectrogram up to 24 kHz"))
        #expect(page.contains("img-src data:;") && page.contains("default-src 'none'"))
        let picture = page.split(separator: "base64,").dropFirst().first?.prefix { $0 != "\"" }
        #expect((picture?.count ?? 0) > 6000 && (picture?.count ?? 0) < 7000)
        #expect(!self.page([Awkward.recording("a.wav")]).contains("<image"))
    }

    @Test("marks clipping, dropouts and pauses in words too, the longest of each first")
    func marks() {
        var recording = Heard.recording("a.wav", clipping: Heard.clipping, waveform: waveform)
        let plain = page([recording])
        #expect(plain.contains("clipped at 0:54.500; 0:48.500; 0:42.500 737 more</span>"))
        #expect(plain.contains("pause at 0:20.000 (1.8 s)</span>"))
        #expect(plain.contains("<title>clipping: 0:54.500 to 0:54.510</title>"))
        #expect(!plain.contains("<button type=\"button\" data-at"))
        recording.channelCount = 2
        let playable = page([recording], in: beside)
        #expect(playable.contains("<button type=\"button\" data-at=\"54.5\">0:54.500, channel 1</button>"))
        #expect(playable.contains("<g class=\"sound\" data-at=\"20\"><title>pause: 0:20.000 to 0:21.840</title>"))
    }

    @Test("plays recordings from beside the page, and asks for nothing where nobody knows where they are")
    func player() {
        let recordings = [
            Heard.recording("takes/a #1?.wav"), Heard.recording("reports/b.wav"), Heard.recording("/c:d.wav"),
        ]
        let page = page(recordings, in: beside)
        let audio = "<audio controls preload=\"none\" src="
        #expect(page.contains("\(audio)\"../takes/a%20%231%3F.wav\"></audio>"))
        #expect(page.contains("\(audio)\"./b.wav\"></audio>"))
        #expect(page.contains("\(audio)\"../../../../c%3Ad.wav\"></audio>"))
        #expect(page.contains("media-src 'self' file:;"))
        var zipped = Heard.recording("takes.zip/a.wav")
        zipped.archive = "takes.zip"
        #expect(!self.page([zipped], in: beside).contains("<audio"))
        #expect(!self.page(recordings).contains("<audio"))
    }

    @Test(
        "has no link that leaves a quoted attribute, whatever a recording is called", arguments: HTMLReportTests.hostile
    )
    func hostileLinks(path: RecordingPath) throws {
        let page = page([Heard.recording(path)], in: beside)
        let start = try #require(page.firstRange(of: "preload=\"none\" src=\"")).upperBound
        let link = page[start...].prefix { $0 != "\"" }
        #expect(link.hasPrefix("../takes/") && link.hasSuffix(".wav"))
        #expect(link.utf8.allSatisfy { !"<>\"' \\`".utf8.contains($0) && $0 < 0x80 })
        #expect(page[start...].dropFirst(link.count).hasPrefix("\"></audio>"))
    }

    @Test("compares loudness and noise of all recordings, and names the odd one")
    func chart() {
        let recordings =
            (0..<9).map { Heard.recording(RecordingPath("take-\($0).wav"), loudness: -20 - Double($0) / 10) }
            + [Heard.recording("<quiet>.wav", loudness: -31)]
        let page = page(recordings)
        #expect(page.contains("aria-label=\"Loudness and noise of 10 recordings, in the order of the files\""))
        #expect(page.ranges(of: "<g class=\"usual\" data-card=").count == 9)
        #expect(
            page.contains(
                "<g class=\"odd\" data-card=\"9\"><title>&lt;quiet&gt;.wav: loudness −31.0 LUFS, noise −62.0 dBFS</title>"
            ))
        #expect(
            page.contains(
                "Furthest from the others, by 10.5 dB: <button type=\"button\" data-card=\"9\"><bdi>&lt;quiet&gt;.wav</bdi>"
            ))
        #expect(!self.page(Array(recordings.prefix(1))).contains("class=\"chart\""))
        #expect(!self.page(Array(recordings.prefix(9))).contains("Furthest"))
    }

    @Test("sums up the set, as the report in Markdown does")
    func summary() {
        let report = Heard.report([Heard.recording("a.wav", snr: 38), Heard.recording("b.wav", snr: 46)])
        let words = "speech 1:57 of 2:20, loudness −20.1 ± 0.0 LUFS, SNR 38 to 46 dB"
        #expect(HTMLReport.render([report]).contains("<p>\(words)</p>"))
        #expect(MarkdownReport.render([report]).contains("\n\(words)\n"))
    }
}

@Suite("A picture of 16 colours", .timeLimited)
struct IndexedPNGTests {
    /// The chunks of a PNG, after a look at their checksums.
    private func chunks(_ file: [UInt8]) throws -> [(type: String, data: [UInt8])] {
        try #require(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        func number(_ offset: Int) -> Int { file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        var chunks: [(String, [UInt8])] = []
        var offset = 8
        while offset + 12 <= file.count {
            let length = number(offset)
            let body = Array(file[(offset + 4)..<(offset + 8 + length)])
            #expect(CRC32.value(of: body) == UInt32(number(offset + 8 + length)))
            chunks.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
            offset += 12 + length
        }
        #expect(offset == file.count)
        return chunks
    }

    @Test("has its pixels two a byte, in one stored block with the right checksum")
    func pixels() throws {
        let colours = (0..<16).map { IndexedPNG.Colour(red: $0, green: 0, blue: 0, alpha: 255 - $0) }
        let chunks = try chunks(IndexedPNG.file(rows: [[1, 2, 15], [0, 9, 3]], palette: colours))
        #expect(chunks.map(\.type) == ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"])
        #expect(firstDifference(chunks[0].data, from: [0, 0, 0, 3, 0, 0, 0, 2, 4, 3, 0, 0, 0]) == nil)
        #expect(chunks[1].data.count == 48 && chunks[2].data.count == 16)
        // Two lines: no filter, and the last half byte empty. Adler-32 of these six bytes, as zlib says, is 0x0462013C.
        let block: [UInt8] = [
            0x78, 1, 1, 6, 0, 0xF9, 0xFF, 0, 0x12, 0xF0, 0, 0x09, 0x30, 0x04, 0x62, 0x01, 0x3C,
        ]
        #expect(firstDifference(chunks[3].data, from: block) == nil)
    }

    @Test("is none where there are no pixels, or more than a block holds")
    func bounds() {
        #expect(IndexedPNG.file(rows: [], palette: []).isEmpty)
        #expect(IndexedPNG.file(rows: [[]], palette: []).isEmpty)
        let row = [UInt8](repeating: 0, count: 600)
        #expect(IndexedPNG.file(rows: Array(repeating: row, count: 218), palette: []).isEmpty)
        #expect(!IndexedPNG.file(rows: Array(repeating: row, count: 217), palette: []).isEmpty)
        #expect(SpectrogramImage.address(Spectrogram(columnDuration: 1, greatestFrequency: 1, levels: [])) == nil)
    }

    @Test("of a spectrogram has the highest frequencies at the top")
    func upright() throws {
        // One column whose bands get louder upwards.
        let levels = (0..<40).map { UInt8($0 * 15 / 39) }
        let address = try #require(
            SpectrogramImage.address(Spectrogram(columnDuration: 1, greatestFrequency: 8000, levels: levels)))
        let file = try #require(Data(base64Encoded: String(address.dropFirst("data:image/png;base64,".count))))
        let lines = try chunks(Array(file))[3].data.dropFirst(7).dropLast(4)
        let pixels = lines.enumerated().filter { $0.offset % 2 == 1 }.map { $0.element >> 4 }
        #expect(firstDifference(pixels, from: levels.reversed()) == nil)
    }
}

@Suite("Speech behind a waveform", .timeLimited)
struct SpeechPathTests {
    @Test("is one stretch where two touch, in whatever order they come, and never beyond the end")
    func path() {
        let places = [(2.0, 1.0), (0.0, 1.0), (3.0, 0.5), (9.5, 3.0), (5.0, 0.0001)].map {
            SoundPlace(start: $0.0, duration: $0.1)
        }
        #expect(
            SpeechPath.path(places, duration: 10)
                == "M0 0h100v1h-100zM200 0h150v1h-150zM500 0h1v1h-1zM950 0h50v1h-50z")
        #expect(SpeechPath.path([], duration: 10) == "" && SpeechPath.path(places, duration: 0) == "")
    }
}
