package import PreflightModel

/// How words are pronounced: the phones of each, by language. Whoever checks asks for them (`ProfileCheck.wordsToPronounce`),
/// since that is no work for a pure function.
package struct Pronunciations: Sendable, Equatable {
    /// The phones of words in the language of a `TextLanguage`.
    package var words: [TextLanguage: [String: [String]]]

    /// Makes a list.
    package init(_ words: [TextLanguage: [String: [String]]] = [:]) { self.words = words }
}

/// How well what was heard agrees with a text.
package struct TextAgreement: Sendable, Equatable {
    /// One word of the text.
    package struct Word: Sendable, Equatable {
        /// The word and where it is.
        package var said: SaidWord
        /// How many phones it has.
        package var phoneCount: Int
        /// What was heard between the word before and this one, and belongs to neither.
        package var extraBefore: Extra
        /// The longest stretch within the word that does not belong to it.
        package var extraInside: Extra
    }

    /// Phones that were heard, and that no word of the text has.
    package struct Extra: Sendable, Equatable {
        /// How many there are.
        package var count = 0
        /// Where the first is, in seconds.
        package var start = 0.0
    }

    /// The language of the text.
    package var language: TextLanguage
    /// The cost of all differences for each phone that the text has, 0 where there is none.
    package var errorRate: Double
    /// How many phones the text has, without those of words of which nobody knows how they are said.
    package var phoneCount: Int
    /// What part of the phones that were heard may belong to words of which nobody knows how they are said.
    package var openShare: Double
    /// The words in their order.
    package var words: [Word]
    /// What was heard behind the last word.
    package var extraBehind: Extra

    /// An agreement of which only the rate is known.
    init(language: TextLanguage, errorRate: Double) {
        (self.language, self.errorRate) = (language, errorRate)
        (phoneCount, openShare, words, extraBehind) = (0, 0, [], Extra())
    }

    /// Holds the words of a text against phones.
    ///
    /// - Returns: nil where too few words can be pronounced.
    init?(
        of words: [SpokenWord], in language: TextLanguage, heard: [PhoneRecognition.Phone],
        pronunciations: [String: [String]]
    ) {
        var phones: [Character] = []
        var starts: [Double] = []
        for phone in heard {
            for part in PhoneDistance.phones(of: phone.symbol) {
                phones.append(part)
                starts.append(phone.start)
            }
        }
        let readings = words.map { word in
            word.readings.compactMap { reading -> [Character]? in
                let parts = reading.compactMap { pronunciations[$0] }
                let phones = parts.joined().flatMap { PhoneDistance.phones(of: $0) }
                return parts.count == reading.count && !phones.isEmpty ? phones : nil
            }
        }
        // What is said in one way is aligned first; where there are several, the one that is nearest to what was heard between
        // its neighbours is taken.
        var expected = readings.map { readings in
            readings.count == 1
                ? PhoneAlignment.Expected(phones: readings[0]) : PhoneAlignment.Expected(phones: [], isOpen: true)
        }
        var alignment = PhoneAlignment(expected, heard: phones)
        if readings.contains(where: { $0.count > 1 }) {
            for (index, choices) in readings.enumerated() where choices.count > 1 {
                let part = Array(phones[alignment.words[index].heard])
                let costs = choices.map { PhoneAlignment([.init(phones: $0)], heard: part).cost }
                let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
                expected[index] = PhoneAlignment.Expected(phones: choices[best])
            }
            alignment = PhoneAlignment(expected, heard: phones)
        }
        let count = expected.reduce(0) { $0 + $1.phones.count }
        let openCount = zip(expected, alignment.words).reduce(0) { $0 + ($1.0.isOpen ? $1.1.heard.count : 0) }
        guard count > 0 else { return nil }
        self.language = language
        phoneCount = count
        errorRate = alignment.cost / Double(count)
        openShare = phones.isEmpty ? 0 : Double(openCount) / Double(phones.count)
        func time(_ index: Int) -> Double { starts.isEmpty ? 0 : starts[max(0, min(index, starts.count - 1))] }
        /// All phones without a word in a range, or the longest stretch of them.
        func extra(in range: Range<Int>, longest: Bool) -> Extra {
            var (all, run, best) = (Extra(), Extra(), Extra())
            for index in range {
                guard alignment.isExtra[index] else {
                    run = Extra()
                    continue
                }
                if all.count == 0 { all.start = time(index) }
                if run.count == 0 { run.start = time(index) }
                all.count += 1
                run.count += 1
                if run.count > best.count { best = run }
            }
            return longest ? best : all
        }
        var end = 0
        self.words = zip(words, zip(expected, alignment.words)).map { word, parts in
            let (expected, found) = parts
            let before = extra(in: min(end, found.heard.lowerBound)..<found.heard.lowerBound, longest: false)
            end = max(end, found.heard.upperBound)
            let inside = extra(in: found.heard, longest: true)
            // A whole word that the text has not is none of this one's.
            let counted =
                extra(in: found.heard, longest: false).count
                - (inside.count >= WordLimits.extraPhones ? inside.count : 0)
            let error = (found.cost + PhoneAlignment.gap * Double(counted)) / Double(max(1, found.phoneCount))
            return Word(
                said: SaidWord(
                    written: word.written, start: time(found.heard.lowerBound),
                    error: expected.isOpen ? nil : min(1, error)),
                phoneCount: found.phoneCount, extraBefore: before, extraInside: inside)
        }
        extraBehind = extra(in: end..<phones.count, longest: false)
    }
}
