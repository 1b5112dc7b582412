import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("A hostile or careless profile", .timeLimited)
struct HostileProfileTests {
    /// The mistakes of a profile, as a user sees them; none for a valid one.
    private func mistakes(_ bytes: [UInt8]) -> [String] {
        do {
            _ = try Profile.decode(bytes, file: "my.yml")
            return []
        } catch let invalid as InvalidProfile {
            return invalid.mistakes.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    private func mistakes(_ yaml: String) -> [String] { mistakes(Array(yaml.utf8)) }

    private func profile(rules: String = "", kind: String = "recording", parameters: String = "") -> String {
        """
        id: mine
        title: Mine
        revision: 1
        sources:
          doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}
        roles:
          take:
            title: A take
            kind: \(kind)
            count: 1...
            source: {ref: doc, quote: "as many as you like"}
            rules: [\(rules)]
        \(parameters.isEmpty ? "" : "parameters: {\(parameters)}")
        """
    }

    private let source = "source: {ref: doc, quote: q}"
    private let second = "examples: {pass: [{duration: 1s}], fail: [{duration: 999ms}]}"

    @Test("may begin with a byte order mark and end its lines as Windows does")
    func windows() {
        let text = profile(rules: "{id: a, duration: {atLeast: 1s}, \(source), \(second)}")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(mistakes([0xEF, 0xBB, 0xBF] + Array(lines.utf8)).isEmpty)
    }

    @Test("is told of keys that are given twice, and of control characters, at their place")
    func place() {
        #expect(mistakes("id: a\ntitle: b\ntitle: c\n") == ["my.yml:2:1: \"title\" is given twice"])
        #expect(
            mistakes("id: a\ntitle: b\u{0}\n") == [
                "my.yml:2:9: this is not valid YAML: control characters are not allowed"
            ])
    }

    @Test("cannot fill the memory with an example that is repeated", arguments: ["2097153", "9223372036854775807"])
    func repetition(times: String) {
        func parameters(_ times: String) -> String {
            "P: {pattern: '^(abcdefgh)*$', \(source), examples: {pass: [{repeat: abcdefgh, times: \(times)}], fail: [b]}}"
        }
        #expect(mistakes(profile(parameters: parameters("33"))).isEmpty)
        #expect(
            mistakes(profile(parameters: parameters(times))).contains {
                $0.contains("an example has at most 16777216 bytes; repeat it fewer times")
            })
    }

    @Test("cannot use a rule id twice, nor that of a role's count")
    func ids() {
        let rule = "{id: a, duration: {atLeast: 1s}, \(source), \(second)}"
        #expect(mistakes(profile(rules: "\(rule), \(rule)")).contains { $0.contains("\"a\" is used twice") })
        let count = "{id: take-count, duration: {atLeast: 1s}, \(source), \(second)}"
        #expect(mistakes(profile(rules: count)).contains { $0.contains("count of the role take") })
    }

