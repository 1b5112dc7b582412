import Foundation
import PreflightModel
import Reports
import RulesEngine
import TestSupport
import Testing

@testable import UploadPackaging

@Suite("A package of recordings and texts", .timeLimited)
struct PairedPackageTests {
    private let folder: PackagingFolder
    private let recordings: [RecordingPath]
    private let texts: [RecordingPath]

    init() throws {
        folder = try PackagingFolder()
        let made = folder
        recordings = try [10, 2, 1].map { try made.wave("s\($0).wav", frames: 48_000, mark: UInt8($0)) }
        texts = try [1, 2, 10].map { try made.text("s\($0).txt", "Sentence \($0).") }
    }

    private func failure(_ body: () async throws -> Void) async -> PackagingFailure? {
        do {
            try await body()
            return nil
        } catch {
            return error as? PackagingFailure
        }
    }

    @Test("has the profile's names, and its manifest says whose they are")
    func names() async throws {
        let manifest = try await folder.package(recordings, texts: texts)
        #expect(manifest.verdict == .pass)
        #expect(
            manifest.entries.map(\.path)
                == ["s1.wav", "s2.wav", "s10.wav", "s1.txt", "s2.txt", "s10.txt"].map {
                    RecordingPath("../\($0)")
                })
        #expect(manifest.entries.map(\.name) == ["0.wav", "1.wav", "2.wav", "0.txt", "1.txt", "2.txt"])
        #expect(manifest.entries.map { $0.measurement == nil } == [false, false, false, true, true, true])
        let zip = try ZipArchive.entries(of: folder.path("out/package.zip"))
        #expect(zip.map(\.name) == ["0.txt", "0.wav", "1.txt", "1.wav", "2.txt", "2.wav"])
        for entry in manifest.entries { #expect(zip.contains { $0.name == entry.name }) }
        #expect(try await PackageVerification.verify(folder.path("out")) == manifest)
    }

    @Test("is the same in any order of arguments")
    func deterministic() async throws {
        let first = try await folder.package(recordings, texts: texts)
        #expect(try await folder.package(recordings.reversed(), texts: texts.reversed(), into: "out2") == first)
        #expect(try firstDifference(folder.bytes("out2/package.zip"), from: folder.bytes("out/package.zip")) == nil)
        #expect(try firstDifference(folder.bytes("out2/manifest.json"), from: folder.bytes("out/manifest.json")) == nil)
    }

    @Test("is compressed where the profile says so")
    func deflated() async throws {
        _ = try await folder.package(recordings, texts: texts)
        let bytes = try folder.bytes("out/package.zip")
        // The method of the first local header (APPNOTE.TXT 4.3.7); a second recording of silence takes few bytes.
        #expect(firstDifference(bytes[8..<10], from: [8, 0]) == nil)
        #expect(bytes.count < 9644)
    }

    @Test("of a text that changes between check and packing is not made")
    func changed() async throws {
        let failure = await failure {
            _ = try await folder.package(recordings, texts: texts) { try folder.text("s2.txt", "Another 2.") }
        }
        #expect(failure?.kind == .changed)
        #expect(failure?.description.contains("s2.txt: was changed after it was checked") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out/package.zip").path))
    }

    @Test("is found out when a text changes afterwards")
    func verified() async throws {
        _ = try await folder.package(recordings, texts: texts)
        try folder.text("s10.txt", "Sentence 11.")
        let failure = await failure { try await PackageVerification.verify(folder.path("out")) }
        #expect(failure?.kind == .changed)
        #expect(failure?.messages.count == 1 && failure?.description.contains("s10.txt: has the SHA-256") == true)
    }

    @Test("without one of its texts is not made")
    func missing() async throws {
        let failure = await failure { _ = try await folder.package(recordings, texts: Array(texts.dropLast())) }
        #expect(failure?.kind == .refused)
        #expect(failure?.description.contains("s10.wav: has no text beside it") == true)
        #expect(
            await self.failure { _ = try await folder.package(recordings, texts: []) }?.description.contains(
                "[words-count]")
                == true)
    }

    @Test("that would need zip64 is refused where the profile does not take it, before anything is written")
    func zip64() async throws {
        let profile = try PackagingFolder.pairProfile()
        var input = CheckInput(documents: [.init(role: "words", path: texts[0], byteCount: 1)])
        let take = RecordingMeasurement(
            path: recordings[2], byteCount: 5 << 30, container: .wav, codec: "pcm_s16le", sampleRate: 48_000,
            channelCount: 1, bitDepth: 16, bitRate: nil, frameCount: 1, codedFrameCount: 1, method: .decode)
        input.recordings = [RoledRecording(role: "take", measurement: take)]
        let report = profile.check(input, tool: Report.Tool(name: "test", version: "1"))
        let package = UploadPackage(
            profile: profile, report: report, documents: input.documents, sentences: EnglishSentences())
        let failure = await failure { _ = try await package.write(to: folder.path("out")) }
        #expect(failure?.kind == .refused && failure?.description.contains("zip64") == true)
    }
}
