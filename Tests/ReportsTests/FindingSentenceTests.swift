import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import Reports
@testable import RulesEngine

@Suite("The sentences of findings", .timeLimited)
struct FindingSentenceTests {
    private func finding(_ code: FindingCode, facts: [String: Fact] = [:]) -> Finding {
        Finding(
            rule: "rule", code: code, severity: .error, outcome: .fail, role: "sample",
            measured: Quantity(1, unit: .bytes), facts: facts)
    }

    @Test("are there for every code that the rules engine knows", arguments: FindingCode.all)
    func known(code: FindingCode) {
        #expect(EnglishFindings.sentence(of: finding(code))?.message.isEmpty == false, "\(code)")
    }

    @Test("have codes that are told apart, and that no defect could have by mistake")
    func codes() {
        #expect(Set(FindingCode.all).count == FindingCode.all.count)
        for code in FindingCode.all {
            #expect(code.rawValue.wholeMatch(of: /[a-zA-Z]+([.-][a-z0-9-]+)?/) != nil, "\(code)")
        }
    }

    /// Everything that the built-in profiles say of what they are given in these tests.
    static func said() throws -> [Finding] {
        try ProfileCatalogue.names.flatMap { name -> [Finding] in
            let profile = try #require(try ProfileCatalogue.profile(named: name))
            let ofRules = profile.roles.flatMap(\.rules).flatMap { rule in
                rule.examples.flatMap(\.judgements).map {
                    Finding(rule, $0, role: "", path: nil, profile: name)
                }
            }
            let ofParameters = profile.parameters.flatMap { parameter in
                parameter.examples.flatMap { example in
                    zip(parameter.conditions, example.judgements).map {
                        Finding(parameter, $0, $1, profile: name)
                    }
                }
            }
            let nothing = profile.check(CheckInput(isComplete: true), tool: .init(name: "test", version: "1"))
            return ofRules + ofParameters + nothing.findings + nothing.passes
        }
    }

    @Test("of the built-in profiles are all made of codes that are known")
    func complete() throws {
        let unknown = Set(try Self.said().map(\.code)).subtracting(FindingCode.all)
        #expect(unknown.isEmpty, "\(unknown)")
    }

    @Test("name the profile and not the file, whatever characters the file has in its name")
    func privateUse() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "huawei-metastudio-premium"))
        let name: RecordingPath = "take\u{E000}\u{E001}\u{E002}\u{E003}?.wav"
        let recording = RecordingMeasurement(
            path: name, byteCount: 960_044, container: .wav, codec: "pcm_s16le", sampleRate: 48_000, channelCount: 1,
            bitDepth: 16, frameCount: 480_000, codedFrameCount: 480_000, method: .decode)
        let rule = Rule(
            id: "name", source: profile.roles[0].source,
            demand: .recording(FileNameCondition(pattern: nil, forbidden: ["?"], length: nil)))
        var own = profile
        own.roles[0].rules = [rule]
        let input = CheckInput(recordings: [.init(role: own.roles[0].name, measurement: recording)])
        let report = own.check(input, tool: .init(name: "test", version: "1"))
        let finding = try #require(report.findings.first { $0.rule == "name" })
        #expect(
            finding.message
                == "the file name \"take\u{E000}\u{E001}\u{E002}\u{E003}?.wav\" has the character \"?\", which is not allowed"
        )
    }

    @Test("say in the profile's words what a pattern means, or show the expression")
    func patternWords() throws {
        func message(_ words: String?) throws -> (String, String?) {
            var pattern = try #require(Pattern("^[a-z]+$"))
            pattern.words = words
            let condition = PatternCondition(pattern: pattern)
            let parameter = Parameter(
                name: "Name",
                source: RuleSource(title: "t", address: "a", read: "2026-11-20", confidence: .own, quote: "q"),
                conditions: [condition])
            let finding = Finding(parameter, condition, condition.judge("A1"), profile: "mine")
            return (finding.message, finding.remedy)
        }
        let named = try message("a text of small letters")
        #expect(named.0 == "\"A1\" is not a text of small letters")
        #expect(named.1 == "Give a text of small letters.")
        let shown = try message(nil)
        #expect(shown.0 == "\"A1\" does not match ^[a-z]+$")
        #expect(shown.1 == "Give a value that does.")
    }

    @Test("show no expression to users of the built-in profiles")
    func noExpressions() throws {
        let shown = try Self.said().filter {
            $0.limit?.facts["pattern"] != nil && $0.limit?.facts["patternWords"] == nil
        }
        #expect(shown.isEmpty, "\(Set(shown.map(\.rule)))")
    }

    @Test("are of another language where the rendering is given one")
    func otherLanguage() throws {
        struct Shouting: Sentences {
            func message(of defect: Defect) -> String { "DEFECT" }
            func message(of unreadable: UnreadableRecording) -> String { "UNREADABLE" }
            func message(of finding: Finding) -> String { "WRONG: \(finding.code.rawValue.uppercased())" }
            func remedy(of finding: Finding) -> String? { "MEND IT" }
            func measured(of finding: Finding) -> String? { finding.measured.map { _ in "SO MUCH" } }
            func limit(of finding: Finding) -> String? { finding.limit.map { _ in "NOT MORE" } }
            func headroom(of finding: Finding) -> String? { finding.headroom.map { _ in "TOO FAR" } }
            func text(of limit: RuleLimit) -> String { "LIMIT" }
        }
        var context = Awkward.context
        context.sentences = Shouting()
        for format in ReportFormat.all {
            let text = try format.render([Awkward.report()], in: context)
            #expect(text.contains("WRONG: DURATION.TOO-LONG"), "\(format.name)")
            #expect(!text.contains("is longer than"), "\(format.name)")
        }
    }

    @Test("are written into JSON, and are those of the facts when it is read again")
    func json() throws {
        // What has no name is written as words, which are read as a name.
        let findings = try Self.said().filter { $0.measured?.fact != "" }
        for finding in findings.prefix(2000) {
            let text = try JSONText.line(finding)
            let read = try JSONDecoder().decode(Finding.self, from: Data(text.utf8))
            let isSame = read == finding
            #expect(isSame, "\(text)")
            #expect(try JSONText.line(read) == text)
        }
    }

    @Test("are the words of the document where it has no codes, as those of earlier versions")
    func earlier() throws {
        let text = """
            {"rule":"sample-duration","severity":"error","outcome":"fail","role":"sample","path":"a.wav",
            "measured":{"value":70,"unit":"s","text":"70.0 s"},"limit":"at most 60 s",
            "maximum":{"value":60,"unit":"s","text":"60 s"},
            "headroom":{"value":-10,"unit":"s","text":"10.0 s over 60 s"},
            "message":"70.0 s is longer than the 60 s that old allows (10.0 s over)","remedy":"Cut it."}
            """
        let finding = try JSONDecoder().decode(Finding.self, from: Data(text.utf8))
        #expect(finding.message == "70.0 s is longer than the 60 s that old allows (10.0 s over)")
        #expect(finding.remedy == "Cut it.")
        let sentences = EnglishSentences()
        #expect(sentences.limit(of: finding) == "at most 60 s" && sentences.measured(of: finding) == "70.0 s")
        #expect(sentences.headroom(of: finding) == "10.0 s over 60 s")
    }
}
