/// How far two phones are apart: 0 for the same, 1 for what has nothing in common.
///
/// Vowels are compared by height, backness and rounding, consonants by place, manner and voice, as the chart of the
/// International Phonetic Association has them. What recognisers confuse is near: [ə] and [ʌ], [n] and [ŋ].
enum PhoneDistance {
    /// A sound by its features.
    private enum Features {
        /// From close to open, from front to back, each from 0 to 1.
        case vowel(openness: Double, backness: Double, isRounded: Bool)
        /// The place from the lips to the glottis, and how much of the voice comes through, in steps.
        case consonant(place: Double, manner: Double, isVoiced: Bool)
    }

    /// The phones of a symbol: marks of length, stress and tone are left out, and the affricates of one symbol are one.
    static func phones(of symbol: String) -> [Character] {
        var phones: [Character] = []
        for scalar in symbol.unicodeScalars {
            let phone = Character(scalar)
            guard features[phone] != nil else { continue }
            if let last = phones.last, let affricate = affricates["\(last)\(phone)"] {
                phones[phones.count - 1] = affricate
            } else {
                phones.append(phone)
            }
        }
        return phones
    }

    /// How far two phones are apart.
    static func between(_ one: Character, _ other: Character) -> Double {
        if one == other { return 0 }
        guard let a = features[one], let b = features[other] else { return 1 }
        switch (a, b) {
        case (.vowel(let openness, let backness, let isRounded), .vowel(let open, let back, let round)):
            let distance =
                0.8 * (openness - open).magnitude + 0.6 * (backness - back).magnitude + (isRounded == round ? 0 : 0.2)
            return min(1, least + 0.8 * distance)
        case (.consonant(let place, let manner, let isVoiced), .consonant(let otherPlace, let otherManner, let voiced)):
            let distance =
                0.8 * (place - otherPlace).magnitude + 0.6 * min(1, (manner - otherManner).magnitude)
                + (isVoiced == voiced ? 0 : 0.25)
            return min(1, least + distance)
        default: return glides[one]?.contains(other) == true || glides[other]?.contains(one) == true ? 0.25 : 1
        }
    }

    /// Two symbols that differ are at least so far apart.
    private static let least = 0.1

    /// Consonants that vowels turn into.
    private static let glides: [Character: Set<Character>] = [
        "j": ["i", "ɪ", "y"], "ɥ": ["y", "i"], "w": ["u", "ʊ", "o"], "ɰ": ["ɯ", "u"], "ɹ": ["ɝ", "ɚ"], "ɻ": ["ɝ", "ɚ"],
    ]

    private static let affricates: [String: Character] = ["tʃ": "ʧ", "dʒ": "ʤ", "tɕ": "ʨ", "dʑ": "ʥ"]

    private static let features: [Character: Features] = {
        var features: [Character: Features] = [:]
        let vowels: [(String, Double, Double, Bool)] = [
            ("i", 0, 0, false), ("y", 0, 0, true), ("ɨ", 0, 0.5, false), ("ʉ", 0, 0.5, true), ("ɯ", 0, 1, false),
            ("u", 0, 1, true), ("ɪ", 0.15, 0.15, false), ("ᵻ", 0.15, 0.4, false), ("ʏ", 0.15, 0.15, true),
            ("ʊ", 0.15, 0.85, true), ("eẽ", 0.33, 0, false), ("ø", 0.33, 0, true), ("ɘ", 0.33, 0.5, false),
            ("ɵ", 0.33, 0.5, true), ("ɤ", 0.33, 1, false), ("oõ", 0.33, 1, true), ("əɚ", 0.5, 0.5, false),
            ("ɝ", 0.55, 0.5, false), ("ɛ", 0.66, 0.1, false), ("œ", 0.66, 0.1, true), ("ɜ", 0.66, 0.5, false),
            ("ɞ", 0.66, 0.5, true), ("ʌ", 0.66, 0.8, false), ("ɔ", 0.66, 1, true), ("æ", 0.83, 0.1, false),
            ("ɐ", 0.83, 0.5, false), ("aã", 1, 0.4, false), ("ä", 1, 0.5, false), ("ɑ", 1, 1, false),
            ("ɒ", 1, 1, true), ("ĩ", 0, 0, false), ("ũ", 0, 1, true),
        ]
        for (symbols, openness, backness, isRounded) in vowels {
            for symbol in symbols {
                features[symbol] = .vowel(openness: openness, backness: backness, isRounded: isRounded)
            }
        }
        let (stop, affricate, fricative, nasal, lateral, trill, approximant) = (0.0, 0.35, 0.6, 1.2, 1.6, 1.8, 2.0)
        // The voiceless and the voiced ones of a place and a manner.
        let consonants: [(String, String, Double, Double)] = [
            ("p", "b", 0, stop), ("t", "d", 0.3, stop), ("ʈ", "ɖ", 0.42, stop), ("c", "ɟ", 0.55, stop),
            ("k", "gɡ", 0.75, stop), ("ʔ", "", 1, stop), ("ʧ", "ʤ", 0.42, affricate), ("ʨ", "ʥ", 0.45, affricate),
            ("ɸ", "β", 0, fricative), ("f", "v", 0.1, fricative),
            ("θ", "ð", 0.25, fricative), ("s", "z", 0.3, fricative), ("ʃ", "ʒ", 0.42, fricative),
            ("ʂ", "ʐ", 0.42, fricative), ("ɕ", "ʑ", 0.45, fricative), ("ç", "ʝ", 0.55, fricative),
            ("x", "ɣ", 0.75, fricative), ("χ", "ʁ", 0.85, fricative), ("hħ", "ɦ", 1, fricative), ("", "m", 0, nasal),
            ("", "ɱ", 0.1, nasal), ("", "n", 0.3, nasal), ("", "ɲ", 0.55, nasal), ("", "ŋ", 0.75, nasal),
            ("", "lɫ", 0.3, lateral), ("", "ʎ", 0.55, lateral), ("", "rɾ", 0.3, trill), ("", "ɽ", 0.42, trill),
            ("", "ʀ", 0.85, trill), ("", "ʋ", 0.1, approximant), ("", "ɹ", 0.3, approximant),
            ("", "ɻ", 0.42, approximant),
            ("", "jɥ", 0.55, approximant), ("", "wɰ", 0.75, approximant),
        ]
        for (voiceless, voiced, place, manner) in consonants {
            for symbol in voiceless { features[symbol] = .consonant(place: place, manner: manner, isVoiced: false) }
            for symbol in voiced { features[symbol] = .consonant(place: place, manner: manner, isVoiced: true) }
        }
        return features
    }()
}
