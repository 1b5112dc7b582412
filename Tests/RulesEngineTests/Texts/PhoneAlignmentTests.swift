import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Phones of a text and phones that were heard", .timeLimited)
struct PhoneAlignmentTests {
    private static func align(_ words: [String], _ heard: String, open: Set<Int> = []) -> PhoneAlignment {
        PhoneAlignment(
            words.enumerated().map { index, word in
                PhoneAlignment.Expected(phones: open.contains(index) ? [] : Array(word), isOpen: open.contains(index))
            }, heard: Array(heard))
    }

    @Test("are near where they sound alike, and as far as can be where they do not")
    func distances() {
        #expect(PhoneDistance.between("p", "p") == 0)
        #expect(PhoneDistance.between("n", "ŋ") < PhoneDistance.between("n", "s"))
        #expect(PhoneDistance.between("ə", "ʌ") < PhoneDistance.between("i", "ɑ"))
        #expect(PhoneDistance.between("t", "d") < 0.5 && PhoneDistance.between("t", "a") == 1)
        #expect(PhoneDistance.between("j", "i") < 0.5 && PhoneDistance.between("?", "a") == 1)
        for one in "pbtdkgmnŋfvszʃʒhlɹjwiɪeɛæaɑɔoʊuəʌɝ" {
            for other in "pbtdkgmnŋfvszʃʒhlɹjwiɪeɛæaɑɔoʊuəʌɝ" {
                let distance = PhoneDistance.between(one, other)
                #expect(distance == PhoneDistance.between(other, one) && (0...1).contains(distance))
                #expect((distance == 0) == (one == other))
            }
        }
    }

    @Test("are split without their marks, and affricates are one")
    func symbols() {
        #expect(PhoneDistance.phones(of: "d͡ʒ") == ["ʤ"] && PhoneDistance.phones(of: "tʃ") == ["ʧ"])
        #expect(PhoneDistance.phones(of: "ˈiː") == ["i"] && PhoneDistance.phones(of: "eɪ") == ["e", "ɪ"])
        #expect(PhoneDistance.phones(of: "²").isEmpty)
    }

    @Test("cost nothing where they are the same, and belong to their words")
    func same() {
        let alignment = Self.align(["kat", "sat"], "katsat")
        #expect(alignment.cost == 0)
        #expect(alignment.words.map(\.heard) == [0..<3, 3..<6] && !alignment.isExtra.contains(true))
    }

    @Test("show the word that is missing, and what is too much")
    func differences() {
        let missing = Self.align(["kat", "limu", "sat"], "katsat")
        #expect(missing.words.map(\.cost)[1] > 3 && missing.words[1].heard == 3..<3)
        #expect(missing.words[0].cost == 0 && missing.words[2].cost == 0)
        let extra = Self.align(["kat", "sat"], "katlimusat")
        #expect(extra.isExtra == [false, false, false, true, true, true, true, false, false, false])
    }

    @Test("in the place of an open word are its own")
    func open() {
        let alignment = Self.align(["kat", "", "sat"], "katlimusat", open: [1])
        #expect(alignment.words[1].heard == 3..<7 && !alignment.isExtra.contains(true))
        #expect(alignment.cost < 1)
    }

    @Test("are aligned where there are none on one side, or on both")
    func empty() {
        #expect(Self.align([], "").cost == 0)
        #expect(Self.align(["kat"], "").words[0].cost > 2)
        #expect(Self.align([], "kat").isExtra == [true, true, true])
    }

    @Test("are aligned near the diagonal alone where there are many, with the same words")
    func many() {
        let words = (0..<900).map { ["kat", "limu", "sat", "bonə"][$0 % 4] }
        let alignment = Self.align(words, words.joined())
        #expect(alignment.cost == 0 && alignment.words.allSatisfy { $0.cost == 0 })
    }
}
