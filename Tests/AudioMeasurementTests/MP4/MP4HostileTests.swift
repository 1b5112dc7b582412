import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Hostile MP4 files", .timeLimited)
struct MP4HostileTests {
    private static let file: [UInt8] = {
        var made = MadeMP4()
        made.gaplessTag = " 00000000 00000840 00000100 0000000000001EC0 00000000 00000000"
        made.edits = [(100, -1), (192, 1024)]
        return made.bytes
    }()

    private static func fragment(_ header: [UInt8], _ run: [UInt8]) -> [UInt8] {
        MadeMP4.box("moof", MadeMP4.box("traf", MadeMP4.box("tfhd", header) + MadeMP4.box("trun", run)))
    }

    private static func fragmented(_ fragment: [UInt8]) -> [UInt8] {
        var made = MadeMP4()
        made.packets = []
        made.durations = []
        made.furtherBoxes = MadeMP4.box(
            "mvex", MadeMP4.box("trex", [0, 1, 1, 1024, 4, 0].flatMap { MadeMP4.be(UInt32($0)) }))
        return made.bytes + fragment
    }

    @Test("cannot make a run of samples without bytes last long")
    func emptyRun() throws {
        let header = [0x10, 1, 0].flatMap { MadeMP4.be(UInt32($0)) }
        let run = [0, UInt32.max].flatMap { MadeMP4.be($0) }
        let measurement = try MP4WalkerTests.measure(Self.fragmented(Self.fragment(header, run)), depth: .decode)
        #expect(measurement.codedFrameCount == 0)
        #expect(measurement.frameCount == 0)
        #expect(measurement.defects.contains { $0.code == "m4a.empty-samples" && $0.severity == .error })
    }

    @Test("cannot make a run of samples that are not there last long")
    func missingRun() throws {
        let header = [0, 1].flatMap { MadeMP4.be(UInt32($0)) }
        let run = [1, UInt32.max, 8].flatMap { MadeMP4.be($0) }
        let measurement = try MP4WalkerTests.measure(Self.fragmented(Self.fragment(header, run)))
        // The fragment has a few dozen bytes from the offset on, four for each sample.
        #expect(measurement.codedFrameCount <= 16 * 1024)
        #expect(measurement.defects.contains { $0.code == "m4a.truncated" && $0.severity == .error })
    }

    @Test("that claim more entries of a run than its box has are cut off")
    func lyingRun() throws {
        let header = [0x2_0000, 1].flatMap { MadeMP4.be(UInt32($0)) }
        let run = [0x201, 1000, 0, 4, 4].flatMap { MadeMP4.be(UInt32($0)) }
        let measurement = try MP4WalkerTests.measure(Self.fragmented(Self.fragment(header, run)))
        #expect(measurement.codedFrameCount == 2048)
        #expect(measurement.defects.contains { $0.facts["claimedEntries"] == 1000 && $0.severity == .error })
    }

    @Test("are summed over well-formed fragments")
    func fragments() throws {
        let header = [0x2_0000, 1].flatMap { MadeMP4.be(UInt32($0)) }
        let run = [0x201, 2, 0, 4, 4].flatMap { MadeMP4.be(UInt32($0)) }
        let fragment = Self.fragment(header, run)
        let measurement = try MP4WalkerTests.measure(Self.fragmented(fragment + fragment + fragment))
        #expect(measurement.codedFrameCount == 6 * 1024)
        #expect(measurement.defects.map(\.code) == ["m4a.fragmented"])
    }

    @Test("with no fragment behind an empty movie were never recorded")
    func noFragment() throws {
        let measurement = try MP4WalkerTests.measure(Self.fragmented([]))
        #expect(measurement.codedFrameCount == 0)
        #expect(measurement.defects.contains { $0.code == "m4a.no-samples" && $0.severity == .error })
    }

    @Test("whose chunks lie over each other are not decoded again and again")
    func overlap() throws {
        var made = MadeMP4()
        made.packets = [[UInt8]](repeating: [UInt8](repeating: 0, count: 200), count: 40)
        made.packetsPerChunk = 1
        var bytes = made.bytes
        let chunks = try #require(Self.offset(of: "stco", in: bytes))
        let sizes = try #require(Self.offset(of: "stsz", in: bytes))
        for entry in 0..<40 {
            // Every packet lies at the start of the media, and has 712 bytes.
            bytes.replaceSubrange((chunks + 12 + entry * 4)..<(chunks + 16 + entry * 4), with: [0, 0, 0, 28])
            bytes[sizes + 16 + entry * 4 + 2] = 2
        }
        let measurement = try MP4WalkerTests.measure(bytes, depth: .decode)
        #expect(measurement.defects.contains { $0.code == "m4a.overlapping-samples" && $0.severity == .error })
        #expect(measurement.method == .scan)
    }

    private static func offset(of type: String, in bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast(4).first { Array(bytes[$0..<($0 + 4)]) == Array(type.utf8) }
    }

    @Test("cut off anywhere are refused, or show an error")
    func prefixes() throws {
        for count in 8..<Self.file.count {
            do throws(MeasuringFailure) {
                let measurement = try RecordingMeasurer(depth: .scan)
                    .measure(bytes: Array(Self.file[..<count]), path: RecordingPath("cut.m4a"))
                // The tag at the end may go without harm to the audio, but the movie around it is cut.
                guard measurement.defects.contains(where: { $0.severity == .error }) else {
                    Issue.record("\(count) of \(Self.file.count) bytes pass: \(measurement)")
                    return
                }
            } catch {
                guard error.code != "m4a.no-audio" else {
                    Issue.record("\(count) bytes: \(error)")
                    return
                }
            }
        }
    }

    @Test(
        "changed at random are measured or refused, the same way twice", arguments: [MeasurementMethod.scan, .declared])
    func mutations(depth: MeasurementMethod) throws {
        var chance = SeededNumbers("mp4")
        for _ in 0..<2000 {
            var bytes = Self.file
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] =
                    Bool.random(using: &chance) ? .random(in: 0...255, using: &chance) : 0xFF
            }
            let found = Self.result(bytes, depth)
            guard found == Self.result(bytes, depth) else {
                Issue.record("differs the second time: \(found)")
                return
            }
            guard case .success(let measurement) = found else { continue }
            guard measurement.frameCount >= 0, measurement.codedFrameCount >= 0, measurement.sampleRate > 0,
                measurement.channelCount > 0, measurement.uncertainFrameCount <= measurement.frameCount
            else {
                Issue.record("cannot be \(measurement)")
                return
            }
        }
    }

    private static func result(
        _ bytes: [UInt8], _ depth: MeasurementMethod
    ) -> Result<RecordingMeasurement, MeasuringFailure> {
        do throws(MeasuringFailure) {
            return .success(
                try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: RecordingPath("mutated.m4a")))
        } catch {
            return .failure(error)
        }
    }
}
