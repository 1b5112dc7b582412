import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("A check", .timeLimited)
struct CheckerTests {
    private func profile(_ rules: [Rule], count: ClosedRange<Int> = 1...100) -> Profile {
        Profile(
            id: "made-up", title: "Made up", revision: 1, sha256: "",
            roles: [Role(name: "take", title: "A take", count: count, source: Made.source, rules: rules)])
    }

    private func report(
        _ rules: [Rule], _ recordings: [RecordingMeasurement], unreadable: [UnreadableRecording] = [],
        count: ClosedRange<Int> = 1...100, failOn: Severity = .error
    ) -> Report {
        let input = CheckInput(
            recordings: recordings.map { RoledRecording(role: "take", measurement: $0) },
            unreadable: unreadable.map { RoledUnreadable(role: "take", recording: $0) }, failOn: failOn)
        return profile(rules, count: count).check(input, tool: Made.tool)
    }

    private func duration(atLeast seconds: Int64, severity: Severity = .error) -> Rule {
        let bound = Limits<TotalDuration>.Bound(
            value: TotalDuration(seconds: seconds), isInclusive: true, text: "\(seconds) s")
        return Rule(
            id: "duration", severity: severity, source: Made.source,
            demand: .recording(DurationCondition(limits: Limits(lower: bound))))
    }

    @Test("is open with a warning where two lengths lie on different sides of a limit")
    func straddle() throws {
        let recording = Made.recording(frames: 479_999, coded: 481_152)
        let report = report([duration(atLeast: 10)], [recording])
        let finding = try #require(report.findings.first)
        #expect(finding.outcome == .open && finding.severity == .warning)
        #expect(report.verdict == .pass)
        #expect(self.report([duration(atLeast: 10)], [recording], failOn: .warning).verdict == .fail)
    }

    @Test("counts priming that no header marks against a minimum")
    func uncertain() throws {
        let recording = Made.recording(frames: 481_000, uncertain: 2112)
        #expect(report([duration(atLeast: 10)], [recording]).findings.first?.outcome == .open)
        let longer = Made.recording(frames: 482_112, uncertain: 2112)
        #expect(report([duration(atLeast: 10)], [longer]).findings.isEmpty)
    }

    @Test("is undetermined when a recording could not be measured and nothing failed")
    func unreadable() throws {
        let lost = UnreadableRecording(path: "lost.wav", code: "file.unreadable")
        #expect(report([duration(atLeast: 5)], [Made.recording()], unreadable: [lost]).verdict == .undetermined)
        #expect(report([duration(atLeast: 50)], [Made.recording()], unreadable: [lost]).verdict == .fail)
    }

    @Test("does not decide a total while a recording is missing from it, unless it is over the maximum already")
    func totals() throws {
        let lost = UnreadableRecording(path: "lost.wav", code: "file.unreadable")
        func rule(atLeast: Int64, atMost: Int64) -> Rule {
            func bound(_ seconds: Int64) -> Limits<TotalDuration>.Bound {
                .init(value: TotalDuration(seconds: seconds), isInclusive: true, text: "\(seconds) s")
            }
            let limits = Limits(lower: bound(atLeast), upper: bound(atMost))
            return Rule(id: "total", source: Made.source, demand: .set(TotalDurationCondition(limits: limits)))
        }
        let short = report([rule(atLeast: 15, atMost: 30)], [Made.recording()], unreadable: [lost])
        #expect(short.findings.first { $0.rule == "total" }?.outcome == .open)
        let long = report([rule(atLeast: 1, atMost: 5)], [Made.recording()], unreadable: [lost])
        #expect(long.findings.first { $0.rule == "total" }?.outcome == .fail)
    }

    @Test("fails with a defect of severity error, warns with a warning, and keeps silent about notes")
    func defects() throws {
        func verdict(_ severity: Severity) -> Verdict {
            let defect = Defect(code: "made.up", severity: severity)
            return report([], [Made.recording(defects: [defect])]).verdict
        }
        #expect(verdict(.error) == .fail)
        #expect(verdict(.warning) == .pass)
        let note = Defect(code: "made.up", severity: .note)
        #expect(report([], [Made.recording(defects: [note])]).findings.isEmpty)
    }

    @Test("never passes a WAV whose header says that it holds nothing")
    func unfinalised() throws {
        let defect = Defect(code: "wav.unfinalised", severity: .warning)
        #expect(report([], [Made.recording(defects: [defect])]).verdict == .undetermined)
    }

