import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("The syllables of a text", .timeLimited)
struct SyllableCountTests {
    @Test(
        "are groups of vowels in alphabets, and characters where each is a syllable",
        arguments: [
            ("Please enter your agent number.", 9, 9), ("", 0, 0), ("…!?", 0, 0), ("Él habló.", 3, 3),
            ("don’t", 1, 1), ("Здравствуйте", 3, 3), ("你瞧瞧现在哪有瓜呀。", 9, 9), ("안녕하세요", 5, 5), ("Καλημέρα", 4, 4),
        ] as [(String, Double, Double)])
    func counted(text: String, least: Double, most: Double) {
        let count = SyllableCount(text)
        #expect((count.least, count.most) == (least, most))
    }

    @Test(
        "are a range for what is read in several ways: digits, symbols, abbreviations, kanji, letters without vowels",
        arguments: ["2026", "50 %", "PBX", "東京です", "مرحبا بكم", "สวัสดี", "Dr. Smith"])
    func ranges(text: String) {
        let count = SyllableCount(text)
        #expect(count.least < count.most && count.most > 0)
    }

    @Test(
        "of numbers have what people say in their range",
        arguments: [("777", 9), ("1000000", 3), ("2026", 5), ("USA", 3), ("WWW", 9), ("100 %", 5)] as [(String, Double)]
    )
    func spoken(text: String, syllables: Double) {
        let count = SyllableCount(text)
        #expect(count.least <= syllables && syllables <= count.most, "\(count)")
    }

    @Test("of decomposed accents are those of composed ones")
    func accents() {
        #expect(SyllableCount("e\u{301}te\u{301}") == SyllableCount("\u{E9}t\u{E9}"))
    }
}
