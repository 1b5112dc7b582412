import AudioMeasurement
import Foundation
import PreflightModel
import Reports
import RulesEngine
import Synchronization
import SystemFiles
import TestSupport
import Testing

@testable import UploadPackaging

@Suite("A package", .timeLimited)
struct UploadPackageTests {
    private let folder: PackagingFolder

    init() throws { folder = try PackagingFolder() }

    private func kind(_ body: () async throws -> Void) async -> PackagingFailure.Kind? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? PackagingFailure)?.kind
        }
    }

    @Test("is the same byte by byte in any order of arguments, at another time and in another place")
    func deterministic() async throws {
        let (one, other) = (try folder.wave("b.wav", mark: 1), try folder.wave("a.wav", mark: 2))
        let first = try await folder.package([one, other])
        for name in ["a.wav", "b.wav"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
                ofItemAtPath: folder.url.appending(path: name).path)
        }
        let second = try await folder.package([other, one], into: "out2")
        #expect(first == second)
        #expect(try firstDifference(folder.bytes("out2/package.zip"), from: folder.bytes("out/package.zip")) == nil)
        #expect(try firstDifference(folder.bytes("out2/manifest.json"), from: folder.bytes("out/manifest.json")) == nil)
        let elsewhere = try PackagingFolder()
        _ = try await elsewhere.package([try elsewhere.wave("a.wav", mark: 2), try elsewhere.wave("b.wav", mark: 1)])
        #expect(try firstDifference(elsewhere.bytes("out/package.zip"), from: folder.bytes("out/package.zip")) == nil)
        #expect(
            try firstDifference(elsewhere.bytes("out/manifest.json"), from: folder.bytes("out/manifest.json")) == nil)
    }

    @Test("of a fixture has the bytes that it always had")
    func pinned() async throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/wav/pcm-s16.wav").standardizedFileURL
        let manifest = try await folder.package([RecordingPath(fixture.path)])
        let package = try #require(manifest.package)
        #expect(package.digests.sha256 == "9e24bb8c18486cf5c9ef63c0edae24a2281a960a83405e222ef8f70709425994")
        #expect(package.digests.byteCount == 1646 + 30 + 46 + 22 + 2 * 11)
    }

    @Test("holds its entries sorted by name, stored, without extra fields")
    func layout() async throws {
        _ = try await folder.package([
            try folder.wave("B.wav", mark: 1), try folder.wave("a.wav"), try folder.wave("录音.wav", mark: 3),
        ])
        let bytes = try folder.bytes("out/package.zip")
        let entries = try ZipArchive.entries(of: folder.path("out/package.zip"))
        #expect(entries.map(\.name) == ["B.wav", "__.wav", "a.wav"])
        // Local header: version 1.0, no flags, stored, 1980-01-01 0:00, and no extra field (APPNOTE.TXT 4.3.7).
        #expect(firstDifference(bytes[4..<14], from: [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]) == nil)
        #expect(firstDifference(bytes[28..<30], from: [0, 0]) == nil)
    }

    @Test("refuses what the profile does not take, unless it is forced, and then says so")
    func refused() async throws {
        let profile = try Profile.decode(
            Array(
                """
                extends: tencent-vod-clone
                id: short
                """.utf8), file: "short.yml")
        let take = try folder.wave("a.wav")
        #expect(await kind { _ = try await folder.package([take], profile: profile) } == .refused)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path))
        let manifest = try await folder.package([take], profile: profile, force: true)
        #expect(manifest.isForced && manifest.verdict == .fail && manifest.package == nil)
    }

    @Test("that already exists is not replaced unasked")
    func replace() async throws {
        let take = try folder.wave("a.wav")
        _ = try await folder.package([take])
        let before = try folder.bytes("out/package.zip")
        try folder.wave("a.wav", mark: 9)
        #expect(await kind { _ = try await folder.package([take]) } == .cannotCreate)
        #expect(try firstDifference(folder.bytes("out/package.zip"), from: before) == nil)
        _ = try await folder.package([take], replace: true)
        #expect(try folder.bytes("out/package.zip") != before)
    }

    @Test("needs names that differ, in ASCII and without regard to case")
    func collision() async throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "sub"), withIntermediateDirectories: true)
        let same = [try folder.wave("a.wav"), try folder.wave("sub/A.wav", mark: 1)]
        #expect(await kind { _ = try await folder.package(same) } == .refused)
        let han = [try folder.wave("录.wav"), try folder.wave("音.wav", mark: 1)]
        #expect(await kind { _ = try await folder.package(han) } == .refused)
    }

    @Test("of a recording that changes between check and packing is not made")
    func changed() async throws {
        let take = try folder.wave("a.wav")
        let profile = try PackagingFolder.zipProfile()
        let measurement = try RecordingMeasurer(depth: .decode).measure(take)
        let report = profile.check(
            CheckInput(recordings: [RoledRecording(role: "take", measurement: measurement)]),
            tool: Report.Tool(name: "test", version: "1"))
        try folder.wave("a.wav", mark: 7)
        let package = UploadPackage(profile: profile, report: report, sentences: EnglishSentences())
        #expect(await kind { _ = try await package.write(to: folder.path("out")) } == .changed)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "out").path).isEmpty)
    }

    /// Notes which executor the task that asks prefers.
    private final class AskedSentences: Sentences {
        let executors = Mutex<[UnownedTaskExecutor?]>([])

        func message(of finding: Finding) -> String {
            let executor = withUnsafeCurrentTask { $0?.unownedTaskExecutor }
            executors.withLock { $0.append(executor) }
            return ""
        }

        func message(of defect: Defect) -> String { "" }
        func message(of unreadable: UnreadableRecording) -> String { "" }
        func remedy(of finding: Finding) -> String? { nil }
        func measured(of finding: Finding) -> String? { nil }
        func limit(of finding: Finding) -> String? { nil }
        func headroom(of finding: Finding) -> String? { nil }
        func text(of limit: RuleLimit) -> String { "" }
    }

    @Test("is made on threads of its own, not on those of the cooperative pool")
    func threads() async throws {
        let profile = try PackagingFolder.zipProfile(size: "1B")
        let measured = try RecordingMeasurer(depth: .decode).measure(try folder.wave("a.wav"))
        let input = CheckInput(recordings: [RoledRecording(role: profile.roles[0].name, measurement: measured)])
        let report = profile.check(input, tool: Report.Tool(name: "test", version: "1"))
        let sentences = AskedSentences()
        let package = UploadPackage(profile: profile, report: report, sentences: sentences)
        #expect(await kind { _ = try await package.write(to: folder.path("out")) } == .refused)
        let executors = sentences.executors.withLock { $0 }
        #expect(!executors.isEmpty)
        #expect(executors.allSatisfy { $0 == BlockingThreads.shared.asUnownedTaskExecutor() })
    }

    @Test("stays within the size that the vendor takes")
    func size() async throws {
        let take = try folder.wave("a.wav")
        let fits = 9644 + 30 + 46 + 22 + 2 * 5
        _ = try await folder.package([take], profile: try PackagingFolder.zipProfile(size: "\(fits)B"))
        let tooSmall = try PackagingFolder.zipProfile(size: "\(fits - 1)B")
        #expect(await kind { _ = try await folder.package([take], profile: tooSmall, into: "out2") } == .refused)
    }

    @Test("of loose files copies nothing")
    func loose() async throws {
        let manifest = try await folder.package(
            [try folder.wave("a.wav")], profile: try PackagingFolder.zipProfile(form: "files"))
        #expect(manifest.package == nil)
        #expect(manifest.entries.map(\.path) == ["../a.wav"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "out").path) == [
                "manifest.json"
            ])
    }

    @Test("removes what killed runs left, and nothing else")
    func leftovers() async throws {
        let take = try folder.wave("a.wav")
        let out = folder.url.appending(path: "out")
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        // No process can have the number 2^31 - 1; this test's own parent is alive.
        for name in [
            ".package.zip.2147483647.part", ".manifest.json.2147483647.part", ".package.zip.\(getppid()).part",
            "mine.part",
        ] {
            try Data([1]).write(to: out.appending(path: name))
        }
        _ = try await folder.package([take])
        let names = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
        #expect(names == [".package.zip.\(getppid()).part", "manifest.json", "mine.part", "package.zip"])
    }
}

