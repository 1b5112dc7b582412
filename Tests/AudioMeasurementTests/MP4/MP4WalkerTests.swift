import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("ISO base media files", .timeLimited)
struct MP4WalkerTests {
    static func measure(_ bytes: [UInt8], depth: MeasurementMethod = .scan) throws -> RecordingMeasurement {
        try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: RecordingPath("made.m4a"))
    }

    static func failure(_ bytes: [UInt8]) -> MeasuringFailure? {
        do {
            _ = try measure(bytes)
            return nil
        } catch {
            return error as? MeasuringFailure
        }
    }

    static func codes(_ made: MadeMP4) throws -> [DefectCode] { try measure(made.bytes).defects.map(\.code) }

    @Test(
        "are the same wherever the movie stands and however sizes are written",
        arguments: [true, false], [MadeMP4.MediaHeader.short, .long, .toTheEnd])
    func layout(isMovieFirst: Bool, header: MadeMP4.MediaHeader) throws {
        // A box that goes to the end of the file must be the last one.
        guard isMovieFirst || header != .toTheEnd else { return }
        for hasFileType in [true, false] {
            var made = MadeMP4()
            made.isMovieFirst = isMovieFirst
            made.mediaHeader = header
            made.hasFileType = hasFileType
            made.usesLongOffsets = hasFileType
            let measurement = try Self.measure(made.bytes)
            #expect(measurement.codedFrameCount == 10240)
            #expect(measurement.container == .m4a)
            #expect(measurement.codec == .aac)
            #expect(measurement.sampleRate == 48000)
            #expect(measurement.channelCount == 1)
            #expect(measurement.declaredDuration == ExactDuration(frameCount: 10240, sampleRate: 48000))
            #expect(measurement.bitRate == 1500)
            #expect(measurement.defects.isEmpty)
        }
    }

    @Test("without a movie were never finished by their recorder")
    func noMovie() throws {
        let bytes = MadeMP4.box("ftyp", Array("M4A ".utf8) + [0, 0, 0, 0]) + MadeMP4.box("mdat", [1, 2, 3, 4])
        #expect(Self.failure(bytes)?.code == "m4a.no-moov")
        #expect(Self.failure(bytes)?.message.contains("crashed") == true)
    }

    @Test("that are still pictures have no audio")
    func picture() throws {
        let bytes =
            MadeMP4.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0]) + MadeMP4.box("meta", [0, 0, 0, 0])
            + MadeMP4.box("mdat", [1])
        #expect(Self.failure(bytes)?.code == "m4a.no-audio")
    }

    @Test("with video alone have no audio")
    func video() throws {
        var made = MadeMP4()
        made.handler = "vide"
        #expect(Self.failure(made.bytes)?.code == "m4a.no-audio")
    }

    @Test("that end within the audio say how much is missing, and count what is there")
    func truncated() throws {
        var made = MadeMP4()
        made.isMovieFirst = true
        made.edits = [(214, 0)]
        let measurement = try Self.measure(made.bytes.dropLast(9))
        // Two packets are gone, and one byte of a third.
        #expect(measurement.codedFrameCount == 7 * 1024)
        #expect(measurement.frameCount == 7 * 1024)
        let defect = try #require(measurement.defects.first)
        #expect(measurement.defects.count == 1)
        #expect(defect.code == "m4a.truncated")
        #expect(defect.severity == .error)
        #expect(defect.facts["missingBytes"] == 9)
        #expect(defect.facts["missingMilliseconds"] == 64)
    }

    @Test("with a table that claims more than there is are damaged")
    func lyingTable() throws {
        var made = MadeMP4()
        made.claimedSampleCount = 1_048_576
        let measurement = try Self.measure(made.bytes)
        let defect = try #require(measurement.defects.first)
        #expect(defect.severity == .error)
        #expect(defect.message.hasPrefix("box 'stsz' at byte "))
        #expect(defect.facts["claimedEntries"] == 1_048_576)
        #expect(measurement.codedFrameCount == 10240)
    }

    @Test("whose tables count different samples are damaged", arguments: [9, 11])
    func mismatch(timed: Int) throws {
        var made = MadeMP4()
        made.durations = [(timed, 1024)]
        let defect = try #require(try Self.measure(made.bytes).defects.first { $0.code == "m4a.sample-table-mismatch" })
        #expect(defect.severity == .error)
        #expect(defect.facts == ["timedSamples": .integer(Int64(timed)), "listedSamples": 10])
    }

    @Test("with several audio tracks are measured by the first enabled one")
    func severalTracks() throws {
        var second = MadeMP4()
        second.packets = [MadeMP4.silence]
        second.trackID = 2
        var made = MadeMP4()
        made.furtherTracks = [second.track(dataOffset: 40)]
        let first = try Self.measure(made.bytes)
        #expect(first.codedFrameCount == 10240)
        #expect(first.defects.map(\.code) == ["m4a.multiple-audio-tracks"])
        #expect(first.defects.first?.severity == .error)
        made.isEnabled = false
        #expect(try Self.measure(made.bytes).codedFrameCount == 1024)
    }

    @Test("with chapters or video beside the audio say so")
    func otherTracks() throws {
        var chapters = MadeMP4()
        chapters.handler = "text"
        var made = MadeMP4()
        made.furtherTracks = [chapters.track(dataOffset: 40)]
        let measurement = try Self.measure(made.bytes)
        #expect(measurement.defects.map(\.code) == ["m4a.extra-track"])
        #expect(measurement.defects.first?.severity == .note)
        #expect(measurement.codedFrameCount == 10240)
    }

    @Test("with a video track are measured by their audio, with a warning")
    func videoTrack() throws {
        var (video, chapters) = (MadeMP4(), MadeMP4())
        (video.handler, chapters.handler) = ("vide", "text")
        var made = MadeMP4()
        made.furtherTracks = [video.track(dataOffset: 40)]
        let measurement = try Self.measure(made.bytes)
        #expect(measurement.defects.map(\.code) == ["m4a.video-track"])
        #expect(measurement.defects.first?.severity == .warning)
        #expect(measurement.codedFrameCount == 10240)
        made.furtherTracks = [chapters.track(dataOffset: 40), video.track(dataOffset: 40), video.track(dataOffset: 40)]
        let defects = try Self.measure(made.bytes).defects
        #expect(defects.map(\.code) == ["m4a.video-track", "m4a.extra-track"])
        #expect(defects.map(\.facts) == [["videoTracks": 2], ["extraTracks": 1, "handlers": ["text"]]])
    }

    @Test("whose samples are encrypted are measured and not decoded")
    func encrypted() throws {
        var made = MadeMP4()
        let info = MadeMP4.box("sinf", MadeMP4.box("frma", Array("mp4a".utf8)))
        made.sampleEntry = MadeMP4.entry("enca", rate: 48000, MadeMP4.descriptor(made.configuration) + info)
        let measurement = try Self.measure(made.bytes, depth: .decode)
        #expect(measurement.codec == .aac)
        #expect(measurement.codedFrameCount == 10240)
        #expect(measurement.method == .scan)
        #expect(measurement.defects.map(\.code) == ["m4a.encrypted", "decode.unavailable"])
    }

    @Test("with QuickTime's sample entries are read one box deeper")
    func quickTime() throws {
        var made = MadeMP4()
        let wave = MadeMP4.box(
            "wave",
            MadeMP4.box("frma", Array("mp4a".utf8)) + MadeMP4.descriptor([0x11, 0x90]) + [0, 0, 0, 8, 0, 0, 0, 0])
        var entry = MadeMP4.entry("mp4a", rate: 48000, [UInt8](repeating: 0, count: 16) + wave)
        entry[17] = 1
        made.sampleEntry = entry
        let measurement = try Self.measure(made.bytes)
        #expect(measurement.channelCount == 2)
        #expect(measurement.codedFrameCount == 10240)
        #expect(measurement.defects.isEmpty)
    }

    @Test(
        "with PCM count its frames by bytes and decode them",
        arguments: [
            ("sowt", 16, "pcm_s16le"), ("twos", 16, "pcm_s16be"), ("in24", 24, "pcm_s24be"), ("fl32", 32, "pcm_f32be"),
        ])
    func linear(entry: String, bits: Int, codec: String) throws {
        var made = MadeMP4()
        made.sampleEntry = MadeMP4.entry(entry, channels: 2, bits: bits, rate: 48000, [])
        made.packets = [[UInt8]](repeating: [UInt8](repeating: 0, count: bits / 4), count: 333)
        made.durations = [(333, 1)]
        let measurement = try Self.measure(made.bytes, depth: .decode)
        #expect(measurement.codec.rawValue == codec)
        #expect(measurement.bitDepth == bits)
        #expect(measurement.frameCount == 333)
        #expect(measurement.codedFrameCount == 333)
        #expect(measurement.method == .decode)
        #expect(measurement.defects.isEmpty)
    }

    @Test("are believed at depth declared, without a look at the tables")
    func declared() throws {
        var made = MadeMP4()
        made.claimedSampleCount = 5
        made.edits = [(213, 1024)]
        let measurement = try Self.measure(made.bytes, depth: .declared)
        #expect(measurement.method == .declared)
        #expect(measurement.codedFrameCount == 10240)
        #expect(measurement.frameCount == 9216)
    }
}
