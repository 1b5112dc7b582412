/// A word of a text with what of it was heard, as the facts of a finding have it.
package struct SaidWord: Hashable, Sendable {
    /// The name of the fact with the words of a text.
    package static let fact = "words"

    /// The word as it is written.
    package var written: String
    /// Where it was heard, or would have been, in seconds.
    package var start: Double
    /// What of it was not heard: 0 for all as expected, 1 for nothing. Nil where nobody knows how it is said.
    package var error: Double?

    /// Makes a word from its parts.
    package init(written: String, start: Double, error: Double?) {
        self.written = written
        self.start = start.rounded(toDecimals: 2)
        self.error = error?.rounded(toDecimals: 2)
    }

    /// `0.42/0.05/please`; a question mark where nobody knows how it is said.
    package var notation: String { "\(start)/\(error.map { "\($0)" } ?? "?")/\(written)" }

    /// Reads what `notation` wrote; nil for anything else.
    package init?(notation: String) {
        let fields = notation.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let start = Double(fields[0]), start.isFinite, start >= 0 else { return nil }
        let error = Double(fields[1])
        guard fields[1] == "?" || error.map({ (0...1).contains($0) }) == true else { return nil }
        self.init(written: String(fields[2]), start: start, error: error)
    }
}

extension Finding {
    /// The words of the text that it is about, in their order; empty where it is about none.
    package var saidWords: [SaidWord] { (facts[SaidWord.fact]?.list ?? []).compactMap { SaidWord(notation: $0) } }
}
