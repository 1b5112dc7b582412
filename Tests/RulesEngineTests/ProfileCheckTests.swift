import PreflightModel
import RulesEngine
import TestSupport
import Testing

@Suite("A check in progress", .timeLimited)
struct ProfileCheckTests {
    private func profile(_ name: String) throws -> Profile {
        try #require(try ProfileCatalogue.profile(named: name))
    }

    private func items(_ count: Int) -> [MeasuredItem] {
        (0..<count).map { index in
            let name = "takes/s\(index).wav"
            let content: MeasuredItem.Content =
                switch index % 7 {
                case 5:
                    .unreadable(UnreadableRecording(path: RecordingPath(name), code: "file.empty"))
                case 6:
                    .text(
                        MeasuredDocument(
                            path: RecordingPath("takes/s\(index - 1).txt"),
                            text: TranscriptMeasurement(byteCount: 3, sha256: "")))
                default:
                    .recording(
                        Made.recording(
                            name, frames: Int64(100 + index % 5 * 400_000),
                            sha256: index % 3 == 0 ? "the same" : "digest \(index)",
                            defects: index % 11 == 0
                                ? [Defect(code: "wav.truncated", severity: .error)] : []))
                }
            return MeasuredItem(index: index, content: content)
        }
    }

    @Test(
        "says the same in whatever order items come",
        arguments: ["huawei-metastudio-basic", "alibaba-ims-standard", "soniox"])
    func order(name: String) throws {
        let profile = try profile(name)
        let items = items(200)
        var whole = ProfileCheck(profile, settings: CheckInput())
        for item in items { whole.add(item) }
        var other = ProfileCheck(profile, settings: CheckInput())
        for item in items.reversed() { other.add(item) }
        let isSame = whole.report(tool: Made.tool) == other.report(tool: Made.tool)
        #expect(isSame)
        let direct = profile.check(
            Measurements(items: items).checkInput(for: profile), tool: Made.tool)
        let isDirect = whole.report(tool: Made.tool) == direct
        #expect(isDirect)
    }

    @Test("keeps no recordings and no passes of a large set where nobody lists them, and says the same of it")
    func large() throws {
        let profile = try profile("soniox")
        func report(keeping kept: ReportContents) -> Report {
            var check = ProfileCheck(profile, settings: CheckInput(), keeping: kept)
            for index in 0..<10_500 {
                let isShort = index % 1000 == 999
                check.add(
                    MeasuredItem(
                        index: index,
                        content: .recording(
                            Made.recording(
                                "s\(index).wav", frames: isShort ? 0 : Int64(480_000 + index), sha256: "\(index)"))))
            }
            return check.report(tool: Made.tool)
        }
        let (all, few) = (report(keeping: .all), report(keeping: []))
        let saysTheSame = all.findings == few.findings && all.totals == few.totals && all.verdict == few.verdict
        #expect(saysTheSame)
        #expect(all.recordings.count == 10_500 && few.recordings.count == 11)
        #expect(few.passes.count { $0.path != nil } <= 1)
        let nearest = all.passes.compactMap { pass in pass.closeness.map { ($0, pass) } }.min { $0.0 < $1.0 }?.1
        #expect(nearest?.path == nil || few.passes.contains { $0 == nearest })
    }

    @Test("says of what was measured without hashes that duplicates are not known, and of a path that it changed")
    func documents() throws {
        let profile = try profile("alibaba-ims-standard")
        func rules(_ recordings: [RecordingMeasurement], from source: Int?) -> [String] {
            var check = ProfileCheck(profile, settings: CheckInput())
            for (index, recording) in recordings.enumerated() {
                check.add(MeasuredItem(index: index, content: .recording(recording)), from: source)
            }
            return check.report(tool: Made.tool).findings.filter { $0.outcome == .open }.map(\.rule)
        }
        let unhashed = [Made.recording("a.wav"), Made.recording("b.wav")]
        #expect(rules(unhashed, from: 0).contains("duplicate-recording"))
        #expect(!rules(unhashed, from: nil).contains("duplicate-recording"))
        let changed = [Made.recording("a.wav", sha256: "one"), Made.recording("a.wav", sha256: "other")]
        #expect(rules(changed, from: 0).contains("changed-recording"))
        let twice = [Made.recording("a.wav", sha256: "one"), Made.recording("a.wav", sha256: "one")]
        #expect(!rules(twice, from: 0).contains("changed-recording"))
    }
}
