/// The languages whose words can be held against what was heard, and how much that says.
package enum TextLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case spanish = "es"
    case french = "fr"
    case italian = "it"
    case russian = "ru"
    case mandarin = "zh"

    /// How much an agreement of phones says in a language; the evidence is in docs/words.md.
    enum Evidence {
        /// A word that is missing, or too much, shows.
        case ofWords
        /// Only that another text is said.
        case ofTexts
        /// Nothing is sure.
        case hint
    }

    var evidence: Evidence {
        switch self {
        case .english: .ofWords
        case .spanish, .french, .italian, .russian: .ofTexts
        case .mandarin: .hint
        }
    }

    /// The language of a tag such as `en-US` or a vendor's `EN`; nil for one that cannot be compared.
    init?(tag: String) {
        let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
        // In Hong Kong and Macau, Cantonese is spoken.
        if parts.dropFirst().contains(where: { ["hk", "mo", "yue"].contains($0) }) { return nil }
        switch parts.first {
        case "en", "english", "eng": self = .english
        case "es", "spanish": self = .spanish
        case "fr", "french": self = .french
        case "it", "italian": self = .italian
        case "ru", "russian": self = .russian
        case "zh", "cn", "cmn", "chinese", "mandarin": self = .mandarin
        default: return nil
        }
    }

    /// The language of a text by its letters, and in Latin letters by its most frequent words; nil where these say nothing, or
    /// that it is another language.
    init?(of text: String) {
        switch Self.writingSystem(of: text) {
        case .han: self = .mandarin
        case .cyrillic:
            // Letters that Russian does not have.
            guard !text.lowercased().contains(where: { "іїєґўљњђћџјѓќ".contains($0) }) else { return nil }
            self = .russian
        case .latin:
            let tags = Self.likelyTags(of: text)
            guard tags.count == 1, let language = TextLanguage(rawValue: tags[0]) else { return nil }
            self = language
        default: return nil
        }
    }

    /// The languages that a text in Latin letters may be in where its words do not tell which: for a short one, several.
    static func guesses(of text: String) -> [TextLanguage] {
        writingSystem(of: text) == .latin ? likelyTags(of: text).compactMap { TextLanguage(rawValue: $0) } : []
    }

    /// The writing system of most letters; nil where there is none of most.
    private static func writingSystem(of text: String) -> WritingSystem? {
        let letters = SyllableCount(text).letters
        let all = letters.values.reduce(0, +)
        let most = letters.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
        return most.flatMap { letters[$0, default: 0] * 3 >= all * 2 ? $0 : nil }
    }

    /// The languages of which the text has the most frequent words.
    private static func likelyTags(of text: String) -> [String] {
        let words = text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }.map(String.init)
        let counts = frequentWords.map { tag, frequent in (tag: tag, count: words.count { frequent.contains($0) }) }
        let most = counts.map(\.count).max()
        return counts.filter { $0.count == most }.map(\.tag)
    }

    /// Words that most sentences of a language have one of; also of neighbours that would be taken for it.
    private static let frequentWords: [(tag: String, words: Set<String>)] = [
        (
            "en",
            [
                "the", "of", "and", "to", "in", "that", "is", "was", "he", "for", "it", "with", "as", "his", "on", "be",
                "at",
                "by", "i", "this", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "you",
                "were",
                "there", "would", "their", "we", "him", "been", "has", "when", "who", "will", "no", "more", "if", "out",
                "my",
                "your", "our", "please", "what", "its", "how", "do", "can", "all", "one", "me", "am",
            ]
        ),
        (
            "es",
            [
                "el", "la", "de", "que", "y", "en", "un", "ser", "se", "no", "haber", "por", "con", "su", "para",
                "como", "los",
                "las", "una", "del", "al", "lo", "es", "ha", "está", "usted", "o", "más", "muy", "pero", "este", "esta",
                "ya",
                "mi", "yo", "le", "les", "nos", "si", "sí", "porque", "cuando",
            ]
        ),
        (
            "fr",
            [
                "le", "la", "les", "de", "des", "du", "un", "une", "et", "est", "en", "que", "qui", "dans", "ce", "il",
                "elle",
                "ne", "pas", "pour", "sur", "au", "aux", "vous", "nous", "je", "votre", "avec", "plus", "par", "ou",
                "se", "son",
                "sa", "ses", "mais", "cette", "a", "à", "été", "sont", "sera",
            ]
        ),
        (
            "it",
            [
                "il", "lo", "la", "i", "gli", "le", "di", "che", "e", "è", "un", "una", "per", "non", "in", "con",
                "del", "della",
                "dei", "delle", "al", "alla", "si", "da", "sono", "ha", "ho", "più", "ma", "come", "questo", "questa",
                "o", "nel",
                "nella", "su", "tua", "tuo", "suo", "sua", "mi", "essere",
            ]
        ),
        (
            "de",
            [
                "der", "die", "das", "und", "ist", "in", "den", "von", "zu", "mit", "sich", "des", "auf", "für",
                "nicht", "ein",
                "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie", "nach", "wird", "bei",
                "ich", "wir",
            ]
        ),
        (
            "pt",
            [
                "o", "a", "de", "que", "e", "do", "da", "em", "um", "para", "é", "com", "não", "uma", "os", "no", "se",
                "na",
                "por", "mais", "as", "dos", "como", "mas", "foi", "ao", "ele", "das", "tem", "à", "seu", "sua", "ou",
                "você",
                "são", "eu",
            ]
        ),
        (
            "nl",
            [
                "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "zijn", "met", "voor", "niet", "aan",
                "er", "om",
                "ook", "als", "dan", "maar", "bij", "nog", "uit", "door", "naar", "heeft", "je", "ik", "wij",
            ]
        ),
    ]
}
