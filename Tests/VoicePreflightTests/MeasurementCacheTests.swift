import Foundation
import SystemFiles
import TestSupport
import Testing

@testable import VoicePreflight

@Suite("The measurement cache", .timeLimited)
struct MeasurementCacheTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures").standardizedFileURL.path

    /// A folder of its own for recordings and cache, removed afterwards.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "cache-\(UUID().uuidString)").path

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        var cacheFiles: [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/cache")) ?? []).sorted()
                .map { "\(path)/cache/\($0)" }
        }

        func copy(_ fixture: String, as name: String? = nil) throws -> RecordingPath {
            let copy = "\(path)/\(name ?? (fixture as NSString).lastPathComponent)"
            try FileManager.default.copyItem(atPath: "\(fixtures)/\(fixture)", toPath: copy)
            return RecordingPath(copy)
        }

        /// A cache whose clock is so late that every recording is old.
        func cache(tool: String = "1", limit: Int = 100, now: Int64 = 1 << 40) throws -> MeasurementCache {
            try MeasurementCache(folder: "\(path)/cache", tool: tool, limit: limit, now: { now })
        }
    }

    /// The measurement, and whether the recording was read for it.
    private func measure(
        _ path: RecordingPath, _ cache: MeasurementCache, depth: MeasurementMethod = .decode, hashing: Bool = false
    ) throws -> (measurement: RecordingMeasurement, wasRead: Bool) {
        let meter = ProgressMeter()
        let measurer = RecordingMeasurer(depth: depth, hashing: hashing)
        let measurement = try cache.measure(RecordingInput(path: path), with: measurer, progress: meter)
        #expect(meter.recordingCount == 1)
        return (measurement, meter.byteCount > 0)
    }

    @Test("gives back of every fixture what measuring gave", arguments: [MeasurementMethod.scan, .decode])
    func same(depth: MeasurementMethod) async throws {
        let folder = try Folder()
        var preflight = Preflight(depth: depth)
        let inputs = [RecordingInput(path: RecordingPath(Self.fixtures))]
        let fresh = try await preflight.measure(inputs)
        preflight.cache = try folder.cache(limit: 1000)
        for _ in 1...2 { #expect(try await preflight.measure(inputs) == fresh) }
        #expect(folder.cacheFiles.count > fresh.recordings.count / 2)
    }

    @Test("remembers a waveform where one is drawn, and draws one where none is remembered")
    func waveform() throws {
        let folder = try Folder()
        let recording = try folder.copy("session/01-harbour.mp3")
        #expect(try measure(recording, try folder.cache()).measurement.waveform == nil)
        let drawing = RecordingMeasurer(depth: .decode, drawsWaveforms: true)
        let drawn = try folder.cache().measure(RecordingInput(path: recording), with: drawing, progress: nil)
        #expect(drawn.waveform?.peaks.count ?? 0 > 900)
        let meter = ProgressMeter()
        #expect(try folder.cache().measure(RecordingInput(path: recording), with: drawing, progress: meter) == drawn)
        #expect(meter.byteCount == 0)
        #expect(try !measure(recording, try folder.cache()).wasRead)
    }

    @Test("does not read a recording again that did not change")
    func hit() throws {
        let folder = try Folder()
        let recording = try folder.copy("mp3/truncated-mid-frame.mp3")
        let first = try measure(recording, try folder.cache())
        let second = try measure(recording, try folder.cache())
        #expect(first.wasRead && !second.wasRead)
        #expect(first.measurement == second.measurement)
    }

    @Test("measures a recording again whose content was replaced, though size and modification time were put back")
    func replaced() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        let before = try measure(recording, try folder.cache()).measurement
        let path = recording.description
        let moment = try RecordingFile(recording).identityAtOpen.changed
        let date = try #require(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        try handle.seek(toOffset: UInt64(before.byteCount - 1))
        try handle.write(contentsOf: Data([0x55]))
        try handle.close()
        // The system's clock for files goes in steps of some milliseconds.
        repeat {
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        } while try RecordingFile(recording).identityAtOpen.changed == moment
        let after = try measure(recording, try folder.cache())
        #expect(after.wasRead)
        #expect(after.measurement.sha256 != before.sha256 && after.measurement.byteCount == before.byteCount)
        #expect(folder.cacheFiles.count == 1)
    }

    @Test("measures a recording again that took the place of another")
    func swapped() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        _ = try measure(recording, try folder.cache())
        try FileManager.default.removeItem(atPath: recording.description)
        _ = try folder.copy("wav/stereo.wav", as: "pcm-s16.wav")
        #expect(try measure(recording, try folder.cache()).measurement.channelCount == 2)
    }

    @Test("does not remember a recording that was changed a moment ago")
    func recent() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        let changed = try RecordingFile(recording).identityAtOpen.changed.seconds
        for (now, count) in [(changed, 0), (changed + 2, 0), (changed + 3, 1)] {
            _ = try measure(recording, try folder.cache(now: now))
            #expect(folder.cacheFiles.count == count)
        }
    }

    @Test("measures again for another version, depth, wish or name")
    func others() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        _ = try measure(recording, try folder.cache(), depth: .scan)
        #expect(try measure(recording, try folder.cache(tool: "2"), depth: .scan).wasRead)
        #expect(try measure(recording, try folder.cache(tool: "2"), depth: .decode).wasRead)
        let hashed = try measure(recording, try folder.cache(tool: "2"), depth: .scan, hashing: true)
        #expect(hashed.wasRead && hashed.measurement.sha256 != nil)
        let renamed = "\(folder.path)/renamed.mp3"
        try FileManager.default.linkItem(atPath: recording.description, toPath: renamed)
        let link = try measure(RecordingPath(renamed), try folder.cache(tool: "2"))
        #expect(link.measurement.defects.map(\.code) == ["extension.mismatch"])
    }

    @Test("drops a measurement with one wrong byte anywhere, and writes it again")
    func damaged() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/truncated.wav")
        let right = try measure(recording, try folder.cache()).measurement
        let file = try #require(folder.cacheFiles.first)
        let whole = try Data(contentsOf: URL(filePath: file))
        var damages = whole.indices.map { index in
            var damaged = whole
            damaged[index] ^= 0x11
            return damaged
        }
        damages += [Data(), whole.dropLast(), whole + Data("x".utf8), Data(count: 1 << 20), whole.prefix(40)]
        for damaged in damages {
            try damaged.write(to: URL(filePath: file))
            let again = try measure(recording, try folder.cache())
            #expect(again.wasRead && again.measurement == right)
            #expect(!(try measure(recording, try folder.cache()).wasRead))
        }
    }

    @Test("is not misled by a folder, a link or a pipe where a measurement should be")
    func strangeFiles() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        let right = try measure(recording, try folder.cache()).measurement
        let file = try #require(folder.cacheFiles.first)
        let makers: [(String) throws -> Void] = [
            { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true) },
            { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: recording.description) },
            { #expect(mkfifo($0, 0o600) == 0) },
        ]
        for make in makers {
            try FileManager.default.removeItem(atPath: file)
            try make(file)
            #expect(try measure(recording, try folder.cache()).measurement == right)
        }
    }

    @Test("does not vouch for a recording that is gone")
    func gone() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        _ = try measure(recording, try folder.cache())
        try FileManager.default.removeItem(atPath: recording.description)
        #expect(throws: MeasuringFailure.self) { try measure(recording, try folder.cache()) }
    }

    @Test("forgets the oldest where there are too many, and what killed processes left")
    func bounded() async throws {
        let folder = try Folder()
        var preflight = Preflight(depth: .scan)
        preflight.cache = try folder.cache(limit: 8)
        _ = try await preflight.measure([RecordingInput(path: RecordingPath("\(Self.fixtures)/aiff"))])
        try #require(folder.cacheFiles.count <= 8)
        let left = "\(folder.path)/cache/1.part"
        try Data().write(to: URL(filePath: left))
        let old = try #require(folder.cacheFiles.first { $0.hasSuffix(".measurement") })
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: old)
        _ = try await preflight.measure([RecordingInput(path: RecordingPath("\(Self.fixtures)/wav"))])
        #expect(folder.cacheFiles.count == 6)
        #expect(!folder.cacheFiles.contains(old) && !folder.cacheFiles.contains(left))
    }

    @Test("serves many at once, who all get the right measurement")
    func atOnce() async throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        let right = try RecordingMeasurer(depth: .decode).measure(recording)
        let cache = try folder.cache()
        try await withThrowingTaskGroup(of: RecordingMeasurement.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    try cache.measure(
                        RecordingInput(path: recording), with: RecordingMeasurer(depth: .decode), progress: nil)
                }
            }
            for try await measurement in group { #expect(measurement == right) }
        }
        #expect(folder.cacheFiles.count == 1)
    }

    @Test("says why a folder cannot be used")
    func unusable() throws {
        let folder = try Folder()
        let recording = try folder.copy("wav/pcm-s16.wav")
        let failure = try #require(throws: MeasurementCacheFailure.self) {
            try MeasurementCache(folder: "\(recording)/cache")
        }
        #expect(failure.message.contains("pcm-s16.wav/cache: cannot be created as a folder: "))
    }

    @Test("tells this program from one with another library")
    func stamp() throws {
        let folder = try Folder()
        let library = try folder.copy("wav/pcm-s16.wav")
        let before = ToolStamp.stamp(files: [library.description])
        #expect(before == ToolStamp.stamp(files: [library.description]))
        try FileManager.default.removeItem(atPath: library.description)
        _ = try folder.copy("wav/stereo.wav", as: "pcm-s16.wav")
        #expect(before != ToolStamp.stamp(files: [library.description]))
        #expect(ToolStamp.ofProcess == ToolStamp.ofProcess && !ToolStamp.ofProcess.contains(" "))
    }
}
