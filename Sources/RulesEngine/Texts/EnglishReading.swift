/// How English texts are read out: numbers, years, times, sums of money, abbreviations.
///
/// What can be read in several ways has them all; what is not known here is open.
enum EnglishReading {
    static func words(of text: String) -> [SpokenWord] {
        text.split { $0.isWhitespace || "–—…".contains($0) }.flatMap { token -> [SpokenWord] in
            if token.allSatisfy({ $0 == "_" }) { return [SpokenWord(written: String(token), readings: [])] }
            if let known = abbreviation(token) { return [SpokenWord(written: String(token), readings: known)] }
            let word = token.trimmingMarks
            if word.isEmpty { return [] }
            // "twenty-one" is two words; "7-8" and an address are one each that nobody knows how to say.
            if word.contains("-") || word.contains("/"), word.allSatisfy({ $0.isLetter || "-/'’".contains($0) }) {
                return word.split { $0 == "-" || $0 == "/" }.map {
                    SpokenWord(written: String($0), readings: readings(of: $0.trimmingMarks))
                }
            }
            return [SpokenWord(written: String(token), readings: readings(of: word))]
        }
    }

    private static func readings(of word: Substring) -> [[String]] {
        let plain = word.replacing("’", with: "'").lowercased()
        if let known = abbreviations[plain] { return known }
        if let symbol = symbols[plain] { return symbol }
        if plain.allSatisfy({ ("a"..."z").contains($0) || $0 == "'" || ($0.isLetter && $0.isLowercase) }) {
            if word.count == 1, let name = letterNames[word.first ?? " "] ?? letterNames[Character(plain)] {
                return plain == "a" || plain == "i" || plain == "o" ? [[plain], [name]] : [[name]]
            }
            let mayBeSpelled =
                word.count <= 5 && (word.allSatisfy { $0.isUppercase } || !plain.contains { "aeiouy".contains($0) })
            return mayBeSpelled ? [[plain], spelled(plain)] : [[plain]]
        }
        return money(plain) ?? percent(plain) ?? time(plain) ?? ordinal(plain) ?? number(plain) ?? letters(plain) ?? []
    }

    // MARK: Words

    private static func abbreviation(_ token: Substring) -> [[String]]? {
        let word = token.lowercased().drop { "(\"“‘'".contains($0) }
        return abbreviations[String(word.filter { !",;:!?)\"”’".contains($0) })]
    }

    private static let abbreviations: [String: [[String]]] = [
        "mr.": [["mister"]], "mr": [["mister"]], "mrs.": [["missus"]], "mrs": [["missus"]], "ms.": [["miz"]],
        "ms": [["miz"]],
        "dr.": [["doctor"], ["drive"]], "dr": [["doctor"], ["drive"]], "st.": [["saint"], ["street"]],
        "prof.": [["professor"]], "vs.": [["versus"]], "vs": [["versus"]], "etc.": [["et", "cetera"]],
        "etc": [["et", "cetera"]],
        "e.g.": [["ee", "gee"], ["for", "example"]], "i.e.": [["eye", "ee"], ["that", "is"]], "a.m.": [["eh", "em"]],
        "p.m.": [["pee", "em"]],
        "u.s.": [["you", "ess"]], "u.s.a.": [["you", "ess", "eh"]], "u.k.": [["you", "kay"]],
        "no.": [["no"], ["number"]],
        "jan.": [["january"]], "feb.": [["february"]], "aug.": [["august"]], "sept.": [["september"]],
        "oct.": [["october"]],
        "nov.": [["november"]], "dec.": [["december"]], "inc.": [["incorporated"], ["ink"]], "ltd.": [["limited"]],
        "co.": [["company"], ["co"]], "jr.": [["junior"]], "sr.": [["senior"]], "km": [["kilometres"], ["kilometre"]],
        "kg": [["kilograms"], ["kilos"]], "cm": [["centimetres"]], "mm": [["millimetres"]],
        "mph": [["miles", "per", "hour"]],
    ]

    private static let symbols: [String: [[String]]] = [
        "&": [["and"]], "@": [["at"]], "+": [["plus"]], "=": [["equals"], ["is"]], "%": [["percent"]],
        "#": [["number"], ["hash"], ["pound"]], "°": [["degrees"]], "*": [["star"], ["asterisk"], ["times"]],
    ]

    /// The names of letters, as words that are pronounced like them.
    private static let letterNames: [Character: String] = [
        "a": "eh", "b": "bee", "c": "see", "d": "dee", "e": "ee", "f": "eff", "g": "gee", "h": "aitch", "i": "eye",
        "j": "jay",
        "k": "kay", "l": "ell", "m": "em", "n": "en", "o": "oh", "p": "pee", "q": "cue", "r": "are", "s": "ess",
        "t": "tea",
        "u": "you", "v": "vee", "w": "doubleyou", "x": "ex", "y": "why", "z": "zee",
    ]

