import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("A suppression", .timeLimited)
struct SuppressionTests {
    private let place = RelativePlace(workingFolder: "/w/takes", folder: "/w")
    private let digest = String(repeating: "a", count: 64)

    /// A report on `old.wav`, seen from the folder `takes`, with an error, a warning and a note.
    private var report: Report {
        let measurement = RecordingMeasurement(
            path: "old.wav", byteCount: 44, sha256: digest, container: .wav, codec: "pcm_s16le", sampleRate: 8000,
            channelCount: 1, frameCount: 8000, codedFrameCount: 8000, method: .decode)
        let findings = [
            finding("total", .error, path: nil), finding("short", .error), finding("quiet", .warning),
            finding("rate", .error, outcome: .open), finding("letter", .note, outcome: .open, path: nil),
        ]
        return Report(
            tool: .init(name: "test", version: "1"),
            profile: .init(id: "mine", title: "Mine", revision: 1, sha256: ""), verdict: .fail, findings: findings,
            passes: [], totals: [], recordings: [.init(role: "take", measurement: measurement)], unreadable: [],
            leftOut: [])
    }

    private func finding(
        _ rule: String, _ severity: Severity, outcome: Outcome = .fail, path: RecordingPath? = "old.wav"
    ) -> Finding {
        Finding(
            rule: rule, code: FindingCode(rawValue: rule), severity: severity, outcome: outcome, role: "take",
            path: path,
            ownMessage: "is wrong")
    }

    private func suppression(
        _ rule: String, path: String? = nil, sha256: String? = nil, expires: String? = nil
    ) -> Suppression {
        Suppression(
            rule: rule, path: path.flatMap { PathPattern($0) }, sha256: sha256, reason: "because",
            expires: expires.flatMap { CalendarDate($0) }, place: "c.yml:1")
    }

    private func applied(
        _ suppressions: [Suppression], to reports: [Report]? = nil, baseline: Baseline? = nil, isWhole: Bool = true,
        failOn: Severity = .error
    ) throws -> Report {
        let pass = SuppressionPass(
            suppressions: suppressions, place: place, baseline: baseline, baselineName: "base.json", isWhole: isWhole)
        let today = try #require(CalendarDate("2026-11-20"))
        return try #require(pass.applied(to: reports ?? [report], today: today, failOn: failOn).first)
    }

    @Test("takes a finding out of the verdict, and shows it as suppressed")
    func suppressed() throws {
        let result = try applied([suppression("total"), suppression("short"), suppression("rate")])
        #expect(result.verdict == .pass)
        #expect(result.findings.map(\.rule) == ["quiet", "letter"])
        #expect(result.suppressed?.map(\.finding.rule) == ["total", "short", "rate"])
        #expect(result.suppressed?.first?.suppression.reason == "because")
        #expect(try applied([suppression("total"), suppression("short")]).verdict == .undetermined)
        #expect(try applied([]).verdict == .fail)
        #expect(try applied([]).suppressed == nil)
    }

    @Test("means paths below the folder of the configuration, and the content that it names")
    func narrow() throws {
        #expect(try applied([suppression("short", path: "takes/*.wav")]).suppressed?.count == 1)
        #expect(try applied([suppression("short", path: "takes", sha256: digest)]).suppressed?.count == 1)
        #expect(try applied([suppression("short", path: "old.wav")]).suppressed == nil)
        let other = String(repeating: "b", count: 64)
        #expect(try applied([suppression("short", sha256: other)]).suppressed == nil)
        // The whole set has no path.
        #expect(try applied([suppression("total", path: "**")]).suppressed == nil)
        #expect(try applied([suppression("total", sha256: digest)]).suppressed == nil)
    }

    @Test("holds up to and on the day on which it expires; then it is a finding, and what it suppressed counts")
    func expiry() throws {
        #expect(try applied([suppression("short", expires: "2026-11-20")]).suppressed?.count == 1)
        let late = try applied([suppression("short", expires: "2026-11-19")])
        #expect(late.suppressed == nil)
        #expect(late.findings.last?.rule == "suppression-expired")
        #expect(late.findings.last?.message.contains("expired on 2026-11-19 (today is 2026-11-20)") ?? false)
        #expect(late.findings.contains { $0.rule == "short" })
    }

    @Test("that suppresses nothing is a finding, with the rule that may have been meant")
    func unused() throws {
        let result = try applied([suppression("shorrt")])
        #expect(result.findings.last?.rule == "suppression-unused")
        #expect(result.findings.last?.remedy == "Did you mean the rule \"short\"?")
        #expect(try applied([suppression("short")]).findings.allSatisfy { $0.rule != "suppression-unused" })
        let all = [suppression("total"), suppression("short"), suppression("rate"), suppression("none")]
        #expect(try applied(all).verdict == .pass)
        #expect(try applied(all, failOn: .warning).verdict == .fail)
    }

    @Test("of recordings that were not looked at is not called unused")
    func partial() throws {
        let elsewhere = suppression("short", path: "other/*.wav")
        #expect(try applied([elsewhere]).findings.last?.rule == "suppression-unused")
        #expect(try applied([elsewhere, suppression("none")], isWhole: false).findings.last?.rule == "letter")
        let here = suppression("none", path: "takes/old.wav")
        #expect(try applied([here], isWhole: false).findings.last?.rule == "suppression-unused")
    }

    @Test("that one of several profiles needs is not unused, and is said once")
    func profiles() throws {
        var second = report
        second.findings = [finding("long", .error)]
        let pass = SuppressionPass(suppressions: [suppression("long"), suppression("none")], place: place)
        let today = try #require(CalendarDate("2026-11-20"))
        let results = pass.applied(to: [report, second], today: today)
        #expect(results.map { $0.findings.count { $0.rule == "suppression-unused" } } == [1, 0])
        #expect(results[1].verdict == .pass)
    }

    @Test("cannot suppress findings about suppressions")
    func own() throws {
        let result = try applied([suppression("none"), suppression("suppression-unused")])
        #expect(result.findings.count { $0.rule == "suppression-unused" } == 2)
    }

    @Test("by a baseline lets pass what is not new")
    func baseline() throws {
        let baseline = Baseline(of: [report], place: place)
        #expect(baseline.findings.map(\.rule) == ["total", "quiet", "rate", "short"])
        #expect(baseline.findings.last?.path == "takes/old.wav")
        let result = try applied([], baseline: baseline)
        #expect(result.verdict == .pass)
        #expect(result.suppressed?.allSatisfy { $0.suppression.kind == .baseline } ?? false)
        // What the configuration suppresses is not the baseline's, and what it knows stays in it.
        #expect(Baseline(of: [result], place: place) == baseline)
        #expect(try Baseline(of: [applied([suppression("short")])], place: place).findings.count == 3)
    }

    @Test("by a baseline does not let pass what weighs more, has other content, or is open no longer")
    func news() throws {
        let baseline = Baseline(of: [report], place: place)
        var changed = report
        changed.recordings[0].measurement.sha256 = String(repeating: "b", count: 64)
        #expect(try applied([], to: [changed], baseline: baseline).findings.map(\.rule).contains("short"))
        var worse = report
        worse.findings[2].severity = .error
        worse.findings[3].outcome = .fail
        let rules = try applied([], to: [worse], baseline: baseline).findings.map(\.rule)
        #expect(rules == ["quiet", "rate", "letter"])
        var milder = report
        milder.findings[1].severity = .warning
        #expect(try applied([], to: [milder], baseline: baseline).verdict == .pass)
    }
}
