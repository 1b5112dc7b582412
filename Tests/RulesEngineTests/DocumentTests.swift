import PreflightModel
import Reports
import RulesEngine
import TestSupport
import Testing

@Suite("Documents", .timeLimited)
struct DocumentTests {
    private func report(
        _ name: String, byteCount: Int64 = 1, _ content: DocumentMeasurement? = nil, profile: String? = nil
    ) throws -> Report {
        let profile =
            try profile.map { try Profile.decode(Array($0.utf8), file: "made-up.yml") }
            ?? #require(try ProfileCatalogue.profile(named: "huawei-metastudio-premium"))
        let take = Made.recording(frames: 3600 * 48_000)
        return profile.check(
            CheckInput(
                recordings: [.init(role: "take", measurement: take)],
                documents: [.init(role: "letter", path: RecordingPath(name), byteCount: byteCount, content: content)]),
            tool: Made.tool)
    }

    private func content(
        _ format: DocumentFormat? = nil, recording: Container? = nil, other: String? = nil
    ) -> DocumentMeasurement {
        DocumentMeasurement(sha256: "", format: format, recording: recording, other: other)
    }

    @Test("are held against the rules of their role")
    func judged() throws {
        #expect(try report("letter.pdf", content(.pdf)).passes.contains { $0.rule == "letter-format" })
        let finding = try #require(
            try report("letter.docx", content(.docx)).findings.first { $0.rule == "letter-format" })
        #expect(finding.severity == .warning && finding.path == "letter.docx")
        #expect(finding.message == "DOCX, but huawei-metastudio-premium advises PDF, JPEG or PNG")
        #expect(finding.remedy == "Scan the letter as PDF, or take a photo of it as JPG or PNG.")
    }

    @Test("without a byte fail, whatever the profile says of them")
    func empty() throws {
        for profile in [nil, Self.silentProfile] {
            let report = try report("letter.pdf", byteCount: 0, content(), profile: profile)
            #expect(report.verdict == .fail)
            let finding = try #require(report.findings.first { $0.rule == "document.empty" })
            #expect(finding.severity == .error && finding.path == "letter.pdf")
            #expect(finding.message == "the document is empty (0 bytes)")
            #expect(!report.findings.contains { $0.rule == "letter-format" })
        }
    }

    @Test("that are recordings fail, whatever the profile says of them")
    func recording() throws {
        let report = try report("letter.pdf", content(recording: .wav), profile: Self.silentProfile)
        #expect(report.verdict == .fail)
        #expect(report.findings.map(\.rule) == ["document.recording"])
        #expect(report.findings[0].message == "the content is a recording (wav), not a document")
    }

    @Test("that are not what their name says fail; those of another known format are only warned of")
    func names() throws {
        let web = try report("letter.pdf", content(other: "html"), profile: Self.silentProfile)
        #expect(web.verdict == .fail)
        #expect(web.findings.map(\.rule) == ["document.not-recognised"])
        #expect(web.findings[0].message == "the name says .pdf, but the content is not PDF: it is a web page")
        let picture = try report("letter.pdf", content(.jpeg), profile: Self.silentProfile)
        #expect(picture.verdict == .pass)
        #expect(picture.findings.map(\.rule) == ["document.extension-mismatch"])
        #expect(picture.findings[0].remedy == "Rename it so that it ends in .jpg.")
        for name in ["letter.JPEG", "letter.jpg", "letter"] {
            #expect(try report(name, content(.jpeg), profile: Self.silentProfile).findings.isEmpty)
        }
        // What no name announces is no mistake: a table of sentences is a document too.
        #expect(try report("script.csv", content(), profile: Self.silentProfile).findings.isEmpty)
    }

    @Test("of other formats fail where the vendor states its formats")
    func stated() throws {
        let unknown = try report("letter", content(other: "gif"))
        let finding = try #require(unknown.findings.first { $0.rule == "letter-format" })
        #expect(finding.message == "a GIF picture, but huawei-metastudio-premium advises PDF, JPEG or PNG")
    }

    private static let silentProfile = """
        id: made-up
        title: Made up
        revision: 1
        sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
        roles:
          take: {title: A take, count: 1, source: {ref: doc, quote: "takes"}}
          letter: {title: A letter, kind: document, count: 1, source: {ref: doc, quote: "letter"}}
        """

    @Test(
        "have formats that profiles name, and only documents have them",
        arguments: [
            ("documentFormat: [pdff]", "document", "unknown document format \"pdff\". Did you mean \"pdf\"?"),
            ("documentFormat: [pdf]", "recording", "documentFormat can only be demanded of a document"),
        ])
    func mistakes(rule: String, kind: String, mistake: String) throws {
        let text = Self.silentProfile.replacing(
            "kind: document, count: 1,",
            with: "kind: \(kind), count: 1, rules: [{id: a, \(rule), "
                + "source: {ref: doc, quote: b}, examples: {pass: [{format: pdf}], fail: [{format: png}]}}],")
        let invalid = #expect(throws: InvalidProfile.self) {
            try Profile.decode(Array(text.utf8), file: "made-up.yml")
        }
        #expect("\(invalid.map { "\($0)" } ?? "")".contains(mistake))
    }
}
