import PreflightModel
import TestSupport
import Testing

@testable import Reports

@Suite("Awkward text", .timeLimited)
struct GoldenTests {
    @Test("of measurements goes through every format")
    func measurements() throws {
        for (format, name) in zip(MeasurementFormat.allCases, ["txt", "json", "jsonl", "csv"]) {
            try Golden.expect(format.render(Awkward.set), is: "measurements.\(name)")
        }
    }

    @Test("of reports goes through every format")
    func reports() throws {
        let report = Awkward.report()
        try Golden.expect(ReportText.render(report, style: TextStyle()), is: "report.txt")
        try Golden.expect(try JSONText.document(report), is: "report.json")
        let passed = Awkward.report(id: "wide-录音", verdict: .pass, findings: [])
        let undecided = Awkward.report(
            id: "undecided", verdict: .undetermined, findings: Awkward.findings.filter { $0.outcome == .open })
        try Golden.expect(MatrixText.render([report, passed, undecided], style: TextStyle()), is: "matrix.txt")
    }

    @Test("goes through what a watch prints")
    func watch() throws {
        let report = Awkward.report()
        let paths = report.recordings.map(\.measurement.path) + report.unreadable.map(\.recording.path)
        let text = WatchText.render(
            report, changed: paths + report.leftOut.map(\.path), gone: [Awkward.broken],
            newlyWaiting: [Awkward.bidirectional, Awkward.notUTF8], waitingCount: 3, style: TextStyle())
        try Golden.expect(text, is: "watch.txt")
        let waiting = WatchText.render(
            report, changed: [], gone: [], newlyWaiting: [Awkward.wide], waitingCount: 1, style: TextStyle())
        #expect(waiting == "....  takes/录音😀🚀.mp3  waiting until it is complete\n")
        var empty = Awkward.report(verdict: .pass, findings: [])
        empty.recordings = []
        empty.unreadable = []
        let gone = WatchText.render(
            empty, changed: [], gone: [Awkward.wide], newlyWaiting: [], waitingCount: 1, style: TextStyle())
        #expect(gone == "gone  takes/录音😀🚀.mp3\n      no recordings yet.\n")
    }
}
