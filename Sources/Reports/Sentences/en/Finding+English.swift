package import PreflightModel

extension Finding {
    /// What is wrong, with both numbers and units, in English; other languages have `Sentences` of their own.
    package var message: String { EnglishSentences().message(of: self) }

    /// What to do, in English; nil where there is nothing to do.
    package var remedy: String? { EnglishSentences().remedy(of: self) }
}
