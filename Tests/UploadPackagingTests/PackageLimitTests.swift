import AudioMeasurement
import Foundation
import PreflightModel
import Reports
import RulesEngine
import TestSupport
import Testing
import UploadPackaging

@Suite("The limits of a zip, of files", .timeLimited)
struct PackageLimitFileTests {
    private let folder: PackagingFolder
    init() throws { folder = try PackagingFolder() }

    /// A WAV of so many bytes, of which the disk holds the header alone.
    private func sparse(_ name: String, byteCount: Int64) throws -> RecordingPath {
        let path = try folder.wave(name, frames: 0)
        let handle = try FileHandle(forUpdating: folder.url.appending(path: name))
        func write(_ value: Int64, at offset: UInt64) throws {
            try handle.seek(toOffset: offset)
            try handle.write(contentsOf: withUnsafeBytes(of: UInt32(value).littleEndian) { Data($0) })
        }
        try write(byteCount - 8, at: 4)
        try write(byteCount - 44, at: 40)
        try handle.truncate(atOffset: UInt64(byteCount))
        try handle.close()
        return path
    }

    @Test("are known to the byte before anything is read", arguments: [-1, 0, 1] as [Int64])
    func boundary(beyond: Int64) async throws {
        let path = try sparse("take.wav", byteCount: 4_294_967_294 - 114 + beyond)
        let profile = try PackagingFolder.zipProfile(size: "5GiB")
        let measurement = try RecordingMeasurer(depth: .scan).measure(path)
        let report = profile.check(
            CheckInput(recordings: [.init(role: "take", measurement: measurement)]),
            tool: Report.Tool(name: "test", version: "1"))
        #expect(report.verdict == (beyond > 0 ? .fail : .pass))
        guard beyond > 0 else { return }
        let said = try #require(report.findings.first { $0.rule == "package-zip64" })
        for force in [false, true] {
            let failure = await #expect(throws: PackagingFailure.self) {
                try await UploadPackage(profile: profile, report: report, sentences: EnglishSentences()).write(
                    to: folder.path("out"), force: force)
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains(said.message) == true)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path))
    }

    @Test("are those of the zip that is written", arguments: [[1], [2, 4800], [1, 2, 3, 4800]])
    func written(frames: [Int]) async throws {
        let names = ["a.wav", "旁白.wav", "a longer name of a take.wav", "c-3.wav"]
        let paths = try zip(names, frames).enumerated().map { index, entry in
            try folder.wave(entry.0, frames: entry.1, mark: UInt8(index))
        }
        let profile = try PackagingFolder.zipProfile()
        let files = try paths.map { path in
            Profile.PackagedFile(role: "take", path: path, byteCount: try RecordingMeasurer.fileSize(path))
        }
        let manifest = try await folder.package(paths, force: true)
        let predicted = try #require(profile.packageFindings(for: files).first { $0.rule == "package-size" })
        #expect(predicted.measured?.value == (manifest.package?.digests.byteCount).map(Double.init))
    }
}
