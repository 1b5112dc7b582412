import Foundation
import PreflightModel
import TestSupport
import Testing

@Suite("The source of a rule", .timeLimited)
struct RuleSourceTests {
    private static func source(_ words: RuleSource.Words) -> RuleSource {
        RuleSource(
            title: "Limits", address: "https://example.com/limits", read: "2026-11-27", confidence: .a, words: words)
    }

    @Test(
        "has its words under their own keys in JSON, and comes back as it was",
        arguments: [
            (RuleSource.Words.quote("at most 60 s", translation: nil), ["quote"]),
            (.quote("最长 60 秒", translation: "at most 60 s"), ["quote", "translation"]),
            (.paraphrase("At most 60 s."), ["paraphrase"]),
        ])
    func json(words: RuleSource.Words, keys: [String]) throws {
        let data = try JSONEncoder().encode(Self.source(words))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
        #expect(Set(object.keys) == Set(["title", "address", "read", "confidence"] + keys))
        #expect(try JSONDecoder().decode(RuleSource.self, from: data) == Self.source(words))
    }

    @Test("is printed in quotation marks where it is quoted, and marked where it is not")
    func statements() {
        let quoted = Self.source(.quote("at most 60 s", translation: nil))
        #expect(quoted.statement == "“at most 60 s”" && quoted.titledStatement == "Limits: “at most 60 s”")
        let translated = Self.source(.quote("最长 60 秒", translation: "at most 60 s"))
        #expect(translated.statement == "“最长 60 秒” (our translation: at most 60 s)")
        let paraphrased = Self.source(.paraphrase("At most 60 s."))
        #expect(paraphrased.statement == "Paraphrase: At most 60 s.")
        #expect(paraphrased.titledStatement == "Limits, paraphrased: At most 60 s.")
    }
}
