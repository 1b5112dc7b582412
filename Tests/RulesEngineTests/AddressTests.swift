import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("A recording that is at an address", .timeLimited)
struct AddressTests {
    private static let needed = ["SubAppId": "1", "VoiceId": "lin-voice_01", "Text": "Hello."]

    private func report(
        _ parameters: [String: String], file: Bool = false, isComplete: Bool = true
    ) throws -> Report {
        let profile = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        let recordings = file ? [RoledRecording(role: "sample", measurement: Made.recording())] : []
        let input = CheckInput(
            recordings: recordings, parameters: Self.needed.merging(parameters) { $1 }, isComplete: isComplete)
        return profile.check(input, tool: Made.tool)
    }

    private func rules(_ report: Report) -> [String] {
        report.findings.filter { $0.severity > .note }.map(\.rule).sorted()
    }

    @Test("stands in for a file, with a warning that it was not measured")
    func standsIn() throws {
        let report = try report(["AudioUrl": "https://example.com/a.mp3"])
        #expect(rules(report) == ["sample-unmeasured"])
        let finding = try #require(report.findings.first { $0.rule == "sample-unmeasured" })
        #expect(finding.severity == .warning)
        #expect(finding.outcome == .open)
        #expect(finding.message.contains("https://example.com/a.mp3"))
        #expect(report.verdict == .pass)
    }

    @Test("is refused beside a file")
    func both() throws {
        let report = try report(["AudioUrl": "https://example.com/a.mp3"], file: true)
        #expect(rules(report) == ["sample-given-twice"])
        #expect(report.verdict == .fail)
    }

    @Test("is named where neither it nor a file is given")
    func neither() throws {
        let finding = try #require(try report([:]).findings.first { $0.rule == "sample-count" })
        #expect(finding.outcome == .fail)
        #expect(
            finding.remedy?.hasPrefix("Give it as sample=PATH, or its address as --parameter AudioUrl=ADDRESS") == true)
        #expect(rules(try report([:], file: true)).isEmpty)
    }

    @Test("needs what a file would need, and gives its words their recording")
    func companions() throws {
        let prompt = ["PromptAudioUrl": "https://example.com/b.mp3"]
        let alone = try report(prompt, file: true)
        #expect(rules(alone).contains("prompt-requires-PromptText"))
        #expect(alone.verdict == .fail)
        let together = try report(prompt.merging(["PromptText": "Hello."]) { $1 }, file: true)
        #expect(rules(together) == ["prompt-unmeasured"])
        #expect(rules(try report(["PromptText": "Hello."], file: true)) == ["PromptText-requires"])
    }

    @Test("must be one that can be fetched", arguments: ["a.mp3", "ftp://example.com/a.mp3", ""])
    func scheme(address: String) throws {
        #expect(rules(try report(["AudioUrl": address])).contains("AudioUrl-url"))
    }

    @Test("is explained")
    func explanation() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        for rule in ["sample-count", "sample-unmeasured", "sample-given-twice", "AudioUrl-url"] {
            #expect(
                ProfileExplanation(profile, sentences: EnglishSentences()).text(of: rule)?.contains("AudioUrl") == true)
        }
    }

    @Test("comes from a parameter that the profile has")
    func unknownParameter() {
        let text = """
            id: mine
            extends: tencent-vod-clone
            title: Mine
            revision: 1
            roles:
              sample: {orAddress: AudioURL}
            """
        let mistakes = #expect(throws: InvalidProfile.self) {
            _ = try Profile.decode(Array(text.utf8), file: "mine.yml")
        }
        #expect("\(String(describing: mistakes))".contains("takes an address from the parameter"))
    }
}
