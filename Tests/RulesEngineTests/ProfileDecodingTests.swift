import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Reading a profile", .timeLimited)
struct ProfileDecodingTests {
    private func mistakes(_ yaml: String) -> [String] {
        do {
            _ = try Profile.decode(Array(yaml.utf8), file: "my.yml")
            return []
        } catch let invalid as InvalidProfile {
            return invalid.mistakes.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    private let head = """
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

        """

    @Test("reports all mistakes at once, with line and column and the near name")
    func allAtOnce() {
        let found = mistakes(
            head + """
                      - id: one
                        durations: {atLeast: 10s}
                        source: {ref: doc, quote: "q"}
                        examples: {pass: [{duration: 10s}], fail: [{duration: 9s}]}
                      - id: two
                        size: {atMost: 20XB}
                        source: {ref: dok, quote: "q"}
                        examples: {pass: [{size: 1B}], fail: [{size: 2B}]}
                """)
        #expect(found.contains("my.yml:13:9: unknown rule kind \"durations\". Did you mean \"duration\"?"))
        #expect(found.contains { $0.contains(":17:") && $0.contains("20 XB") })
        #expect(found.contains { $0.contains(":18:") && $0.contains("Did you mean \"doc\"?") })
    }

    @Test("refuses a rule without source or examples")
    func sourceAndExamples() {
        let found = mistakes(head + "      - {id: one, duration: {atLeast: 10s}}")
        #expect(found.contains { $0.contains("has no \"source\"") })
        #expect(found.contains { $0.contains("has no \"examples\"") })
    }

    private func mistakes(inSource source: String) -> [String] {
        mistakes(
            head + """
                      - id: one
                        duration: {atLeast: 10s}
                        source: {ref: doc\(source)}
                        examples: {pass: [{duration: 10s}], fail: [{duration: 9s}]}
                """)
    }

    @Test(
        "takes a quote, a quote with its translation, or a paraphrase",
        arguments: [", quote: q", ", quote: 十秒, translation: ten seconds", ", paraphrase: p", ", quote: 十秒"])
    func words(source: String) {
        #expect(mistakes(inSource: source) == [])
    }

    @Test(
        "refuses notes that pose as quotes, and words that are both or neither",
        arguments: [
            (", quote: \"Stated: at least 10 s\"", "Write the note as \"paraphrase\""),
            (", quote: \"  stated： 10 s\"", "Write the note as \"paraphrase\""),
            (", paraphrase: \"Stated: 10 s\"", "Write the note as \"paraphrase\""),
            (", quote: q, paraphrase: p", "both a quote and a paraphrase"),
            (", paraphrase: p, translation: t", "a translation without a quote"),
            (", translation: t", "a translation without a quote"), ("", "no \"paraphrase\" in place of it"),
        ])
    func wrongWords(source: String, expected: String) {
        let found = mistakes(inSource: source)
        #expect(found.contains { $0.hasPrefix("my.yml:") && $0.contains(expected) }, "\(found)")
    }

    @Test("keeps quotes of the user's own in any language without a translation")
    func ownLanguage() throws {
        let yaml = """
            extends: tencent-vod-clone
            id: house-rules
            sources: {house: {title: House rules, address: intranet, read: 2026-11-20, confidence: own}}
            roles:
              sample:
                rules:
                  - id: sample-duration
                    duration: {atLeast: 20s}
                    source: {ref: house, quote: "二十秒以上"}
                    examples: {pass: [{duration: 20s}], fail: [{duration: 19s}]}
            """
        let profile = try Profile.decode(Array(yaml.utf8), file: "my.yml")
        let source = try #require(profile.role(named: "sample")?.rules.first { $0.id == "sample-duration" }?.source)
        #expect(source.quote == "二十秒以上" && source.translation == nil && source.paraphrase == nil)
    }

    @Test("says why a profile to extend is gone")
    func retiredBase() {
        #expect(mistakes("extends: lmnt-professional\nid: x").contains { $0.contains("Use lmnt-instant.") })
    }

    @Test("refuses an example that does not hold")
    func wrongExample() {
        let found = mistakes(
            head + """
                      - id: one
                        duration: {moreThan: 1min}
                        source: {ref: doc, quote: "q"}
                        examples: {pass: [{duration: 1min}], fail: [{duration: 10s}]}
                """)
        #expect(found.count == 1)
        #expect(found.first?.contains("is listed under pass, but the rule gives fail") == true)
    }

    @Test("refuses what is not YAML, not UTF-8, empty or no mapping, with a place")
    func broken() {
        #expect(mistakes("id: [").first?.hasPrefix("my.yml:") == true)
        #expect(mistakes("").count == 1)
        #expect(mistakes("- a\n- b").isEmpty == false)
        #expect(throws: InvalidProfile.self) { try Profile.decode([0xFF, 0xFE], file: "my.yml") }
    }

    @Test("survives a bomb of aliases and deep nesting")
    func hostile() {
        let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(!mistakes("id: \(deep)").isEmpty)
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1..<30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(!mistakes(bomb).isEmpty)
    }

    @Test("extends a built-in profile, replaces a rule and removes a parameter")
    func extends() throws {
        let yaml = """
            extends: tencent-vod-clone
            id: house-rules
            sources:
              house: {title: House rules, address: intranet, read: 2026-11-20, confidence: own}
            remove: [ExtInfo]
            roles:
              sample:
                rules:
                  - id: sample-duration
                    duration: {atLeast: 20s, atMost: 2min}
                    source: {ref: house, quote: "twenty seconds"}
                    examples: {pass: [{duration: 20s}], fail: [{duration: 19s}, {frames: 5760001, rate: 48000}]}
            """
        let profile = try Profile.decode(Array(yaml.utf8), file: "my.yml")
        let base = try #require(try ProfileCatalogue.profile(named: "tencent-vod-clone"))
        #expect(profile.id == "house-rules")
        #expect(profile.sha256 != base.sha256)
        #expect(profile.parameters.count == base.parameters.count - 1)
        #expect(profile.roles.count == base.roles.count)
        let rules = try #require(profile.role(named: "sample")?.rules)
        #expect(rules.count == base.roles[0].rules.count)
        let duration = try #require(rules.first { $0.id == "sample-duration" })
        #expect(EnglishSentences().text(of: duration.limit) == "20 s to 2 min")
        #expect(mistakes("extends: tencent-vod-klone\nid: x").contains { $0.contains("tencent-vod-clone") })
    }

    @Test(
        "reads numbers with units exactly",
        arguments: [
            ("10s", 10, 1, "s"), ("0.5s", 5, 10, "s"), ("20 MB", 20, 1, "MB"), ("44.1kHz", 441, 10, "kHz"),
            ("5_368_709_120B", 5_368_709_120, 1, "B"),
        ] as [(String, Int64, Int64, String)])
    func numbers(text: String, numerator: Int64, denominator: Int64, unit: String) {
        let number = ProfileValues.parse(text)
        #expect(number?.numerator == numerator && number?.denominator == denominator && number?.unit == unit)
    }

    @Test(
        "does not trap on absurd numbers", arguments: ["99999999999999999999s", "1.", ".5s", "-1s", "1.9999999s", ""])
    func absurdNumbers(text: String) {
        #expect(ProfileValues.parse(text) == nil)
        #expect(!mistakes(head + "      - {id: a, duration: {atLeast: \"\(text)\"}}").isEmpty)
    }
}

@Suite("Parameters", .timeLimited)
struct ParameterConditionTests {
    @Test(
        "end with a punctuation mark, closing quotes aside",
        arguments: [
            ("Hello.", true), ("Hello", false), ("真的吗？", true), ("\"Stop!\"", true), ("他说：“好。”", true), ("", false),
            ("Hello, there", false), ("Wait…", true), ("end. ", true),
        ])
    func punctuation(text: String, isFine: Bool) {
        #expect((PunctuationCondition().judge(text).outcome == .pass) == isFine)
    }

    @Test(
        "are URLs of the right shape",
        arguments: [
            ("https://b.oss-cn-shanghai.aliyuncs.com/demo.mp3", true),
            ("http://b.oss-cn-shanghai.aliyuncs.com/a", true),
            ("https://aliyuncs.com.evil.example/demo.mp3", false), ("demo.mp3", false), ("file:///etc/passwd", false),
            ("https:///x", false), ("", false),
        ])
    func url(text: String, isFine: Bool) {
        let condition = URLCondition(schemes: ["http", "https"], hostSuffix: ".aliyuncs.com")
        #expect((condition.judge(text).outcome == .pass) == isFine)
    }

    @Test("have lengths in Unicode scalar values", arguments: [31, 32, 33])
    func length(count: Int) {
        let bound = Limits<Int64>.Bound(value: 32, isInclusive: true, text: "32")
        let condition = LengthCondition(limits: Limits(upper: bound))
        #expect((condition.judge(String(repeating: "声", count: count)).outcome == .pass) == (count <= 32))
    }

    @Test(
        "are integers in the vendor's range",
        arguments: [
            ("-11", false), ("-10", true), ("10", true), ("11", false), ("+3", false), ("03", false), ("1e1", false),
        ])
    func integer(text: String, isFine: Bool) {
        let condition = IntegerCondition(
            limits: Limits(
                lower: .init(value: -10, isInclusive: true, text: "-10"),
                upper: .init(value: 10, isInclusive: true, text: "10")))
        #expect((condition.judge(text).outcome == .pass) == isFine)
    }

    @Test(
        "have no Chinese characters where the vendor says so",
        arguments: [("user-1", true), ("用户", false), ("ü", true), ("Ａ", false)])
    func chinese(text: String, isFine: Bool) {
        #expect((NoChineseCondition().judge(text).outcome == .pass) == isFine)
    }
}
