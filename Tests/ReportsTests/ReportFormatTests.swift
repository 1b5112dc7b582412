import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import Reports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What holds of every format; new ones are found by themselves.
@Suite("Every report format", .timeLimited)
struct ReportFormatTests {
    @Test("has a name of its own in plain letters")
    func names() {
        let names = ReportFormat.all.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names { #expect(name.wholeMatch(of: /[a-z]+/) != nil) }
    }

    @Test("writes the same twice, and ends with a line feed", arguments: ReportFormat.all)
    func deterministic(format: ReportFormat) throws {
        for reports in [Awkward.formats(), [Awkward.report()], [Self.plain(failing: 0)]] {
            let text = try format.render(reports, in: Awkward.context)
            #expect(text.utf8.last == UInt8(ascii: "\n") && !text.hasSuffix("\n\n"))
            #expect(firstDifference(text, from: try format.render(reports, in: Awkward.context)) == nil)
        }
    }

    @Test("is well-formed", arguments: ReportFormat.all)
    func wellFormed(format: ReportFormat) throws {
        for reports in [Awkward.formats(), [Awkward.report()], [Self.plain(failing: 0)], [Self.plain(failing: 30)]] {
            let text = try format.render(reports, in: Awkward.context)
            switch format.name {
            case "json", "sarif", "gitlab", "rdjson": _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
            case "jsonl":
                for line in text.split(separator: "\n") { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
            case "csv": #expect(Set(try CSVReader.records(text).map(\.count)).count == 1)
            case "junit": #expect(XMLParser(data: Data(text.utf8)).parse())
            case "tap": #expect(TAPReader.mistakes(in: text) == [])
            case "github": #expect(WorkflowReader.mistakes(in: text) == [])
            case "text", "markdown", "html": break
            default: Issue.record("nobody reads \(format.name) here")
            }
        }
    }

    @Test("says each thing that is wrong once, and names its rule", arguments: ReportFormat.all)
    func complete(format: ReportFormat) throws {
        for count in [1, 9, 10, 11, 30] {
            let text = try format.render([Self.plain(failing: count)], in: Awkward.context)
            for index in 0..<count {
                #expect(text.ranges(of: "message \(index) of it").count == 1, "\(index) of \(count)")
                #expect(text.contains("rule-\(index)"))
            }
        }
    }

    @Test("tells profiles apart in one document", arguments: ReportFormat.all)
    func profiles(format: ReportFormat) throws {
        let reports = [Self.plain(failing: 1), Self.plain(failing: 1, id: "other")]
        let text = try format.render(reports, in: Awkward.context)
        #expect(text.contains("plain") && text.contains("other"))
    }

    @Test("has nothing that a terminal obeys, whatever files and profiles are called", arguments: ReportFormat.all)
    func harmless(format: ReportFormat) throws {
        var context = Awkward.context
        context.isForTerminal = true
        for reports in [Awkward.formats(), [Awkward.report()]] {
            let text = try format.render(reports, in: context)
            let obeyed = text.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control: scalar != "\n" && scalar != "\r"
                case .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
            #expect(obeyed.isEmpty)
        }
    }

    @Test(
        "of awkward text is what somebody has read and found good",
        arguments: ["csv", "jsonl", "markdown", "junit", "sarif", "github", "gitlab", "rdjson", "tap"])
    func golden(name: String) throws {
        let format = try #require(ReportFormat.all.first { $0.name == name })
        try Golden.expect(try format.render(Awkward.formats(), in: Awkward.context), is: "formats.\(name)")
    }

    @Test(
        "quotes in quotation marks with our translation behind them, and marks paraphrases",
        arguments: ["text", "markdown", "junit", "sarif", "tap"])
    func words(name: String) throws {
        let format = try #require(ReportFormat.all.first { $0.name == name })
        var report = Self.plain(failing: 1)
        report.findings[0].source = RuleSource(
            title: "Document", address: "https://example.com/a", read: "2026-11-27", confidence: .a,
            quote: "最长 60 秒", translation: "at most 60 s")
        #expect(try format.render([report]).contains("“最长 60 秒” (our translation: at most 60 s)"))
        report.findings[0].source = RuleSource(
            title: "Document", address: "https://example.com/a", read: "2026-11-27", confidence: .a,
            words: .paraphrase("no more than 60 s"))
        let text = try format.render([report])
        #expect(text.contains("Document, paraphrased: no more than 60 s") && !text.contains("“no more than 60 s"))
    }

    @Test("of machines keep quote, translation and paraphrase apart", arguments: ["json", "jsonl", "csv", "html"])
    func separateWords(name: String) throws {
        let format = try #require(ReportFormat.all.first { $0.name == name })
        let text = try format.render([Awkward.report(findings: [Self.finding(Awkward.translated)])])
        let other = try format.render([Awkward.report(findings: [Self.finding(Awkward.paraphrased)])])
        switch name {
        case "csv":
            let records = try CSVReader.records(text)
            let quote = try #require(records[0].firstIndex(of: "quote"))
            #expect(records[0][quote...] == ["quote", "translation", "paraphrase"])
            #expect(records[1][quote...] == ["最长 60 秒，\u{202E}单声道", "at most 60 s, mono <&>", ""])
            #expect(try CSVReader.records(other)[1][quote...] == ["", "", "At most\n20 \"MB\"."])
        case "html":
            #expect(text.contains("</q> (our translation: at most 60 s, mono &lt;&amp;&gt;)"))
            #expect(other.contains(", paraphrased: At most") && !other.contains("<q>"))
        default:
            #expect(text.contains("\"translation\"") && !text.contains("\"paraphrase\""))
            #expect(other.contains("\"paraphrase\"") && !other.contains("\"quote\""))
        }
    }

    private static func finding(_ source: RuleSource) -> Finding {
        Finding(
            rule: "rule", severity: .error, outcome: .fail, role: "sample", path: Awkward.wide, message: "wrong",
            source: source)
    }

    /// A report without anything awkward, in which so many rules fail.
    static func plain(failing count: Int, id: String = "plain") -> Report {
        let source = RuleSource(
            title: "Document", address: "example.com", read: "2026-11-20", confidence: .a, quote: "words")
        var report = Awkward.report(id: id, verdict: count > 0 ? .fail : .pass, findings: [])
        report.findings = (0..<count).map { index in
            Finding(
                rule: "rule-\(index)", severity: .error, outcome: .fail, role: "sample", path: Awkward.wide,
                limit: RuleLimit(words: "at most \(index)"), message: "message \(index) of it", remedy: "Fix it.",
                source: source)
        }
        return report
    }
}
