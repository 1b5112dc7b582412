package import PreflightModel

/// `saysText`: what is said in a recording is what a text says.
package struct SaysTextCondition: Sendable {
    /// Where the text is.
    package enum Text: Hashable, Sendable {
        /// In a file for each recording, in a role of transcripts.
        case role(String)
        /// In a parameter.
        case parameter(String)
        /// In the profile: one of several.
        case fixed([String])
    }

    /// What its limits are of.
    package static let kind = "saysText"

    /// Why a recording was not compared with its text; a fact, which sentences put into words.
    package struct Reason: OpenVocabulary, Error {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The measurement is too shallow.
        static let depth: Reason = "depth"
        /// No recogniser listened.
        static let notInstalled: Reason = "not-installed"
        /// The language of the text cannot be told, or is none that can be compared.
        static let language: Reason = "language"
        /// Nobody pronounces the words of the language here.
        static let pronunciations: Reason = "no-pronunciations"
        /// The text is too short, or too much of it can be said in ways that nobody knows.
        static let brief: Reason = "brief"
        /// Only the beginning of the text was kept.
        static let cut: Reason = "cut"
        static let crashed: Reason = "crashed"
        static let timedOut: Reason = "timed-out"
        static let invalidAnswer: Reason = "invalid-answer"

        /// The reason of a recogniser that heard nothing.
        init(_ failure: PhoneRecognition.Failure) { self.init(rawValue: failure.rawValue) }
    }

    /// Where the text is.
    package let text: Text
    /// The parameter that says the language of the text; nil where it is told from the text.
    package let languageParameter: String?

    /// Whether the profile has the texts.
    var isFixed: Bool { if case .fixed = text { true } else { false } }

    /// What is allowed.
    package var limit: RuleLimit {
        var facts: [String: Fact] =
            switch text {
            case .role(let name): ["role": .text(name)]
            case .parameter(let name): ["parameter": .text(name)]
            case .fixed(let texts): ["texts": .list(texts)]
            }
        facts["language"] = languageParameter.map { .text($0) }
        return RuleLimit(kind: Self.kind, facts: facts)
    }

    /// What an agreement says; a pure function of it.
    package func judge(_ agreement: TextAgreement) -> Judgement {
        let facts = Self.facts(of: agreement)
        let (agrees, differs) = agreement.language.rates
        if agreement.errorRate >= differs { return Judgement(.fail, .textDiffers, facts: facts) }
        guard agreement.errorRate <= agrees else {
            var judgement = Judgement(.open, .textUnsure, facts: facts)
            judgement.isTooCloseToCall = true
            return judgement
        }
        let differences = agreement.language.evidence == .ofWords ? agreement.differences : []
        guard !differences.isEmpty else { return Judgement(.pass, .textAgrees, facts: facts) }
        var judgement = Judgement(.fail, .wordsDiffer, facts: facts)
        judgement.facts["differences"] = .list(differences.prefix(5).map(\.notation))
        judgement.facts["otherDifferences"] = .integer(Int64(max(0, differences.count - 5)))
        judgement.facts[Finding.placesFact] = .list(
            differences.prefix(5).map { SoundPlace(start: $0.start, duration: 0).notation })
        judgement.isTooCloseToCall = true
        return judgement
    }

    /// What is said of a recording that says the text of another one.
    static func judgement(of agreement: TextAgreement, saysTextOf other: RecordingPath) -> Judgement {
        var facts = facts(of: agreement)
        facts["other"] = .text(other.description)
        return Judgement(.fail, .textSwapped, facts: facts)
    }

    /// How much a judgement may weigh at most: a vendor's words make a rule, and the evidence is this program's own.
    static func weight(of judgement: Judgement, _ language: TextLanguage) -> Severity {
        switch (language.evidence, judgement.code) {
        case (.ofWords, _), (.ofTexts, .textSwapped): .error
        case (.ofTexts, .textDiffers): .warning
        case (.hint, .textSwapped), (.hint, .textDiffers): .warning
        default: .note
        }
    }

    private static func facts(of agreement: TextAgreement) -> [String: Fact] {
        [
            "language": .text(agreement.language.rawValue),
            "differenceRate": .number(agreement.errorRate.rounded(toDecimals: 3)),
            SaidWord.fact: .list(agreement.words.prefix(2000).map(\.said.notation)),
        ]
    }
}

extension TextLanguage {
    /// Up to which rate a text agrees with what is said, and from which on it differs.
    fileprivate var rates: (agrees: Double, differs: Double) {
        evidence == .ofWords
            ? (WordLimits.agreement, WordLimits.difference) : (WordLimits.textAgreement, WordLimits.textDifference)
    }
}

extension TextAgreement {
    /// Whether nothing speaks against the text.
    var isSaid: Bool { errorRate <= language.rates.agrees }

    /// A word that is not heard, or one that the text has not.
    struct Difference {
        /// The word that is not heard; nil for what the text has not.
        var written: String?
        /// The word before it.
        var before: String
        /// Where it is, in seconds.
        var start: Double
        /// What it costs, in phones.
        var cost: Double

        /// `0.42/missing/please`, `1.30/extra/please`: what is heard behind "please".
        var notation: String {
            "\(start.rounded(toDecimals: 2))/\(written == nil ? "extra" : "missing")/\(written ?? before)"
        }
    }

    /// The words that differ, the worst first.
    var differences: [Difference] {
        var differences: [Difference] = []
        func add(_ extra: Extra, behind word: Word?) {
            guard extra.count >= WordLimits.extraPhones else { return }
            differences.append(
                Difference(
                    written: nil, before: word?.said.written ?? "", start: extra.start, cost: Double(extra.count)))
        }
        var last: Word?
        for word in words {
            add(word.extraBefore, behind: last)
            add(word.extraInside, behind: word)
            if let error = word.said.error, error >= WordLimits.wordError {
                let cost = error * Double(word.phoneCount)
                if cost >= WordLimits.wordCost {
                    differences.append(
                        Difference(
                            written: word.said.written, before: last?.said.written ?? "", start: word.said.start,
                            cost: cost))
                }
            }
            last = word
        }
        add(extraBehind, behind: last)
        return differences.sorted { $0.cost > $1.cost }
    }
}
