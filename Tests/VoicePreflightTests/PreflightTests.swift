import Foundation
import TestSupport
import Testing
import VoicePreflight

@testable import AudioMeasurement

@Suite("The façade", .timeLimited)
struct PreflightTests {
    private let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures").standardizedFileURL.path

    @Test("gives results in the order of the input, on one core and on many", arguments: [1, 2, 8])
    func order(concurrency: Int) async throws {
        let inputs = ["wav/pcm-s16.wav", "flac/plain.flac", "wav/missing.wav", "wav/stereo.wav"]
            .map { RecordingInput(path: RecordingPath("\(fixtures)/\($0)")) }
        let measured = try await Preflight(concurrency: concurrency).measure(inputs)
        let set = measured
        #expect(set.recordings.map(\.path) == [inputs[0].path, inputs[1].path, inputs[3].path])
        #expect(set.unreadable.map(\.path) == [inputs[2].path])
    }

    @Test("goes into folders in their place among files, on one core and on many", arguments: [1, 2, 8])
    func folders(concurrency: Int) async throws {
        let preflight = Preflight(depth: .declared, concurrency: concurrency)
        let names = ["flac", "wav/pcm-s16.wav", "wav/missing.wav", "au", "wav/stereo.wav", "nowhere", "w64", "."]
        let inputs = names.map { RecordingInput(path: RecordingPath("\(fixtures)/\($0)")) }
        let together = try await preflight.measure(inputs)
        var apart = Measurements()
        for input in inputs { apart.items += try await preflight.measure([input]).items }
        #expect(together.recordings.map(\.path) == apart.recordings.map(\.path))
        #expect(together.unreadable.map(\.path) == apart.unreadable.map(\.path))
        #expect(together.leftOut == apart.leftOut && !apart.leftOut.isEmpty)
        #expect(together.recordings.count { $0.path.bytes.starts(with: inputs[0].path.bytes) } > 1)
    }

    @Test("leaves out a folder of the system's that was given itself, and what is not a file")
    func systemFolder() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "given-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let mac = folder.appending(path: "__MACOSX")
        try FileManager.default.createDirectory(at: mac, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: fixtures + "/wav/pcm-s16.wav", toPath: mac.path + "/a.wav")
        let inputs = [mac.path, "/dev/null", fixtures + "/wav/stereo.wav"]
            .map { RecordingInput(path: RecordingPath($0)) }
        let set = try await Preflight(depth: .declared).measure(inputs)
        #expect(set.leftOut.map(\.path) == [inputs[0].path])
        #expect(set.unreadable.map(\.code) == ["file.not-regular"])
        #expect(set.recordings.map(\.path) == [inputs[2].path])
    }

    @Test("stops when its task is cancelled")
    func cancellation() async throws {
        let path = RecordingPath(fixtures)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await Preflight().measure([RecordingInput(path: path)])
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("round-trips measurements and reports through JSON")
    func roundTrip() async throws {
        let inputs = [RecordingInput(path: RecordingPath(fixtures + "/wav"))]
        let measured = try await Preflight().measure(inputs)
        let set = measured
        let text = try JSONText.document(set)
        #expect(try JSONDecoder().decode(Measurements.self, from: Data(text.utf8)) == set)
        let report = try await Preflight().check(inputs, against: Preflight.profile(named: "soniox"))
        let json = try JSONText.document(report)
        let read = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        let findings = zip(read.findings + read.passes, report.findings + report.passes)
        if let different = findings.first(where: { $0 != $1 }) {
            Issue.record("\(different.0) was read, not \(different.1)")
        }
        let isSame = read == report
        #expect(isSame)
    }

    @Test("names the near profile for a mistyped one")
    func unknownProfile() {
        #expect(throws: UnknownProfile.self) { try Preflight.profile(named: "tencent-vod-klone") }
        #expect(UnknownProfile(id: "tencent-vod-klone").description.contains("tencent-vod-clone"))
    }

    @Test("names recordings that change while they are read")
    func changing() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "changing-\(UUID().uuidString).wav")
        defer { try? FileManager.default.removeItem(at: file) }
        try FileManager.default.copyItem(atPath: fixtures + "/wav/pcm-s16.wav", toPath: file.path)
        let recording = try RecordingFile(RecordingPath(file.path))
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([0, 0]))
        try handle.close()
        #expect(try recording.currentIdentity() != recording.identity)
    }
}
