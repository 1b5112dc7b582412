import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("YAML with aliases", .timeLimited)
struct YAMLAliasTests {
    /// What is wrong with a document; empty for one that is read.
    private func mistakes(_ text: String) -> [String] {
        let mistakes = ProfileMistakes(file: "a.yml")
        let node = YAMLDocument.root(of: Array(text.utf8), needs: "nothing", mistakes)
        #expect((node != nil) == mistakes.isEmpty)
        return mistakes.mistakes.map(\.description)
    }

    /// `levels` anchors, each with ten aliases of the one before.
    private func tower(_ levels: Int, _ list: ([String]) -> String) -> String {
        (1...levels).reduce("x0: &x0 [k]\n") { text, level in
            text + "x\(level): &x\(level) \(list(Array(repeating: "*x\(level - 1)", count: 10)))\n"
        }
    }

    @Test("is read as long as it stays small")
    func small() {
        #expect(mistakes("a: &a {b: 1}\nc: *a\n\"*\": '& * *a'\nd: [*a, *a]\n# *a &a\n").isEmpty)
        #expect(mistakes("a: &name word\n*name : 1\n").isEmpty)
    }

    @Test("cannot keep Yams busy for years, as a value or as a key")
    func bombs() {
        let flow = { (parts: [String]) in "[" + parts.joined(separator: ", ") + "]" }
        #expect(mistakes(tower(30, flow)).contains { $0.contains("200,000 parts") })
        #expect(!mistakes(tower(30, flow) + "? *x30\n: 1\n").isEmpty)
        #expect(!mistakes(tower(30, flow) + "*x30 : 1\n").isEmpty)
        #expect(!mistakes(tower(30, flow) + "{*x30: 1}\n").isEmpty)
        #expect(!mistakes("&a [k, k]: &b [*a, *a]\n? *b\n: 1\n").isEmpty)
        let keys = (1...30).reduce("? &x0 [k]\n: 0\n") { text, level in
            text + "? &x\(level) [\(Array(repeating: "*x\(level - 1)", count: 10).joined(separator: ", "))]\n: 0\n"
        }
        #expect(mistakes(keys).contains { $0.contains("a key must be a plain word") })
    }

    @Test("may use a name for several anchors, of which the last one counts")
    func shadowing() {
        #expect(mistakes("a: &a [1]\nb: &a [*a, *a]\nc: &a [*a, *a]\nd: *a\n").isEmpty)
        let text = (0..<40).reduce("x: &a [1]\n") { text, level in text + "x\(level): &a [*a, *a]\n" }
        #expect(mistakes(text).contains { $0.contains("200,000 parts") })
    }

    @Test("cannot be deeper than a program's stack")
    func depth() {
        let text = (1...20_000).reduce("x0: &x0 [k]\n") { text, level in
            text + "x\(level): &x\(level) [*x\(level - 1)]\n"
        }
        #expect(mistakes(text).contains { $0.contains("more than 200 levels deep") || $0.contains("200,000 parts") })
    }

    @Test("that is a pattern without quotes is told what to do")
    func pattern() {
        #expect(mistakes("a: *.wav\n").contains { $0.contains("A text that begins with * needs quotes") })
        #expect(mistakes("a: **/take.wav\n").contains { $0.contains("A text that begins with * needs quotes") })
        #expect(mistakes("a: *takes\n").contains { $0.contains("A text that begins with * needs quotes") })
    }
}