@Suite("Verifying a package", .timeLimited)
struct PackageVerificationTests {
    private let folder: PackagingFolder

    init() async throws {
        folder = try PackagingFolder()
        _ = try await folder.package([
            try folder.wave("a.wav", frames: 400, mark: 1), try folder.wave("b.wav", frames: 400, mark: 2),
        ])
    }

    private func failure() async -> PackagingFailure? {
        do {
            try await PackageVerification.verify(folder.path("out"))
            return nil
        } catch {
            return error as? PackagingFailure
        }
    }

    @Test("passes as long as nothing changes")
    func unchanged() async throws {
        #expect(await failure() == nil)
        #expect(try await PackageVerification.verify(folder.path("out/manifest.json")).entries.count == 2)
    }

    @Test("finds one changed byte anywhere", arguments: ["out/package.zip", "out/manifest.json", "a.wav", "b.wav"])
    func oneByte(name: String) async throws {
        let original = try folder.bytes(name)
        let step = max(1, original.count / 97)
        for offset in stride(from: 0, to: original.count, by: step) {
            var bytes = original
            bytes[offset] ^= 0x20
            try bytes.write(to: folder.url.appending(path: name))
            #expect(await failure()?.kind == .changed, "\(name) byte \(offset)")
        }
        try original.write(to: folder.url.appending(path: name))
        #expect(await failure() == nil)
    }

    @Test("says which file is missing, and what is in the zip that should not be")
    func missing() async throws {
        try FileManager.default.removeItem(at: folder.url.appending(path: "b.wav"))
        #expect(await failure()?.description.contains("b.wav: is missing") == true)
        try FileManager.default.removeItem(at: folder.url.appending(path: "out/manifest.json"))
        #expect(await failure()?.kind == .missing)
    }

    @Test("refuses a manifest of a newer schema, and what is none")
    func schema() async throws {
        let text = String(decoding: try folder.bytes("out/manifest.json"), as: UTF8.self)
        let newer = text.replacing("voice-preflight/manifest/1", with: "voice-preflight/manifest/2")
        try Data(newer.utf8).write(to: folder.url.appending(path: "out/manifest.json"))
        #expect(await failure()?.description.contains("manifest/2") == true)
        try Data("{}".utf8).write(to: folder.url.appending(path: "out/manifest.json"))
        #expect(await failure()?.kind == .changed)
    }
}
