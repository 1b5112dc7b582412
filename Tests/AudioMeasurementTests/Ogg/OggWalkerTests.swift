import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The Ogg walker", .timeLimited)
struct OggWalkerTests {
    private func measure(_ bytes: [UInt8], depth: MeasurementMethod = .scan) throws -> RecordingMeasurement {
        try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: "take.ogg")
    }

    @Test("counts Opus by its packets, takes off pre-skip and the trimmed end")
    func opus() throws {
        let measurement = try measure(OggBytes.opus(pages: 3, packets: 10, trim: 500).bytes)
        #expect(measurement.codedFrameCount == 30 * 960)
        #expect(measurement.frameCount == 30 * 960 - 312 - 500)
        #expect(measurement.defectCodes.isEmpty)
    }

    @Test("lets a stream begin at any position")
    func laterStart() throws {
        let measurement = try measure(OggBytes.opus(pages: 3, packets: 10, start: 5_000_000).bytes)
        #expect(measurement.frameCount == 30 * 960 - 312)
        #expect(measurement.defectCodes.isEmpty)
    }

    @Test("believes the packets where positions claim an hour")
    func lyingPosition() throws {
        var ogg = OggBytes.opus(pages: 3, packets: 10)
        ogg.setGranule(4, 3600 * 48_000)
        let measurement = try measure(ogg.bytes)
        #expect(measurement.frameCount == 30 * 960 - 312)
        #expect(measurement.defectCodes == ["ogg.granule-mismatch"])
    }

    @Test("sees a jump of the position between pages")
    func gap() throws {
        var ogg = OggBytes.opus(pages: 4, packets: 10)
        ogg.setGranule(4, 30 * 960 + 48_000)
        ogg.setGranule(5, 40 * 960 + 48_000)
        let measurement = try measure(ogg.bytes)
        #expect(measurement.frameCount == 40 * 960 - 312)
        #expect(measurement.defects.first?.facts["aheadFrames"] == 48_000)
    }

    @Test("sees a page that is not there")
    func missingPage() throws {
        var ogg = OggBytes.opus(pages: 5, packets: 10)
        ogg.pages.remove(at: 4)
        let measurement = try measure(ogg.bytes)
        #expect(measurement.defectCodes.contains("ogg.missing-pages"))
        #expect(measurement.codedFrameCount == 40 * 960)
    }

    @Test("drops a page whose checksum does not agree, as decoders do")
    func damagedPage() throws {
        var ogg = OggBytes.opus(pages: 5, packets: 10)
        ogg.pages[4][40] ^= 1
        let measurement = try measure(ogg.bytes)
        #expect(measurement.defectCodes.isSuperset(of: ["ogg.page-checksum", "ogg.missing-pages"]))
        #expect(measurement.codedFrameCount == 40 * 960)
    }

    @Test("sees a cut inside the last page, wherever it is")
    func cutPage() throws {
        let ogg = OggBytes.opus(pages: 3, packets: 10)
        let last = try #require(ogg.pages.last).count
        for lost in 1..<last {
            let measurement = try measure(Array(ogg.bytes.dropLast(lost)))
            #expect(measurement.defectCodes == ["ogg.truncated"], "\(lost) bytes lost")
            #expect(measurement.codedFrameCount == 20 * 960)
        }
    }

    @Test("notes a stream that ends without its end flag")
    func noEnd() throws {
        var ogg = OggBytes.opus(pages: 3, packets: 10)
        ogg.pages.removeLast()
        #expect(try measure(ogg.bytes).defectCodes == ["ogg.no-end-of-stream"])
    }

    @Test("sees a packet that continues on a page that is missing")
    func cutPacket() throws {
        let ogg = try OggBytes(Fixtures.named("ogg/vorbis.ogg").bytes())
        var bytes = OggBytes.opus(pages: 2, packets: 10).bytes
        let packet = [UInt8](repeating: 9 << 3, count: 255)
        bytes += OggBytes.page([packet], flags: 0, granule: -1, serial: 7, sequence: 4)
        #expect(try measure(bytes).defectCodes.contains("ogg.truncated"))
        #expect(!ogg.pages.isEmpty)
    }

    @Test("tells bytes between pages from bytes behind them")
    func junk() throws {
        let ogg = OggBytes.opus(pages: 3, packets: 10)
        let junk = [UInt8](repeating: 0x4F, count: 999)
        let rest = ogg.pages[1...].flatMap { $0 }
        let between = try measure(ogg.pages[0] + junk + rest)
        #expect(between.defectCodes == ["ogg.junk"])
        #expect(between.frameCount == 30 * 960 - 312)
        let behind = try measure(ogg.bytes + junk + [0])
        #expect(behind.defectCodes == ["trailing.garbage"])
        #expect(behind.frameCount == 30 * 960 - 312)
    }

    @Test("adds chained streams up, and sees where the format changes")
    func chained() throws {
        let first = OggBytes.opus(pages: 2, packets: 10)
        let second = OggBytes.opus(pages: 3, packets: 10, serial: 8)
        let measurement = try measure(first.bytes + second.bytes)
        #expect(measurement.frameCount == 50 * 960 - 624)
        #expect(measurement.defectCodes == ["ogg.chained"])
        let vorbis = try Fixtures.named("ogg/vorbis.ogg").bytes()
        let mixed = try measure(vorbis + second.bytes)
        #expect(mixed.defectCodes == ["ogg.chained", "ogg.format-change"])
        #expect(mixed.sampleRate == 16_000)
        #expect(mixed.frameCount == 5000 + (30 * 960 - 312) / 3)
    }

    @Test("chains streams with the same serial number too")
    func chainedWithSameSerial() throws {
        let stream = OggBytes.opus(pages: 2, packets: 10).bytes
        #expect(try measure(stream + stream).frameCount == 40 * 960 - 624)
    }

    @Test("measures the audio beside a video, and notes the video")
    func multiplexed() throws {
        let audio = OggBytes.opus(pages: 2, packets: 10)
        let theora: [UInt8] = [0x80] + Array("theora".utf8)
        let video = OggBytes.page([theora], flags: 2, granule: 0, serial: 99, sequence: 0)
        let end = OggBytes.page([[1, 2, 3]], flags: 4, granule: 5, serial: 99, sequence: 1)
        let measurement = try measure(video + audio.bytes + end)
        #expect(measurement.defectCodes == ["ogg.extra-stream"])
        #expect(measurement.frameCount == 20 * 960 - 312)
        let failure = #expect(throws: MeasuringFailure.self) { try measure(video + end) }
        #expect(failure?.code == "container.unsupported")
        #expect(failure?.message.contains("Theora video") == true)
    }

    @Test("refuses to choose silently between two audio streams")
    func rivals() throws {
        let one = OggBytes.opus(pages: 2, packets: 10)
        let other = OggBytes.opus(pages: 2, packets: 10, serial: 8)
        let pages = zip(one.pages, other.pages).flatMap { $0 + $1 }
        let measurement = try measure(pages)
        #expect(measurement.defectCodes == ["ogg.multiple-audio-streams"])
        #expect(measurement.frameCount == 20 * 960 - 312)
    }

    @Test("sees pages of a stream that never began")
    func strayPages() throws {
        let stray = OggBytes.page([[72]], flags: 0, granule: 960, serial: 4711, sequence: 9)
        let measurement = try measure(OggBytes.opus(pages: 2, packets: 10).bytes + stray)
        #expect(measurement.defectCodes == ["ogg.stray-pages"])
    }

    @Test("keeps no more than a few streams, however many begin")
    func manyStreams() throws {
        var bytes = OggBytes.opus(pages: 2, packets: 10).pages[0]
        for serial in 100..<400 as Range<UInt32> {
            bytes += OggBytes.page([[1, 2, 3]], flags: 2, granule: 0, serial: serial, sequence: 0)
        }
        let measurement = try measure(bytes)
        #expect(measurement.defects.first { $0.code == "ogg.extra-stream" }?.facts["streams"] == 300)
    }

    @Test("has libsndfile agree, whatever the rate of the original", arguments: [MeasurementMethod.scan, .decode])
    func originalRate(_ depth: MeasurementMethod) throws {
        let measurement = try measure(Fixtures.named("ogg/opus.opus").bytes(), depth: depth)
        #expect(measurement.sampleRate == 48_000)
        #expect(measurement.frameCount == 15_000)
        #expect(measurement.method == depth)
        #expect(measurement.defects.filter { $0.severity == .error }.isEmpty)
    }
}
