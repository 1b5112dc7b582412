public import PreflightModel

extension Finding {
    /// What is wrong, with both numbers and units, in English; other languages have `Sentences` of their own.
    public var message: String { EnglishSentences().message(of: self) }

    /// What to do, in English; nil where there is nothing to do.
    public var remedy: String? { EnglishSentences().remedy(of: self) }
}
