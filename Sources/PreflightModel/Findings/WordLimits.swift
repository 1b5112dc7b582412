/// From where on what is said is taken for another text than the one that is given. They are figures of this program's own
/// measurements (docs/words.md), and no vendor's.
///
/// A rate is what differs for each phone of the text: 0 where all is as expected.
package enum WordLimits {
    /// Where words can be told: up to this rate the text is what is said.
    package static let agreement = 0.30
    /// Where words can be told: from this rate on another text is said.
    package static let difference = 0.50
    /// Where only texts can be told: up to this rate nothing speaks against the text.
    package static let textAgreement = 0.55
    /// Where only texts can be told: from this rate on, another text is likely.
    package static let textDifference = 0.66
    /// A text of another recording is what is said where it is nearer by so much.
    package static let swapMargin = 0.15
    /// A word is not heard where so much of it differs.
    package static let wordError = 0.50
    /// What differs in a word that is not heard, in phones: less may be the speaker's way to say it.
    package static let wordCost = 2.4
    /// So many phones between two words are a word that the text has not.
    package static let extraPhones = 3
    /// Fewer phones than this say too little.
    package static let leastPhones = 12
    /// Texts with a larger part that nobody knows how to say are not judged.
    package static let openShare = 0.5
}
