import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Recordings with texts", .timeLimited)
struct TranscriptTests {
    private let profile: Profile

    init() throws { profile = try #require(try ProfileCatalogue.profile(named: "huawei-metastudio-basic")) }

    private func text(_ name: String, _ measurement: TranscriptMeasurement? = nil) -> CheckInput.Document {
        let measurement = measurement ?? TranscriptMeasurement(byteCount: 9, sha256: "")
        return .init(
            role: "text", path: RecordingPath(name), byteCount: measurement.byteCount, transcript: measurement)
    }

    /// Twenty recordings of 9 s each with their texts.
    private func input() -> CheckInput {
        CheckInput(
            recordings: (0..<20).map {
                let recording = Made.recording("\($0).wav", frames: 9 * 48_000)
                return RoledRecording(role: "material", measurement: MadeSound.heard(recording))
            }, documents: (0..<20).map { text("\($0).txt") })
    }

    private func errors(_ input: CheckInput) -> [String] {
        profile.check(input, tool: Made.tool).findings.filter { $0.severity == .error }
            .map { "\($0.rule) \($0.path?.description ?? "-")" }
    }

    @Test("pass where each has its text")
    func whole() {
        let report = profile.check(input(), tool: Made.tool)
        #expect(report.verdict == .pass)
        #expect(report.passes.contains { $0.rule == "text-pairing" && $0.message == "20 texts with their recordings" })
        #expect(report.findings.allSatisfy { $0.severity == .note })
    }

    @Test("that nobody has to give are missed with a warning")
    func optional() {
        var optional = profile
        guard let index = optional.roles.firstIndex(where: { $0.name == "text" }) else { return }
        optional.roles[index].count = 0...20
        var some = input()
        some.documents.remove(at: 3)
        let report = optional.check(some, tool: Made.tool)
        #expect(report.verdict == .pass)
        #expect(report.findings.filter { $0.severity == .warning }.map(\.rule) == ["text-pairing"])
    }

    @Test("fail where a text, a recording or both are missing, each by name")
    func missing() {
        var noText = input()
        noText.documents.remove(at: 3)
        #expect(errors(noText) == ["text-count -", "text-pairing 3.wav"])
        var noRecording = input()
        noRecording.recordings.remove(at: 4)
        #expect(errors(noRecording) == ["material-count -", "text-pairing 4.txt"])
        var renamed = input()
        renamed.documents[5].path = "55.txt"
        #expect(errors(renamed) == ["text-pairing 5.wav", "text-pairing 55.txt"])
        var twice = input()
        twice.documents.append(text("5.TXT"))
        #expect(
            errors(twice) == [
                "text-count -", "text-pairing 5.wav", "text-pairing 5.txt", "text-pairing 5.TXT", "package-name 5.TXT",
            ])
    }

    @Test("say how many are missing of how many")
    func count() {
        var input = input()
        input.recordings.removeLast()
        input.documents.removeLast()
        let findings = profile.check(input, tool: Made.tool).findings.filter { $0.severity == .error }
        #expect(findings.map(\.rule) == ["material-count", "text-count"])
        #expect(findings[0].message == "19 files as material, but the vendor accepts exactly 20 (1 missing)")
        #expect(findings[0].remedy == "Add 1 more.")
    }

    @Test("are judged without texts by a check, but not packed without")
    func withoutTexts() {
        var input = input()
        input.documents = []
        let check = profile.check(input, tool: Made.tool)
        #expect(check.verdict == .pass)
        #expect(check.findings.contains { $0.rule == "text-count" && $0.severity == .note && $0.outcome == .open })
        input.isForPackage = true
        let package = profile.check(input, tool: Made.tool)
        #expect(package.verdict == .fail)
        #expect(package.findings.contains { $0.rule == "text-count" && $0.message.hasPrefix("needed to package") })
        // Documents and parameters may follow.
        for name in ["letter-count", "voice_name-required"] {
            #expect(package.findings.contains { $0.rule == name && $0.severity == .note })
        }
    }

    @Test("of which one could not be measured have no orphaned text")
    func unreadable() {
        var input = input()
        let broken = input.recordings.removeLast().measurement.path
        input.unreadable = [
            .init(role: "material", recording: .init(path: broken, code: "container.unknown"))
        ]
        #expect(errors(input) == ["container.unknown 19.wav"])
        #expect(profile.check(input, tool: Made.tool).verdict == .undetermined)
    }

