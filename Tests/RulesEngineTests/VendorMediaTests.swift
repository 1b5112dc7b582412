import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Media that the vendor already has", .timeLimited)
struct VendorMediaTests {
    private static let media = "571c704445f9a0ee011406c2"

    private func report(
        _ profile: String, _ parameters: [String: String], files: [String] = []
    ) throws -> Report {
        let profile = try #require(try ProfileCatalogue.profile(named: profile))
        let input = CheckInput(
            recordings: files.map { RoledRecording(role: $0, measurement: Made.recording()) }, parameters: parameters,
            isComplete: true)
        return profile.check(input, tool: Made.tool)
    }

    private func rules(_ report: Report) -> [String] {
        report.findings.filter { $0.severity > .note && $0.outcome != .pass }.map(\.rule).sorted()
    }

    @Test("stand in for files, with a warning that they were not measured")
    func standIn() throws {
        let parameters = [
            "VoiceName": "Lin", "Gender": "female", "Audios": "\(Self.media),another", "Authentication": Self.media,
        ]
        let report = try report("alibaba-ims-standard", parameters)
        #expect(rules(report) == ["authentication-unmeasured", "material-unmeasured"])
        #expect(report.verdict == .pass)
        let finding = try #require(report.findings.first { $0.rule == "material-unmeasured" })
        #expect(
            finding.message
                == "what the vendor has as \(Self.media),another was not measured, so none of the rules on material was checked"
        )
    }

    @Test("are refused beside a file, and beside an address")
    func twice() throws {
        #expect(
            rules(try report("alibaba-ims-cosyvoice", ["Audios": Self.media], files: ["sample"]))
                == ["sample-given-twice"])
        let tencent = ["SubAppId": "1", "VoiceId": "lin-voice_01", "Text": "Hello.", "AudioFileId": "5145403"]
        #expect(rules(try report("tencent-vod-clone", tencent)) == ["sample-unmeasured"])
        let both = try report(
            "tencent-vod-clone", tencent.merging(["AudioUrl": "https://example.com/a.mp3"]) { $1 })
        let finding = try #require(both.findings.first { $0.rule == "sample-given-twice" })
        #expect(finding.message == "AudioUrl and AudioFileId are both given as sample")
    }

    @Test("are named where nothing is given")
    func neither() throws {
        let finding = try #require(
            try report("alibaba-ims-cosyvoice", [:]).findings.first { $0.rule == "sample-count" })
        #expect(
            finding.remedy
                == "Give it as sample=PATH, or the vendor's ID of media that it already has as --parameter Audios=ID.")
    }

    @Test(
        "are IDs with commas between them, and one where one is taken",
        arguments: [
            ("alibaba-ims-standard", "Audios", "a,,b"), ("alibaba-ims-standard", "Audios", "a, b"),
            ("alibaba-ims-standard", "Authentication", "a,b"), ("alibaba-ims-cosyvoice", "Audios", "a,b"),
            ("tencent-vod-clone", "AudioFileId", "a b"), ("tencent-vod-clone", "PromptAudioFileId", ""),
        ])
    func form(profile: String, parameter: String, value: String) throws {
        #expect(rules(try report(profile, [parameter: value])).contains("\(parameter)-mediaIDs"))
    }

    @Test("come from a parameter that the profile has, and are explained")
    func parameter() throws {
        let text = """
            id: mine
            extends: tencent-vod-clone
            title: Mine
            revision: 1
            roles:
              sample: {orMedia: FileID}
            """
        let mistakes = #expect(throws: InvalidProfile.self) {
            _ = try Profile.decode(Array(text.utf8), file: "mine.yml")
        }
        #expect("\(String(describing: mistakes))".contains("takes media from the parameter"))
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        #expect(
            ProfileExplanation(profile, sentences: EnglishSentences()).text(of: "material-count")?.contains("Audios")
                == true)
    }
}
