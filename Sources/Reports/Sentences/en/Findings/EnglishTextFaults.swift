import PreflightModel

extension EnglishFindings {
    /// What is wrong between a recording and its text, whatever the profile.
    static func ofTextFault(_ finding: Finding) -> Sentence? {
        guard let fault = TextFault(rawValue: finding.code.rawValue) else { return nil }
        return switch fault {
        case .impossible:
            Sentence(
                "\(textName(finding)) cannot be what is said: it has \(syllables(finding)), and \(time(finding)). Nobody says "
                    + "more than \(rate(TextLimits.impossibleRate)) syllables a second",
                "Give the text of this recording, or the recording of this text.")
        case .longerThanSpeech:
            Sentence(
                "\(textName(finding)) is likely to be longer than what is said: it has \(syllables(finding)), and "
                    + "\(time(finding)). Hardly anybody reads more than \(rate(TextLimits.greatestRate)) syllables a second",
                "Check that text and recording belong together, and that nothing was cut off.")
        case .shorterThanSpeech:
            Sentence(
                "more is likely to be said than \(textName(finding)) has: it has \(syllables(finding)), but \(time(finding))",
                "Check that text and recording belong together, and that the text is complete.")
        case .otherLanguage:
            Sentence(
                "the text is mostly in \(script(finding)), but \(finding.text("languageParameter")) is "
                    + "\"\(finding.text("language"))\"",
                "Check that it is the right text, or change \(finding.text("languageParameter")).")
        case .readDifferently: readDifferently(finding)
        case .repeated:
            Sentence(
                "has the same words as \(finding.text("other"))",
                "Check that each recording has its own text, and leave out what is there twice.")
        }
    }

    private static func readDifferently(_ finding: Finding) -> Sentence {
        let tokens = (finding.facts["tokens"]?.list ?? []).map { "\"\($0)\"" }
        let others = finding.facts["otherTokens"]?.integer ?? 0
        let all = others > 0 ? tokens + ["\(EnglishAmounts.grouped(others)) more"] : tokens
        return Sentence(
            "the text has digits or symbols that people and machines read differently: \(Words.list(all))",
            "Write them as words, the way they are said.")
    }

    /// "the text 3.txt", "PromptText".
    private static func textName(_ finding: Finding) -> String {
        finding.facts["textFile"]?.text.map { "the text \($0)" } ?? finding.facts["textParameter"]?.text ?? "the text"
    }

    /// "about 126 syllables", "70 to 120 syllables".
    private static func syllables(_ finding: Finding) -> String {
        let least = (finding.facts["leastSyllables"]?.number ?? 0).rounded()
        let most = (finding.facts["mostSyllables"]?.number ?? 0).rounded()
        guard least.magnitude < 1e9, most.magnitude < 1e9 else { return "an unknown number of syllables" }
        return least == most
            ? "about \(EnglishAmounts.grouped(Int64(least))) syllables"
            : "\(EnglishAmounts.grouped(Int64(least))) to \(EnglishAmounts.grouped(Int64(most))) syllables"
    }

    /// "5.0 ± 0.3 s of speech are heard", "the recording lasts 5.0 s".
    private static func time(_ finding: Finding) -> String {
        guard let speech = finding.facts["speechSeconds"]?.number else {
            let length = finding.facts["lengthSeconds"]?.number
            return "the recording lasts \(length.map { EnglishAmounts.seconds($0) } ?? "an unknown time")"
                + " (nobody listened for how much of it is speech)"
        }
        let uncertainty = finding.facts["uncertaintySeconds"]?.number ?? 0
        return
            "\(EnglishAmounts.decimal(speech, places: 1)) ± \(EnglishAmounts.decimal(uncertainty, places: 1)) s of speech "
            + "are heard"
    }

    private static func rate(_ value: Double) -> String { EnglishAmounts.decimal(value, places: 1) }

    private static func script(_ finding: Finding) -> String {
        switch finding.text("script") {
        case "latin": "Latin letters"
        case "cyrillic": "Cyrillic letters"
        case "greek": "Greek letters"
        case "han": "Chinese characters"
        case "kana": "Japanese kana"
        case "hangul": "Korean letters"
        case "arabic": "Arabic letters"
        case "hebrew": "Hebrew letters"
        case "devanagari": "Devanagari"
        case "thai": "Thai letters"
        default: "another script"
        }
    }
}
