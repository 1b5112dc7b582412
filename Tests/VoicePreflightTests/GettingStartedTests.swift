import Foundation
import TestSupport
import Testing
import VoicePreflight

/// The code of the article "Getting started", compiled and run.
@Suite("Getting started", .timeLimited)
struct GettingStartedTests {
    struct QuietName: RecordingCondition {
        var limit: RuleLimit { "a name without capitals" }

        func judge(_ recording: RecordingMeasurement) -> Judgement {
            let name = recording.path.lastComponent.description
            let isQuiet = name == name.lowercased()
            return Judgement(
                outcome: isQuiet ? .pass : .fail, code: isQuiet ? "quiet-name.met" : "quiet-name.capitals",
                message: isQuiet ? name : "\(name) has capitals",
                remedy: isQuiet ? nil : "Rename the file.")
        }
    }

    @Test("does what the article says")
    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "getting-started-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "takes"), withIntermediateDirectories: true)
        let fixture = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/wav/pcm-s16.wav").standardizedFileURL
        for name in ["01.wav", "LOUD.wav"] {
            try FileManager.default.copyItem(at: fixture, to: folder.appending(path: "takes/\(name)"))
        }
        let lines = try await article(folder.path)
        #expect(
            lines.contains {
                $0.hasSuffix("has capitals that made-up advises [quiet-name]") || $0.contains("LOUD.wav has capitals")
            })
        #expect(lines.contains("fail"))
        #expect(lines.contains("tencent-vod-clone: fail\n"))
        #expect(lines.contains { $0.hasPrefix("tencent-vod-clone  ") && $0.contains("FAIL") })
    }

    /// The article's own lines; its paths are taken from `folder`, and what it prints is returned.
    private func article(_ folder: String) async throws -> [String] {
        var printed: [String] = []
        func print(_ value: Any) { printed.append("\(value)") }
        func inFolder(_ path: String) -> RecordingPath { RecordingPath("\(folder)/\(path)") }

        let take = try await Preflight().measure(inFolder("takes/01.wav"))
        print("\(take.frameCount) frames at \(take.sampleRate) Hz: \(take.duration.seconds) s")
        let sentences = EnglishSentences()
        for defect in take.defects {
            print("\(defect.severity): \(sentences.message(of: defect)) [\(defect.code)]")
        }

        let profile = try Preflight.profile(named: "tencent-vod-clone")
        let report = try await Preflight().check(
            [RecordingInput(path: inFolder("takes"))], against: profile, parameters: ["VoiceId": "narrator-01"])
        print(report.verdict)

        let bytes = try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/takes/01.wav")))
        let upload = RecordingInput(path: "upload.wav", source: MemorySource(bytes))
        let judged = try await Preflight().check([upload], against: profile)
        #expect(judged.recordings.map(\.measurement.frameCount) == [take.frameCount])

        var strict = profile
        strict.roles[0].rules.append(
            Rule(
                id: "quiet-name", severity: .warning,
                source: RuleSource(
                    title: "House rules", address: "intranet", read: "2026-11-20", confidence: .own,
                    quote: "File names are in lower case."),
                condition: QuietName()))

        let strictReport = try await Preflight().check([RecordingInput(path: inFolder("takes"))], against: strict)
        for finding in strictReport.findings where finding.severity > .note {
            let subject = finding.path?.description ?? "the whole set"
            print("\(subject): \(sentences.message(of: finding)) [\(finding.rule)]")
            if let source = finding.source { print("  \(source.title): \(source.quote ?? source.paraphrase ?? "")") }
        }

        let verdicts = ReportFormat("verdicts") { reports, context in
            reports.map { "\($0.profile.id): \($0.verdict)\n" }.joined()
        }
        for format in ReportFormat.all + [verdicts] where ["text", "verdicts"].contains(format.name) {
            print(try format.render([strictReport]))
        }
        return printed
    }

    @Test("shows no line of code that is not compiled here")
    func isCompiled() throws {
        let here = URL(filePath: #filePath)
        let article = here.deletingLastPathComponent()
            .appending(path: "../../Sources/VoicePreflight/VoicePreflight.docc/GettingStarted.md").standardizedFileURL
        let source = try String(contentsOf: here, encoding: .utf8)
            .replacing(/inFolder\(("[^"]*")\)/) { $0.output.1 }
        let compiled = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        var isCode = false
        var count = 0
        for line in try String(contentsOf: article, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("```") {
                isCode.toggle()
            } else if isCode {
                count += 1
                #expect(compiled.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
            }
        }
        #expect(count > 30)
    }
}