    @Test("never passes a length that only a header claims")
    func unverified() throws {
        var recording = Made.recording()
        recording.method = .declared
        let report = report([], [recording])
        #expect(report.verdict == .undetermined)
        #expect(report.findings.map(\.rule) == ["length-unverified"])
    }

    @Test("does not let advice fail it")
    func advice() throws {
        let report = report([duration(atLeast: 60, severity: .warning)], [Made.recording()])
        #expect(report.verdict == .pass)
        #expect(report.findings.first?.outcome == .fail)
    }

    @Test("counts recordings that could not be measured as given")
    func count() throws {
        let lost = UnreadableRecording(path: "lost.wav", code: "file.unreadable")
        let report = report([], [Made.recording()], unreadable: [lost], count: 1...1)
        #expect(report.findings.contains { $0.rule == "take-count" && $0.outcome == .fail })
        let few = self.report([], [Made.recording()], count: 20...20)
        #expect(few.verdict == .fail)
        #expect(few.findings.first?.message.contains("19 missing") == true)
    }

    @Test("warns when the same bytes are given twice")
    func duplicates() throws {
        let one = Made.recording("a.wav", sha256: "00")
        let other = Made.recording("b.wav", sha256: "00")
        let third = Made.recording("c.wav", sha256: "01")
        let findings = report([], [one, other, third]).findings.filter { $0.rule == "duplicate-recording" }
        #expect(findings.map(\.path) == ["b.wav"])
    }

    @Test("leaves the rate of AAC open as long as SBR may hide in it")
    func implicitSBR() throws {
        let defect = Defect(code: "aac.implicit-sbr-possible", severity: .note)
        func outcome(atLeast rate: Int64, _ defects: [Defect]) -> Outcome? {
            let bound = Limits<Int64>.Bound(value: rate, isInclusive: true, text: "\(rate) Hz")
            let condition = NumberCondition(subject: .sampleRate, allowed: .limits(Limits(lower: bound)))
            let recording = Made.recording(rate: 22_050, container: .m4a, codec: .aac, depth: nil, defects: defects)
            return condition.judge(recording).outcome
        }
        #expect(outcome(atLeast: 24_000, [defect]) == .open)
        #expect(outcome(atLeast: 24_000, []) == .fail)
        #expect(outcome(atLeast: 16_000, [defect]) == .pass)
        #expect(outcome(atLeast: 48_000, [defect]) == .fail)
    }

    @Test("says that a file is too large only because of its tags")
    func tags() throws {
        let bound = Limits<Int64>.Bound(value: 1_000_000, isInclusive: true, text: "1 MB")
        let condition = SizeCondition(limits: Limits(upper: bound))
        let judgement = condition.judge(Made.recording(bytes: 1_500_000, tags: 600_000))
        #expect(judgement.outcome == .fail)
        #expect(judgement.facts["tagBytes"] == 600_000)
        #expect(condition.judge(Made.recording(bytes: 1_500_000, tags: 100_000)).facts["tagBytes"] == nil)
    }

    @Test("takes a condition of the user's own")
    func ownCondition() throws {
        struct NotOnMonday: RecordingCondition {
            var limit: RuleLimit { "not recorded on Monday" }
            func judge(_ recording: RecordingMeasurement) -> Judgement {
                let isMonday = recording.path.description.contains("Mon")
                return Judgement(
                    outcome: isMonday ? .fail : .pass, code: isMonday ? "day.monday" : "day.other",
                    message: isMonday ? "it was Monday" : "fine", remedy: isMonday ? "Record on Tuesday." : nil)
            }
        }
        let rule = Rule(id: "monday", source: Made.source, demand: .recording(NotOnMonday()))
        let monday = report([rule], [Made.recording("Mon.wav")])
        #expect(monday.verdict == .fail)
        #expect(monday.findings.map(\.message) == ["it was Monday"])
        #expect(monday.findings.map(\.remedy) == ["Record on Tuesday."])
        #expect(EnglishSentences().limit(of: monday.findings[0]) == "not recorded on Monday")
        #expect(report([rule], [Made.recording("Tue.wav")]).verdict == .pass)
    }

    @Test("refuses a parameter that the vendor does not know, and suggests the near one")
    func unknownParameter() throws {
        let tencent = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        let report = tencent.check(CheckInput(parameters: ["VoiceID": "maigua111"]), tool: Made.tool)
        let finding = try #require(report.findings.first { $0.rule == "unknown-parameter" })
        #expect(finding.remedy?.contains("VoiceId") == true)
        #expect(report.verdict == .fail)
    }
}