    @Test(
        "fail or warn by what is in a text",
        arguments: [
            ("", "text.empty", Severity.error), (" \r\n\t\u{3000}", "text.empty", .error),
            ("\u{FEFF}", "text.empty", .error), ("\u{FEFF}a", "text.byte-order-mark", .warning),
        ])
    func content(text: String, rule: String, severity: Severity) {
        content(bytes: Array(text.utf8), rule: rule, severity: severity)
    }

    @Test(
        "in another encoding are named by it",
        arguments: [
            ([0xC4, 0xE3, 0xBA, 0xC3], "text.not-utf8", Severity.warning, "GB 18030"),
            ([0x81, 0x30, 0x81, 0x30], "text.not-utf8", .warning, "GB 18030"),
            ([0xFF, 0xFE, 0x60, 0x4F], "text.not-utf8", .warning, "UTF-16"),
            ([0xFE, 0xFF, 0x4F, 0x60], "text.not-utf8", .warning, "UTF-16"),
            ([0x60, 0x4F, 0x00, 0x41], "text.undecodable", .error, "is not UTF-8, GB"),
            ([0xFF, 0x41], "text.undecodable", .error, "is not UTF-8, GB"),
            ([0x41, 0x81], "text.undecodable", .error, "is not UTF-8, GB"),
        ] as [([UInt8], String, Severity, String)])
    func encodings(bytes: [UInt8], rule: String, severity: Severity, words: String) {
        content(bytes: bytes, rule: rule, severity: severity, words: words)
    }

    private func content(bytes: [UInt8], rule: String, severity: Severity, words: String = "") {
        var input = input()
        input.documents[0] = text("0.txt", TranscriptMeasurement(of: bytes, sha256: ""))
        let report = profile.check(input, tool: Made.tool)
        let findings = report.findings.filter { $0.path == "0.txt" }
        #expect(findings.map(\.rule) == [rule])
        #expect(findings.first?.severity == severity)
        #expect(findings.first?.message.contains(words) == true)
        #expect(report.verdict == (severity == .error ? .fail : .pass))
    }

    @Test("say in the explanation how they are paired and called")
    func explanation() throws {
        let explanation = ProfileExplanation(profile, sentences: EnglishSentences())
        #expect(explanation.names.contains("text-pairing") && explanation.names.contains("package"))
        let package = try #require(explanation.text(of: "package"))
        #expect(package.contains("material is called 0.wav, 1.wav …") && package.contains("text is called 0.txt"))
        #expect(package.contains("5,368,709,120 bytes") && package.contains("no zip64"))
        #expect(try #require(explanation.text(of: "text-pairing")).contains("a.wav, a.txt"))
    }
}

@Suite("Huawei MetaStudio's editions", .timeLimited)
struct HuaweiEditionTests {
    @Test(
        "take their number of pairs and advise their lengths, to the sample",
        arguments: [("basic", 20, Int64(180)), ("middle", 100, 600)])
    func totals(edition: String, count: Int, least: Int64) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "huawei-metastudio-\(edition)"))
        #expect(profile.roles.map(\.name) == ["material", "text", "letter"])
        #expect(profile.roles[0].count == count...count && profile.roles[1].count == count...count)
        func warnings(_ total: Int64) -> [String] {
            let share = total / Int64(count)
            let recordings = (0..<count).map { index in
                let frames = index == 0 ? total - share * Int64(count - 1) : share
                return MadeSound.heard(Made.recording("\(index).wav", frames: frames))
            }
            let input = CheckInput(recordings: recordings.map { RoledRecording(role: "material", measurement: $0) })
            return profile.check(input, tool: Made.tool).findings.filter { $0.severity == .warning }.map(\.rule)
        }
        #expect(warnings(least * 48_000).isEmpty)
        #expect(warnings(least * 48_000 - 1) == ["material-total"])
    }

    @Test("go up in one PUT, without zip64, stored", arguments: ["basic", "middle", "premium"])
    func package(edition: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "huawei-metastudio-\(edition)"))
        #expect(profile.package.form == .zip && profile.package.compression == .stored)
        #expect(profile.package.greatestByteCount == 5 << 30 && !profile.package.allowsZip64)
        #expect(profile.package.others == .leftOut && profile.package.source != nil)
    }
}