    @Test("cannot have rules that nobody would judge")
    func unjudged() {
        let examples = "examples: {pass: [{duration: 1s}], fail: [{duration: 999ms}]}"
        let total = "{id: a, totalDuration: {atLeast: 1s}, when: {container: [mp3]}, \(source), \(examples)}"
        #expect(mistakes(profile(rules: total)).contains { $0.contains("cannot have \"when\"") })
        let duration = "{id: a, duration: {atLeast: 1s}, \(source), \(examples)}"
        #expect(
            mistakes(profile(rules: duration, kind: "document")).contains {
                $0.contains("only have rules on fileName, size and documentFormat")
            })
    }

    @Test("needs examples, not empty lists of them")
    func emptyExamples() {
        let found = mistakes(
            profile(rules: "{id: a, duration: {atLeast: 1s}, \(source), examples: {pass: [], fail: []}}"))
        #expect(found.contains { $0.contains("has no example of \"pass\"") })
        #expect(found.contains { $0.contains("has no example of \"fail\"") })
    }

    @Test("is told once that the profile it extends does not exist")
    func base() {
        let found = mistakes("id: mine\nextends: tencent-vod-clon\nremove: [sample-size]\n")
        #expect(
            found == [
                "my.yml:2:10: there is no profile \"tencent-vod-clon\" to extend. Did you mean \"tencent-vod-clone\"?"
            ])
    }

    @Test("cannot stand for billions of parts by aliases")
    func aliases() {
        var text = "x0: &x0 {k: v}\n"
        for level in 1...9 {
            let entries = (0..<10).map { "k\($0): *x\(level - 1)" }.joined(separator: ", ")
            text += "x\(level): &x\(level) {\(entries)}\n"
        }
        #expect(mistakes(text).contains { $0.contains("200,000 parts") })
    }

    @Test("may nest as deep as it likes", arguments: [900, 100_000])
    func nesting(depth: Int) {
        let text = "id: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(!mistakes(text).isEmpty)
    }

    @Test("may have numbers as large as it likes")
    func numbers() {
        let rules = """
            {id: a, duration: {atLeast: 99999999999999999999s, atMost: 9223372036854775807h}, \(source),
             examples: {pass: [{duration: 9223372036854775807s, rate: 0}], fail: [{frames: -9223372036854775808}]}},
            {id: b, totalDuration: {atMost: 2562047788015215s}, \(source),
             examples: {pass: [{recordings: 9, each: {frames: 9223372036854775807, rate: 1}}], fail: [{recordings: -1}]}},
            {id: c, channels: {atMost: 9223372036854775807}, \(source),
             examples: {pass: [{channels: 9223372036854775807, bitDepth: -1, coded: -9223372036854775808}], fail: [{rate: 0}]}}
            """
        #expect(!mistakes(profile(rules: rules)).isEmpty)
    }

    @Test("leaves undecided, and does not hang, where its expression would take for ever")
    func catastrophe() throws {
        let text = profile(
            parameters: "P: {pattern: '(a+)+$', \(source), examples: {pass: [aaa], fail: [b]}}")
        let profile = try Profile.decode(Array(text.utf8), file: "my.yml")
        let value = String(repeating: "a", count: 60) + "!"
        let report = profile.check(
            CheckInput(recordings: [.init(role: "take", measurement: Made.recording())], parameters: ["P": value]),
            tool: Made.tool)
        let finding = try #require(report.findings.first { $0.rule == "P-pattern" })
        #expect(finding.outcome == .open && finding.severity == .error)
        #expect(report.verdict == .undetermined)
    }

    @Test(
        "has expressions that match whole values only",
        arguments: [("a|ab", "ab", true), ("a", "ab", false), ("a$", "a\n", false), ("^a.c$", "abc", true)])
    func whole(pattern: String, value: String, matches: Bool) throws {
        #expect((try #require(Pattern(pattern)).judge(value) == .matches) == matches)
        #expect(Pattern("a)(b") == nil)
    }
}

@Suite("Severity and words", .timeLimited)
struct AdviceTests {
    private func messages(_ profile: String, _ recording: RecordingMeasurement) throws -> [String: String] {
        let profile = try #require(try ProfileCatalogue.profile(named: profile))
        let input = CheckInput(recordings: [.init(role: profile.roles[0].name, measurement: recording)])
        let findings = profile.check(input, tool: Made.tool).findings
        return Dictionary(findings.map { ($0.rule, $0.message) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("agree: what is advised is not said to be demanded")
    func advice() throws {
        let huawei = try messages("huawei-metastudio-premium", Made.recording(channels: 2))
        #expect(huawei["take-channels"] == "stereo, but huawei-metastudio-premium accepts mono")
        #expect(huawei["take-duration"]?.contains("that huawei-metastudio-premium advises") == true)
        let fish = try messages("fish-audio", Made.recording(channels: 2))
        #expect(fish["sample-channels"] == "stereo, but fish-audio advises mono")
        let tencent = try messages("tencent-vod-clone", Made.recording(frames: 48_000))
        #expect(tencent["sample-duration"]?.contains("that tencent-vod-clone asks for") == true)
        let cartesia = try messages("cartesia-instant", Made.recording(frames: 48_000))
        #expect(
            cartesia["sample-duration"] == "1.0 s is shorter than the 5 s that cartesia-instant advises (4.0 s short)")
    }

    @Test("leave a bit rate that is not known undecided")
    func bitRate() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "azure-personal-voice"))
        let recording = Made.recording(container: .mp3, codec: .mp3, depth: nil, bitRate: nil)
        let report = profile.check(
            CheckInput(recordings: [.init(role: "prompt", measurement: recording)]), tool: Made.tool)
        #expect(report.findings.contains { $0.rule == "prompt-bit-rate" && $0.outcome == .open })
        #expect(report.verdict == .undetermined)
    }

    @Test("refuse compressed samples in a WAV where a bit depth is demanded")
    func compressed() throws {
        let recording = Made.recording(codec: "pcm_alaw", depth: nil)
        #expect(try messages("azure-personal-voice", recording)["prompt-codec"] != nil)
        #expect(try messages("iflytek-one-sentence", recording)["sample-wav-codec"] != nil)
    }
}
