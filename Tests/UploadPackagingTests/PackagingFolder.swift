import AudioMeasurement
import Foundation
import PreflightModel
import Reports
import RulesEngine
import UploadPackaging

/// A folder of its own for one test, with recordings of a buzz in it; removed afterwards.
final class PackagingFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "packaging-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> RecordingPath { RecordingPath(url.appending(path: name).path) }

    /// Writes a buzz, 48 kHz mono 16-bit, that begins with `mark`, so that contents differ.
    @discardableResult
    func wave(_ name: String, frames: Int = 4800, mark: UInt8 = 0) throws -> RecordingPath {
        var bytes: [UInt8] = Array("RIFF".utf8)
        func append(_ value: Int, _ count: Int) {
            for index in 0..<count { bytes.append(UInt8(value >> (8 * index) & 0xFF)) }
        }
        append(36 + frames * 2, 4)
        bytes += Array("WAVEfmt ".utf8)
        for (value, count) in [(16, 4), (1, 2), (1, 2), (48_000, 4), (96_000, 4), (2, 2), (16, 2)] {
            append(value, count)
        }
        bytes += Array("data".utf8)
        append(frames * 2, 4)
        bytes += (0..<frames * 2).map { $0 == 0 ? mark : $0 % 200 == 199 ? 0x20 : 0 }
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

    /// Checks `recordings` against a profile that takes any number of WAVs in one zip, and packs them.
    func package(
        _ recordings: [RecordingPath], profile: Profile? = nil, into output: String = "out", replace: Bool = false,
        force: Bool = false
    ) async throws -> Manifest {
        let profile = try profile ?? Self.zipProfile()
        let measured = try recordings.map { try RecordingMeasurer(depth: .decode).measure($0) }
        let role = profile.roles[0].name
        let input = CheckInput(recordings: measured.map { RoledRecording(role: role, measurement: $0) })
        let report = profile.check(input, tool: Report.Tool(name: "test", version: "1"))
        return try await UploadPackage(profile: profile, report: report, sentences: EnglishSentences()).write(
            to: path(output), replace: replace, force: force)
    }

    /// Writes a text of its own.
    @discardableResult
    func text(_ name: String, _ words: String) throws -> RecordingPath {
        try Data(words.utf8).write(to: url.appending(path: name))
        return path(name)
    }

    /// Checks recordings with their texts against `pairProfile` and packs them.
    func package(
        _ recordings: [RecordingPath], texts: [RecordingPath], into output: String = "out",
        beforePacking: () throws -> Void = {}
    ) async throws -> Manifest {
        let profile = try Self.pairProfile()
        let input = CheckInput(
            recordings: try recordings.map {
                RoledRecording(role: "take", measurement: try RecordingMeasurer(depth: .decode).measure($0))
            },
            documents: try texts.map { path in
                let text = try TranscriptMeasurer.measure(path)
                return .init(role: "words", path: path, byteCount: text.byteCount, transcript: text)
            }, isForPackage: true)
        let report = profile.check(input, tool: Report.Tool(name: "test", version: "1"))
        try beforePacking()
        return try await UploadPackage(
            profile: profile, report: report, documents: input.documents, sentences: EnglishSentences()
        )
        .write(to: path(output))
    }

    /// Recordings and their texts, numbered from 0.
    static func pairProfile() throws -> Profile {
        let yaml = """
            id: pairs
            title: Pairs
            revision: 1
            sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
            roles:
              take: {title: A take, count: 1..., source: {ref: doc, quote: "takes"}}
              words: {title: Words, kind: transcript, of: take, count: 1..., source: {ref: doc, quote: "words"}}
            package:
              form: zip
              roles: [take, words]
              names: {take: "{index}.wav", words: "{index}.txt"}
              compression: deflated
              source: {ref: doc, quote: "a zip"}
            """
        return try Profile.decode(Array(yaml.utf8), file: "pairs.yml")
    }

    static func zipProfile(form: String = "zip", size: String = "4GiB") throws -> Profile {
        let yaml = """
            id: made-up
            title: Made up
            revision: 1
            sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
            roles:
              take:
                title: A take
                count: 1...
                source: {ref: doc, quote: "takes"}
                rules:
                  - id: take-container
                    container: [wav]
                    source: {ref: doc, quote: "wav"}
                    examples: {pass: [{container: wav}], fail: [{container: mp3}]}
            package: {form: \(form), roles: [take], size: {atMost: \(size)}, source: {ref: doc, quote: "a zip"}}
            """
        return try Profile.decode(Array(yaml.utf8), file: "made-up.yml")
    }
}
