import PreflightModel

/// How many syllables a text has when it is read aloud: a range, since digits, abbreviations and scripts without vowels can
/// be read in several ways.
///
/// In alphabets with vowels, each group of vowels in a word counts as one. That is off by a tenth for English and French
/// with their silent letters; the limits were measured with the same count.
struct SyllableCount: Equatable {
    /// As few as it can have.
    private(set) var least = 0.0
    /// As many as it can have.
    private(set) var most = 0.0
    /// How many letters there are of each writing system.
    private(set) var letters: [WritingSystem: Int] = [:]

    private static let vowels = Set(
        "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāăąēėęěīįıōőūůűųơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹаеёиоуыэюяіїєαεηιουωάέήίόύώ"
            .unicodeScalars)
    /// Kana that only change the one before them.
    private static let smallKana = Set("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ".unicodeScalars)

    /// Counts the syllables of `text`.
    init(_ text: String) {
        let scalars = Array(text.lowercased().unicodeScalars)
        let hasKana = scalars.contains { WritingSystem($0) == .kana }
        let isShouted = !text.unicodeScalars.contains { $0.properties.isLowercase }
        var word: [Unicode.Scalar] = []
        for scalar in scalars {
            let system = WritingSystem(scalar)
            if let system { letters[system, default: 0] += 1 }
            switch system {
            case .latin, .cyrillic, .greek:
                word.append(scalar)
                continue
            case .han: add(1, hasKana ? 3 : 1)
            case .hangul: add(1, 1)
            // A mora; a long vowel or a final n makes no syllable of its own.
            case .kana where Self.smallKana.contains(scalar): break
            case .kana: add(0.6, 1)
            case .arabic, .hebrew, .devanagari, .thai, .other: add(0.25, 1)
            case nil:
                // "777" is nine syllables in English, "1000000" is three.
                if scalar.properties.numericType != nil { add(0.3, 3) }
                if scalar.isSpokenSymbol { add(0, 4) }
                // An apostrophe, or the accent of the letter before it.
                if scalar.isInsideWords { continue }
            }
            close(&word, isShouted: isShouted)
        }
        close(&word, isShouted: isShouted)
    }

    private mutating func add(_ least: Double, _ most: Double) {
        self.least += least
        self.most += most
    }

    private mutating func close(_ word: inout [Unicode.Scalar], isShouted: Bool) {
        if word.isEmpty { return }
        var (groups, isVowel) = (0, false)
        for scalar in word {
            let vowel = Self.vowels.contains(scalar)
            if vowel, !isVowel { groups += 1 }
            isVowel = vowel
        }
        // What has no vowel is spelled out, or short for something; the name of W has three syllables.
        let spelled = 2 * word.count + word.count(where: { $0 == "w" || $0 == "W" })
        let most = groups == 0 ? spelled : word.count <= 4 ? max(groups, word.count) : groups
        add(Double(max(1, groups)), Double(max(1, isShouted || groups == 0 ? most : groups)))
        word.removeAll(keepingCapacity: true)
    }
}

extension Unicode.Scalar {
    /// Whether readers say it, each in their own way.
    var isSpokenSymbol: Bool {
        switch properties.generalCategory {
        case .currencySymbol, .mathSymbol: self != "~" && self != "|"
        default: "%&@#*/\\°§№‰℃℉".unicodeScalars.contains(self)
        }
    }

    fileprivate var isInsideWords: Bool {
        self == "'" || self == "’" || properties.generalCategory == .nonspacingMark
            || properties.generalCategory == .format
    }
}