@Suite("A profile's package", .timeLimited)
struct PackageDecodingTests {
    private func decode(_ package: String, texts: String = "kind: transcript, of: take") throws -> Profile {
        let yaml = """
            id: mine
            title: Mine
            revision: 1
            sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
            roles:
              take: {title: A take, count: 1..., source: {ref: doc, quote: "takes"}}
              words: {title: Words, count: 1..., \(texts), source: {ref: doc, quote: "words"}}
              letter: {title: A letter, kind: document, count: 1, source: {ref: doc, quote: "letter"}}
            package:
              form: zip
              roles: [take, words, letter]
              source: {ref: doc, quote: "a zip"}
            \(package.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
            """
        return try Profile.decode(Array(yaml.utf8), file: "my.yml")
    }

    private func mistakes(_ package: String, texts: String = "kind: transcript, of: take") -> [String] {
        do {
            _ = try decode(package, texts: texts)
            return []
        } catch {
            return (error as? InvalidProfile)?.mistakes.map(\.description) ?? ["\(error)"]
        }
    }

    @Test("is read whole")
    func read() throws {
        let package = try decode(
            """
            names: {take: "{index}.wav", words: "{index}.txt"}
            firstIndex: 1
            compression: deflated
            zip64: true
            size: {atMost: 4GiB}
            others: refused
            """
        ).package
        #expect(package.names.mapValues(\.description) == ["take": "{index}.wav", "words": "{index}.txt"])
        #expect(package.firstIndex == 1 && package.compression == .deflated && package.allowsZip64)
        #expect(package.greatestByteCount == 4 << 30 && package.others == .refused)
        #expect(package.source?.quote == "a zip")
    }

    @Test(
        "has mistakes with their place and the near name",
        arguments: [
            ("names: {tak: \"{index}.wav\"}", "my.yml:13:11: the package names the role \"tak\""),
            ("names: {tak: \"{index}.wav\"}", "Did you mean \"take\"?"),
            ("names: {take: \"{index}.wav\"}", "a pattern for both take and words"),
            ("names: {take: \"n.wav\", words: \"{index}.txt\"}", "my.yml:13:17: \"n.wav\" is not a numbered name"),
            ("names: {take: \"{index}.wav\", words: \"{index}.WAV\"}", "take and words would have the same names"),
            (
                "names: {take: \"{index}.wav\", words: \"{index}.txt\", letter: \"{index}.pdf\"}",
                "the document letter is not numbered"
            ),
            ("firstIndex: 1", "firstIndex has no effect without names"),
            ("names: {take: \"{index}.wav\", words: \"{index}.txt\"}\nfirstIndex: -1", "from 0 to 1000000"),
            ("others: dropped", "\"dropped\" is not leftOut or refused"),
            ("name: x", "unknown key \"name\" in package. Did you mean \"names\"?"),
        ])
    func wrong(package: String, message: String) {
        #expect(mistakes(package).contains { $0.contains(message) }, "\(mistakes(package))")
    }

    @Test(
        "needs texts that belong to recordings",
        arguments: [
            ("kind: transcript", "has no \"of\""), ("kind: transcript, of: tale", "Did you mean \"take\"?"),
            ("kind: transcript, of: letter", "is not a role of recordings"),
            ("of: take", "only a role of kind transcript has \"of\""),
            (
                "kind: transcript, of: take, rules: [{id: w, duration: {atMost: 1s}, source: {ref: doc, quote: q}, "
                    + "examples: {pass: [{duration: 1s}], fail: [{duration: 2s}]}}]",
                "a transcript can only have rules on fileName and size"
            ),
        ])
    func texts(texts: String, message: String) {
        let found = mistakes("compression: stored", texts: texts)
        #expect(found.contains { $0.contains(message) }, "\(found)")
    }

    @Test("leaves other files out or refuses them")
    func others() throws {
        let left = LeftOutFile(path: "takes/notes.doc", reason: .notARecording)
        let input = CheckInput(
            recordings: [RoledRecording(role: "take", measurement: Made.recording())], leftOut: [left])
        #expect(try decode("others: leftOut").check(input, tool: Made.tool).verdict == .pass)
        let report = try decode("others: refused").check(input, tool: Made.tool)
        #expect(report.verdict == .fail)
        #expect(report.findings.contains { $0.rule == "package-others" && $0.path == "takes/notes.doc" })
    }
}
