import PreflightModel
import Testing

@testable import Reports

@Suite("Awkward text")
struct GoldenTests {
    @Test("of measurements goes through every format")
    func measurements() throws {
        try Golden.expect(MeasurementText.render(Awkward.set, style: TextStyle()), is: "measurements.txt")
        try Golden.expect(try JSONText.document(Awkward.set), is: "measurements.json")
        try Golden.expect(try MeasurementLines.render(Awkward.set), is: "measurements.jsonl")
        try Golden.expect(MeasurementCSV.render(Awkward.set), is: "measurements.csv")
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
}
