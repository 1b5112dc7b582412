/// A writing system, as far as it tells how many syllables letters stand for and which languages they may be.
enum WritingSystem: String, Hashable, Sendable, CaseIterable {
    case latin, cyrillic, greek, han, kana, hangul, arabic, hebrew, devanagari, thai, other

    /// The system of a letter; nil for what is no letter.
    init?(_ scalar: Unicode.Scalar) {
        guard scalar.properties.isAlphabetic || scalar.properties.isIdeographic else { return nil }
        switch scalar.value {
        case 0x41...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
        case 0x590...0x5FF, 0xFB1D...0xFB4F: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
        case 0x900...0x97F, 0xA8E0...0xA8FF: self = .devanagari
        case 0xE00...0xE7F: self = .thai
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: self = .kana
        case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: self = .hangul
        case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .han
        default: self = .other
        }
    }

    /// The systems in which a language is written, by the first part of its tag (`zh` in `zh-CN`), in any case; nil for a
    /// language that is not known here.
    static func systems(of language: String) -> Set<WritingSystem>? {
        let tag = language.lowercased().prefix { $0 != "-" && $0 != "_" }
        return switch tag {
        case "zh", "cn", "cmn", "yue", "wuu", "nan", "chinese", "mandarin": [.han]
        case "ja", "jp", "jpn", "japanese": [.kana, .han]
        case "ko", "kr", "kor", "korean": [.hangul]
        case "ru", "uk", "be", "bg", "mk", "russian": [.cyrillic]
        case "ar", "fa", "ur", "ps", "arabic": [.arabic]
        case "he", "iw": [.hebrew]
        case "hi", "mr", "ne", "hindi": [.devanagari]
        case "th", "thai": [.thai]
        case "el": [.greek]
        case "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sv", "da", "nb", "no", "fi", "hu", "ro", "tr",
            "vi", "id", "ms", "fil", "tl", "ca", "hr", "sl", "et", "lv", "lt", "english", "german", "french",
            "spanish", "italian", "portuguese", "eng":
            [.latin]
        default: nil
        }
    }
}