    private static func spelled(_ letters: some StringProtocol) -> [String] {
        letters.map { letterNames[$0] ?? String($0) }
    }

    /// Letters and digits together, such as "3D" and "B2B", are said one by one.
    private static func letters(_ word: String) -> [[String]]? {
        guard word.count <= 8, word.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) }) else {
            return nil
        }
        var words: [String] = []
        var digits = ""
        for character in word {
            if character.isNumber {
                digits.append(character)
            } else {
                if !digits.isEmpty {
                    words += cardinal(digits) ?? []
                    digits = ""
                }
                words += spelled(String(character))
            }
        }
        if !digits.isEmpty { words += cardinal(digits) ?? [] }
        return [words]
    }

    // MARK: Numbers

    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    /// A whole number in words; nil beyond a billion.
    static func words(_ number: Int) -> [String]? {
        switch number {
        case 0..<20: return [small[number]]
        case 20..<100: return [tens[number / 10]] + (number % 10 == 0 ? [] : [small[number % 10]])
        case 100..<1000:
            let rest = number % 100
            return [small[number / 100], "hundred"] + (rest == 0 ? [] : words(rest) ?? [])
        case 1000..<1_000_000_000:
            let (unit, name) = number < 1_000_000 ? (1000, "thousand") : (1_000_000, "million")
            let rest = number % unit
            return (words(number / unit) ?? []) + [name] + (rest == 0 ? [] : words(rest) ?? [])
        default: return nil
        }
    }

    private static func cardinal(_ digits: String) -> [String]? { Int(digits).flatMap { words($0) } }

    private static func digits(_ text: some StringProtocol) -> [String] {
        text.compactMap { $0.wholeNumberValue.map { small[$0] } }
    }

    /// "1,234", "2026", "007", "3.5".
    private static func number(_ word: String) -> [[String]]? {
        let plain = word.replacing(",", with: "")
        guard plain.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), plain.count <= 16 else { return nil }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, !parts[1].isEmpty {
            return (parts[0].isEmpty ? [] : cardinal(String(parts[0]))).map { [$0 + ["point"] + digits(parts[1])] }
        }
        guard parts.count == 1, !plain.isEmpty else { return nil }
        var readings: [[String]] = []
        if let value = Int(plain), let words = words(value) {
            readings.append(words)
            if value > 100, value % 100 != 0, let rest = Self.words(value % 100), let front = Self.words(value / 100) {
                // "a hundred and five"
                if value < 1000 { readings.append([small[value / 100], "hundred", "and"] + rest) }
                // "twenty twenty-six", "nineteen oh five"
                if (1000..<10_000).contains(value) { readings.append(front + (value % 100 < 10 ? ["oh"] : []) + rest) }
            } else if (1100..<10_000).contains(value), value % 100 == 0, value % 1000 != 0,
                let front = Self.words(value / 100)
            {
                readings.append(front + ["hundred"])
            }
        }
        if plain.count > 1 {
            readings.append(digits(plain))
            if plain.contains("0") { readings.append(digits(plain).map { $0 == "zero" ? "oh" : $0 }) }
        }
        return readings.isEmpty ? nil : readings
    }

    /// "1st", "22nd".
    private static func ordinal(_ word: String) -> [[String]]? {
        guard ["st", "nd", "rd", "th"].contains(where: { word.hasSuffix($0) }),
            var words = cardinal(String(word.dropLast(2))),
            let last = words.popLast()
        else { return nil }
        let irregular = [
            "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth",
        ]
        let ending = irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
        return [words + [ending]]
    }

    /// "$12.50", "€30", "£1".
    private static func money(_ word: String) -> [[String]]? {
        let units: [Character: (String, String)] = [
            "$": ("dollars", "cents"), "€": ("euros", "cents"), "£": ("pounds", "pence"), "¥": ("yen", ""),
            "₹": ("rupees", "paise"),
        ]
        guard let sign = word.first, let unit = units[sign] else { return nil }
        let parts = word.dropFirst().replacing(",", with: "").split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), var words = cardinal(String(parts[0])) else { return nil }
        words.append(words == ["one"] && unit.0.hasSuffix("s") ? String(unit.0.dropLast()) : unit.0)
        guard parts.count == 2 else { return [words] }
        guard parts[1].count == 2, let cents = cardinal(String(parts[1])) else { return nil }
        return [words + ["and"] + cents + [unit.1], words + cents, Array(words.dropLast()) + cents]
    }

    private static func percent(_ word: String) -> [[String]]? {
        word.hasSuffix("%") ? number(String(word.dropLast()))?.map { $0 + ["percent"] } : nil
    }

    /// "7:45", "12:00".
    private static func time(_ word: String) -> [[String]]? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<25).contains(hour),
            (0..<60).contains(minute), let hours = words(hour), let minutes = words(minute)
        else { return nil }
        if minute == 0 { return [hours, hours + ["o'clock"], hours + ["hundred"]] }
        return [minute < 10 ? hours + ["oh"] + minutes : hours + minutes]
    }
}
