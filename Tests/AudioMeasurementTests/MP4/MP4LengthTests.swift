import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("What is played of an MP4", .timeLimited)
struct MP4LengthTests {
    @Test(
        "is what the edit list leaves",
        arguments: [
            // Priming is skipped; the end lies within one tick of 1/1000 s and is the end of the media.
            (edits: [(192, 1024)], played: 9216, uncertain: 0),
            (edits: [(191, 1024)], played: 191 * 48, uncertain: 0),
            (edits: [(0, 1024)], played: 9216, uncertain: 0),
            (edits: [(100, 2112)], played: 4800, uncertain: 0),
            (edits: [(50, 1024), (50, 4800)], played: 4800, uncertain: 0),
            // Nothing is skipped, so nothing marks the priming.
            (edits: [(213, 0)], played: 10240, uncertain: 2112),
            ([], 10240, 2112),
        ] as [(edits: [(Int, Int)], played: Int64, uncertain: Int64)])
    func edits(edits: [(Int, Int)], played: Int64, uncertain: Int64) throws {
        var made = MadeMP4()
        made.edits = edits.map { (length: $0.0, start: $0.1) }
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.frameCount == played)
        #expect(measurement.codedFrameCount == 10240)
        #expect(measurement.uncertainFrameCount == uncertain)
        #expect(measurement.defects.isEmpty)
    }

    @Test("is exact to the sample where the movie's clock is as fine as the media's", arguments: [9215, 9216])
    func fineClock(length: Int) throws {
        var made = MadeMP4()
        made.movieTimescale = 48000
        made.edits = [(length, 1024)]
        #expect(try MP4WalkerTests.measure(made.bytes).frameCount == Int64(length))
    }

    @Test(
        "is the media where the edit list reaches outside of it",
        arguments: [
            (length: 300, start: 1024, played: 9216), (length: 100, start: 20000, played: 10240),
            (length: 213, start: -5, played: 10235),
        ] as [(length: Int, start: Int, played: Int64)])
    func outside(length: Int, start: Int, played: Int64) throws {
        var made = MadeMP4()
        made.edits = [(length, start)]
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(abs(measurement.frameCount - played) <= 48)
        #expect(measurement.defects.map(\.code) == ["m4a.edit-list-mismatch"])
        #expect(measurement.defects.first?.severity == .warning)
    }

    @Test("leaves out silence in front, which only some players play")
    func silence() throws {
        var made = MadeMP4()
        made.edits = [(1000, -1), (192, 1024)]
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.frameCount == 9216)
        #expect(measurement.uncertainFrameCount == 0)
        #expect(measurement.defects.map(\.code) == ["m4a.empty-edit"])
        #expect(measurement.defects.first?.facts["silenceFrames"] == 48000)
    }

    @Test("is what iTunSMPB says where no edit list trims")
    func gaplessTag() throws {
        var made = MadeMP4()
        made.gaplessTag = " 00000000 00000840 00000100 0000000000001EC0 00000000 00000000"
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.frameCount == 0x1EC0)
        #expect(measurement.uncertainFrameCount == 0)
        #expect(measurement.defects.isEmpty)
        made.edits = [(100, 1024)]
        #expect(try MP4WalkerTests.measure(made.bytes).frameCount == 4800)
    }

    @Test("is sharpened by iTunSMPB where the edit list means the same in coarse ticks")
    func sharpened() throws {
        var made = MadeMP4()
        made.gaplessTag = " 00000000 00000840 00000105 0000000000001EBB 00000000 00000000"
        // 7,867 frames are 163.9 ms.
        made.edits = [(164, 2112)]
        #expect(try MP4WalkerTests.measure(made.bytes).frameCount == 0x1EBB)
    }

    @Test("does not follow an iTunSMPB that does not fit")
    func badGaplessTag() throws {
        var made = MadeMP4()
        made.gaplessTag = " 00000000 00000840 00000100 0000000000FFFFFF 00000000 00000000"
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.frameCount == 10240)
        #expect(measurement.uncertainFrameCount == 2112)
        #expect(measurement.defects.map(\.code) == ["m4a.gapless-tag-mismatch"])
    }

    @Test("ends where the last packet's duration ends, while the packet is coded whole")
    func shortLastPacket() throws {
        var made = MadeMP4()
        made.durations = [(9, 1024), (1, 100)]
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.frameCount == 9 * 1024 + 100)
        #expect(measurement.codedFrameCount == 10240)
    }

    @Test("warns where durations and packets disagree by more than a packet")
    func timing() throws {
        var made = MadeMP4()
        made.durations = [(10, 2048)]
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.codedFrameCount == 10240)
        #expect(measurement.frameCount == 20480)
        #expect(measurement.defects.map(\.code) == ["m4a.timing-mismatch"])
    }

    @Test(
        "is counted at the rate of the output under explicit SBR, in either clock",
        arguments: [
            (timescale: 24000, ticks: 1024), (timescale: 48000, ticks: 2048),
        ])
    func explicitSBR(timescale: Int, ticks: Int) throws {
        var made = MadeMP4()
        // Object type 5: core 24 kHz, one channel, output 48 kHz, then LC.
        made.configuration = [0x2B, 0x09, 0x88, 0x00]
        made.timescale = timescale
        made.durations = [(10, ticks)]
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.sampleRate == 48000)
        #expect(measurement.coreSampleRate == 24000)
        #expect(measurement.codedFrameCount == 20480)
        #expect(measurement.frameCount == 20480)
        #expect(measurement.uncertainFrameCount == 5186)
        #expect(measurement.defects.isEmpty)
    }

    @Test(
        "has SBR that may be hidden below 24 kHz",
        arguments: [
            (configuration: [0x13, 0x08], isPossible: true), (configuration: [0x12, 0x88], isPossible: false),
            // The extension says that there is none.
            (configuration: [0x13, 0x08, 0x56, 0xE5, 0x00], isPossible: false),
        ] as [(configuration: [UInt8], isPossible: Bool)])
    func implicitSBR(configuration: [UInt8], isPossible: Bool) throws {
        var made = MadeMP4()
        made.configuration = configuration
        let measurement = try MP4WalkerTests.measure(made.bytes)
        #expect(measurement.defects.contains { $0.code == "aac.implicit-sbr-possible" } == isPossible)
        #expect(measurement.codedFrameCount == 10240)
    }
}
