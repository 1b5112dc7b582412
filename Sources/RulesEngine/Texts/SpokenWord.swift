import PreflightModel

/// A word of a text, and how it may be said.
struct SpokenWord: Equatable {
    /// The word as it is written.
    var written: String
    /// The ways to say it, each as words that can be looked up; empty where nobody knows, so that anything may be heard.
    var readings: [[String]]

    /// The words of a text, in their order. What is no word, such as a dash, is none.
    ///
    /// - Parameter language: Digits, currencies and abbreviations are read out in English and Chinese; whoever pronounces the
    ///   other languages reads digits itself.
    static func words(of text: String, in language: TextLanguage) -> [SpokenWord] {
        switch language {
        case .english: EnglishReading.words(of: text)
        case .mandarin: ChineseReading.words(of: text)
        case .spanish, .french, .italian, .russian:
            text.split { $0.isWhitespace || "-–—/…".contains($0) }.compactMap { token in
                if token.allSatisfy({ $0 == "_" }) { return SpokenWord(written: String(token), readings: []) }
                let word = token.trimmingMarks
                guard word.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
                let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "'’".contains($0) }
                return SpokenWord(
                    written: String(token), readings: isPlain ? [[word.lowercased().replacing("’", with: "'")]] : [])
            }
        }
    }

    /// What stands in a text of a profile for words that everybody says differently, such as a name.
    static let gap = "____"
}

extension Substring {
    /// Without the punctuation around it.
    var trimmingMarks: Substring {
        var word = self
        while let first = word.first, !first.isLetter, !first.isNumber, !first.isSpoken { word.removeFirst() }
        while let last = word.last, !last.isLetter, !last.isNumber, !last.isSpoken { word.removeLast() }
        return word
    }
}

extension Character {
    /// Whether readers say it.
    var isSpoken: Bool { unicodeScalars.contains { $0.isSpokenSymbol } }
}
