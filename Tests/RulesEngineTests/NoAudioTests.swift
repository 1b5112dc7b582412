import PreflightModel
import Reports
import RulesEngine
import TestSupport
import Testing

@Suite("A file without audio", .timeLimited)
struct NoAudioTests {
    private func report(_ profile: String, _ code: DefectCode, with others: [RecordingMeasurement] = []) throws
        -> Report
    {
        let profile = try #require(try ProfileCatalogue.profile(named: profile))
        let role = profile.roles[0].name
        let unreadable = UnreadableRecording(path: "b.wav", code: code)
        return profile.check(
            CheckInput(
                recordings: others.map { .init(role: role, measurement: $0) },
                unreadable: [.init(role: role, recording: unreadable)]), tool: Made.tool)
    }

    @Test("fails, and misses every minimum", arguments: ["file.empty", "m4a.no-audio", "wav.no-audio"] as [DefectCode])
    func fails(code: DefectCode) throws {
        let report = try report("tencent-vod-clone", code)
        #expect(report.verdict == .fail)
        let finding = try #require(report.findings.first { $0.rule == code.rawValue })
        #expect(finding.outcome == .fail && finding.severity == .error)
        let minimum = try #require(report.findings.first { $0.rule == "sample-duration" })
        #expect(minimum.outcome == .fail && minimum.path == "b.wav")
        #expect(minimum.message.hasPrefix("0.0 s is shorter than the 10 s that tencent-vod-clone asks for"))
    }

    @Test("adds nothing to a total, which is known anyway")
    func totals() throws {
        let others = [Made.recording("a.wav", frames: 600 * 48_000), Made.recording("c.wav", frames: 500 * 48_000)]
        let known = try report("alibaba-ims-standard", "file.empty", with: others)
        #expect(known.passes.contains { $0.rule == "material-total" })
        let unknown = try report("alibaba-ims-standard", "wav.bad-format", with: others)
        #expect(unknown.findings.first { $0.rule == "material-total" }?.outcome == .open)
        #expect(unknown.verdict == .undetermined)
    }

    @Test("but for a header fails where no rule asks for a length")
    func headerAlone() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-cosyvoice"))
        let input = CheckInput(recordings: [.init(role: "sample", measurement: Made.recording(frames: 0, bytes: 44))])
        let report = profile.check(input, tool: Made.tool)
        #expect(report.verdict == .fail)
        #expect(report.findings.contains { $0.rule == "no-audio" && $0.outcome == .fail })
    }
}

@Suite("The recording that authenticates a speaker", .timeLimited)
struct AuthenticationTests {
    private func findings(_ authentication: RecordingMeasurement) throws -> [Finding] {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        let material = (0..<3).map { Made.recording("\($0).wav", frames: 400 * 48_000, sha256: "sha\($0)") }
        let report = profile.check(
            CheckInput(
                recordings: material.map { .init(role: "material", measurement: $0) }
                    + [.init(role: "authentication", measurement: authentication)]), tool: Made.tool)
        #expect(report.verdict == .pass)
        return report.findings.filter { $0.role == "authentication" && $0.severity == .warning }
    }

    @Test(
        "is warned of where its length is hardly that of the statement",
        arguments: [(24_000, true), (287_999, true), (288_000, false), (1_440_000, false), (1_440_001, true)])
    func length(frames: Int64, isWarnedOf: Bool) throws {
        let findings = try findings(Made.recording("statement.wav", frames: frames, sha256: "other"))
        #expect(findings.map(\.rule) == (isWarnedOf ? ["authentication-duration"] : []))
        if isWarnedOf {
            #expect(findings[0].remedy?.contains("No document states a length") == true)
        }
    }

    @Test("is warned of where it is one of the recordings that train the voice")
    func shared() throws {
        let findings = try findings(Made.recording("statement.wav", frames: 400 * 48_000, sha256: "sha1"))
        #expect(findings.map(\.rule) == ["shared-recording", "authentication-duration"])
        #expect(findings[0].path == "statement.wav")
        #expect(findings[0].message == "the same bytes as 1.wav, which is given as material")
    }
}
