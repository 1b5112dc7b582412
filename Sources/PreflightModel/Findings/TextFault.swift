/// What is wrong between a recording and the text that says its words, whatever the vendor; no rule of a profile.
///
/// What each means, from where on it is said, and where the limits come from: docs/words.md. The limits are in `TextLimits`.
package enum TextFault: String, CaseIterable, Sendable {
    /// Nobody can say so much in the time in which somebody speaks.
    case impossible = "text.impossible"
    /// The text is longer than what people say in the time.
    case longerThanSpeech = "text.longer-than-speech"
    /// More is said than the text has.
    case shorterThanSpeech = "text.shorter-than-speech"
    /// The text is in the script of another language than the one that was given.
    case otherLanguage = "text.other-language"
    /// Digits and symbols are read in several ways.
    case readDifferently = "text.read-differently"
    /// Two recordings have the same text.
    case repeated = "text.repeated"

    /// How much it weighs: only what is impossible is an error.
    package var severity: Severity {
        switch self {
        case .impossible: .error
        case .longerThanSpeech, .shorterThanSpeech, .otherLanguage, .repeated: .warning
        case .readDifferently: .note
        }
    }
}

extension FindingCode {
    /// The code of what is wrong between a recording and its text.
    package init(_ fault: TextFault) { rawValue = fault.rawValue }
}

/// From where on a text does not fit the speech that it belongs to; the evidence is in docs/words.md.
package enum TextLimits {
    /// More syllables for a second of speech than this, nobody says: fast talkers set records at about 15.
    package static let impossibleRate = 16.0
    /// The fastest of 170 readers in 17 languages read 9.1 syllables a second, pauses included (Coupé et al. 2019).
    package static let greatestRate = 9.5
    /// The slowest of 2,700 prompts in five languages have 2.6 syllables for a second of speech, uncertainty included.
    package static let leastRate = 1.8
    /// In less speech than this, in seconds, a breath or a click may be most of what is taken for it.
    package static let leastSpeech = 2.0
    /// Fewer syllables than this say nothing of a rate.
    package static let leastSyllables = 6.0
    /// A text with fewer of its letters than this part in the script of a language is in another one.
    package static let leastScriptShare = 0.2
    /// Fewer letters than this may be a name.
    package static let leastLetters = 6
}
