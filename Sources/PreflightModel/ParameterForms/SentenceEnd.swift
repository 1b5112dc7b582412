/// Whether a text ends a sentence.
package enum SentenceEnd {
    /// Marks that end a sentence in the scripts that the vendors serve; no vendor publishes a list.
    private static let marks = Set(".!?;:,…。！？；：，、．｡؟۔।～~—".unicodeScalars)
    private static let closing = Set("\"'”’»›」』】〉》)）]］}｝".unicodeScalars)

    /// Whether the last character is a punctuation mark; blanks, quotes and brackets that close behind it do not count.
    package static func isReached(by text: String) -> Bool {
        let last = text.unicodeScalars.last { !closing.contains($0) && !$0.properties.isWhitespace }
        return last.map { marks.contains($0) } ?? false
    }
}
