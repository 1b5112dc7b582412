import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("The built-in profiles", .timeLimited)
struct BuiltInProfileTests {
    @Test("load, and all of their examples hold", arguments: ProfileCatalogue.names)
    func load(name: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        #expect(profile.id == name)
        #expect(!profile.roles.isEmpty)
    }

    @Test("are exactly the files of the folder")
    func folder() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/RulesEngine/Profiles").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yml") }
        #expect(files.map { String($0.dropLast(4)) }.sorted() == ProfileCatalogue.names)
    }

    @Test("have a quote, an address and a date behind every rule", arguments: ProfileCatalogue.names)
    func sources(name: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        let sources =
            profile.roles.flatMap { [$0.source] + $0.rules.map(\.source) } + profile.parameters.map(\.source)
        for source in sources {
            #expect(!source.quote.isEmpty && !source.address.isEmpty)
            #expect(source.read.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
            #expect(source.confidence == .a || source.confidence == .b)
        }
    }

    @Test("have an example on both sides of every limit with a number", arguments: ProfileCatalogue.names)
    func examples(name: String) throws {
        let profile = try #require(try ProfileCatalogue.profile(named: name))
        for rule in profile.roles.flatMap(\.rules) {
            #expect(rule.examples.contains { $0.outcome == .pass }, "\(rule.id)")
            #expect(rule.examples.contains { $0.outcome == .fail }, "\(rule.id)")
        }
    }
}

@Suite("Alibaba IMS standard", .timeLimited)
struct AlibabaStandardTests {
    private func check(_ recordings: [RecordingMeasurement]) throws -> Report {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        let input = CheckInput(recordings: recordings.map { RoledRecording(role: "material", measurement: $0) })
        return profile.check(input, tool: Made.tool)
    }

    /// Fifteen recordings of a minute and a bit, `extra` samples more than 15 minutes in total.
    private func set(extra: Int64) -> [RecordingMeasurement] {
        let total: Int64 = 15 * 60 * 48_000 + extra
        let first = (0..<13).map { Made.recording("\($0).wav", frames: 62 * 48_000) }
        return first + [Made.recording("last.wav", frames: total - 13 * 62 * 48_000)]
    }

    @Test(
        "takes 15 minutes exactly, and not one sample less",
        arguments: [(Int64(-1), Verdict.fail), (0, .pass), (1, .pass)])
    func least(extra: Int64, verdict: Verdict) throws {
        #expect(try check(set(extra: extra)).verdict == verdict)
    }

    @Test(
        "takes 30 minutes exactly, and not one sample more",
        arguments: [(Int64(-1), Verdict.pass), (0, .pass), (1, .fail)])
    func most(extra: Int64, verdict: Verdict) throws {
        let half = Made.recording("a.wav", frames: 15 * 60 * 48_000)
        #expect(try check([half, Made.recording("b.wav", frames: 15 * 60 * 48_000 + extra)]).verdict == verdict)
    }

    @Test("takes more than a minute, not a minute", arguments: [(Int64(-1), Verdict.fail), (0, .fail), (1, .pass)])
    func each(extra: Int64, verdict: Verdict) throws {
        let short = Made.recording("short.wav", frames: 60 * 44_100 + extra, rate: 44_100)
        let report = try check([Made.recording("long.wav", frames: 20 * 60 * 48_000), short])
        #expect(report.verdict == verdict)
    }

    @Test("says how much is missing")
    func headroom() throws {
        let report = try check([Made.recording(frames: (15 * 60 - 42) * 48_000)])
        let finding = try #require(report.findings.first { $0.rule.contains("total") })
        #expect(finding.headroom?.value == -42)
        #expect(finding.headroom?.text == "42.0 s short of 15 min")
        #expect(
            finding.message.hasPrefix(
                "14 min 18.0 s is shorter than the 15 min that alibaba-ims-standard asks for (42.0 s short)"))
        #expect(finding.path == nil)
    }

    @Test("notes what is still needed, and demands it when asked")
    func complete() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        var input = CheckInput(recordings: set(extra: 0).map { RoledRecording(role: "material", measurement: $0) })
        let notes = profile.check(input, tool: Made.tool)
        #expect(notes.verdict == .pass)
        #expect(notes.findings.contains { $0.role == "authentication" && $0.severity == .note })
        #expect(notes.findings.contains { $0.parameter == "VoiceName" && $0.severity == .note })
        input.isComplete = true
        #expect(profile.check(input, tool: Made.tool).verdict == .fail)
    }
}

@Suite("Tencent VOD clone", .timeLimited)
struct TencentCloneTests {
    private func verdict(_ recording: RecordingMeasurement, role: String = "sample", parameters: [String: String] = [:])
        throws
        -> Verdict
    {
        let profile = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        let input = CheckInput(
            recordings: [RoledRecording(role: role, measurement: recording)], parameters: parameters)
        return profile.check(input, tool: Made.tool).verdict
    }

    @Test("takes 10 s to 5 min at any rate", arguments: [8000, 22_050, 44_100, 48_000])
    func duration(rate: Int) throws {
        let (least, most) = (Int64(10 * rate), Int64(300 * rate))
        #expect(try verdict(Made.recording(frames: least - 1, rate: rate)) == .fail)
        #expect(try verdict(Made.recording(frames: least, rate: rate)) == .pass)
        #expect(try verdict(Made.recording(frames: most, rate: rate)) == .pass)
        #expect(try verdict(Made.recording(frames: most + 1, rate: rate)) == .fail)
    }

    @Test("takes prompts shorter than 8 s, with their text")
    func prompt() throws {
        let text = ["PromptText": "Good morning."]
        #expect(try verdict(Made.recording(frames: 383_999), role: "prompt", parameters: text) == .pass)
        #expect(try verdict(Made.recording(frames: 384_000), role: "prompt", parameters: text) == .fail)
        #expect(try verdict(Made.recording(frames: 383_999), role: "prompt") == .fail)
        #expect(try verdict(Made.recording(), parameters: text) == .fail)
    }

    @Test("warns between two readings of 20 MB")
    func size() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        func report(_ bytes: Int64) -> Report {
            let recording = RoledRecording(role: "sample", measurement: Made.recording(bytes: bytes))
            return profile.check(CheckInput(recordings: [recording]), tool: Made.tool)
        }
        #expect(report(20_000_000).findings.allSatisfy { $0.severity == .note })
        let between = report(20_000_001)
        #expect(between.verdict == .pass)
        let finding = try #require(between.findings.first { $0.rule == "sample-size" })
        #expect(finding.outcome == .open && finding.severity == .warning)
        #expect(report(20_971_520).verdict == .pass)
        #expect(report(20_971_521).verdict == .fail)
    }
}
