import Foundation
import TestSupport
import Testing

@Suite("What is said, against its text", .timeLimited)
struct SaidTextTests {
    private static let recording = "Fixtures/speech/austen-1.wav"
    private static let text = "mister john dashwood then had leisure to consider"

    private static func profile(_ scratch: Scratch) throws -> String {
        try scratch.file(
            "mine.yml",
            """
            id: mine
            title: Mine
            revision: 1
            sources:
              doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}
            roles:
              take:
                title: A take
                count: 1...
                source: {ref: doc, quote: "as many as you like"}
                rules:
                  - id: take-words
                    saysText: {parameter: Words}
                    source: {ref: doc, quote: "says these words"}
                    examples: {pass: [{differs: 0.1}], fail: [{differs: 0.9}]}
            parameters:
              Words: {source: {ref: doc, quote: "the words"}}
            """
        ).path
    }

    private static func check(
        _ scratch: Scratch, words: String, recogniser: MadeRecogniser?, more: [String] = []
    ) throws -> (command: Command, findings: [[String: Any]]) {
        let command = try Command.run(
            [
                "check", "--profile", try profile(scratch), recording, "--parameter", "Words=\(words)", "--format",
                "json",
            ] + more,
            environment: ["VOICE_PREFLIGHT_WORDS": recogniser?.folder.path ?? "/nowhere"])
        let findings = try command.json()["findings"] as? [[String: Any]] ?? []
        return (command, findings.filter { ($0["code"] as? String)?.hasPrefix("saysText.") == true })
    }

    @Test("is open with a note that says how to install the recogniser, where there is none")
    func notInstalled() throws {
        let scratch = try Scratch()
        let (command, findings) = try Self.check(scratch, words: Self.text, recogniser: nil)
        let finding = try #require(findings.first)
        #expect(
            findings.count == 1 && finding["severity"] as? String == "note" && finding["outcome"] as? String == "open")
        #expect((finding["remedy"] as? String)?.contains("scripts/install-words") == true)
        #expect(command.status == 0)
    }

    @Test("agrees, or differs by a word, or is another text")
    func agreement() throws {
        let scratch = try Scratch()
        let made = try MadeRecogniser(hearing: Self.text, in: scratch)
        #expect(
            try Self.check(scratch, words: "Mister John Dashwood then had leisure to consider.", recogniser: made)
                .findings.isEmpty)
        let lacking = try Self.check(scratch, words: "Mister John then had leisure to consider.", recogniser: made)
        #expect(lacking.findings.first?["code"] as? String == "saysText.words-differ" && lacking.command.status == 0)
        #expect(
            (lacking.findings.first?["message"] as? String)?.contains("after “John”, more is said than the text has")
                == true)
        let other = try Self.check(
            scratch, words: "Why would you buy the fuzzy puppy that we will give away?", recogniser: made)
        #expect(
            other.findings.first?["code"] as? String == "saysText.differs" && other.command.status == 1,
            "\(other.findings) \(other.command.output)")
    }

    @Test("costs the rule alone where the recogniser crashes: it is open, and the check goes on")
    func crash() throws {
        let scratch = try Scratch()
        let made = try MadeRecogniser(.crashes, hearing: Self.text, in: scratch)
        let (command, findings) = try Self.check(scratch, words: Self.text, recogniser: made)
        #expect(
            findings.map { $0["outcome"] as? String } == ["open"] && findings[0]["severity"] as? String == "warning")
        #expect(command.status == 0)
    }

    @Test("is not listened for at other depths")
    func depth() throws {
        let scratch = try Scratch()
        let made = try MadeRecogniser(hearing: Self.text, in: scratch)
        let (_, findings) = try Self.check(scratch, words: Self.text, recogniser: made, more: ["--depth", "decode"])
        #expect((findings.first?["message"] as? String)?.contains("nobody listened") == true)
    }

    /// The folder of the recogniser, where it is installed.
    private static var installed: String? {
        let environment = ProcessInfo.processInfo.environment
        let data = environment["XDG_DATA_HOME"] ?? "\(environment["HOME"] ?? "")/.local/share"
        let folder = environment["VOICE_PREFLIGHT_WORDS"] ?? "\(data)/voice-preflight/words"
        return FileManager.default.fileExists(atPath: "\(folder)/libhama.so") ? folder : nil
    }

    @Test(
        "is told by the installed recogniser in real speech",
        .enabled(if: installed != nil, "scripts/install-words was not run"))
    func real() throws {
        let scratch = try Scratch()
        let folder = try #require(Self.installed)
        func codes(_ words: String) throws -> [String] {
            let command = try Command.run(
                [
                    "check", "--profile", try Self.profile(scratch), "Fixtures/speech/austen-1.wav", "--parameter",
                    "Words=\(words)", "--format", "json",
                ], environment: ["VOICE_PREFLIGHT_WORDS": folder])
            let findings = try command.json()["findings"] as? [[String: Any]] ?? []
            return findings.compactMap { $0["code"] as? String }.filter { $0.hasPrefix("saysText.") }
        }
        #expect(try codes(Self.austen) == [])
        #expect(try codes(Self.austen.replacing("leisure ", with: "")) == ["saysText.words-differ"])
        #expect(
            try codes("The boats lay side by side along the wall, and an old man counted gulls on a roof.") == [
                "saysText.differs"
            ])
    }

    private static let austen =
        "And Mr. John Dashwood had then leisure to consider how much there might be prudently in his power to do for them."
}
