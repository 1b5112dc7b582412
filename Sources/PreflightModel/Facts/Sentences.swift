/// Makes the sentences of one language from codes and facts.
///
/// Nothing else composes a sentence about a recording. The JSON documents carry sentences beside facts: they are written
/// by the sentences in the encoder's `userInfo`, and ignored when a document is read.
public protocol Sentences: Sendable {
    /// What is wrong in a recording, with numbers and units, and what to do.
    func message(of defect: Defect) -> String
    /// Why a recording could not be measured, and what to do.
    func message(of unreadable: UnreadableRecording) -> String
    /// What a rule says of a recording, with both numbers and units.
    func message(of finding: Finding) -> String
    /// What to do about a finding; nil where there is nothing to do.
    func remedy(of finding: Finding) -> String?
    /// What was measured, with its unit ("9.5 s"); nil where a finding is about nothing that is measured.
    func measured(of finding: Finding) -> String?
    /// What the rule of a finding allows ("10 s to 5 min"); nil where it has no limit.
    func limit(of finding: Finding) -> String?
    /// How far a finding is from the nearest limit ("500 ms short of 10 s"); nil where it is about no number.
    func headroom(of finding: Finding) -> String?
    /// What a rule allows, with all that it is about ("15 min to 30 min in total"), as a profile is explained.
    func text(of limit: RuleLimit) -> String
    /// What a code means and from where on it is said; nil for a code that is not explained.
    func explanation(of code: FindingCode) -> String?
}

extension Sentences {
    /// Nothing is explained.
    public func explanation(of code: FindingCode) -> String? { nil }
}

extension CodingUserInfoKey {
    /// The `Sentences` that an encoder writes beside the facts; without them, documents have facts only.
    public static let sentences = unsafe CodingUserInfoKey(rawValue: "voice-preflight.sentences").unsafelyUnwrapped
}

extension Encoder {
    /// The sentences that are written beside the facts; nil where a document has facts only.
    package var sentences: (any Sentences)? { userInfo[.sentences] as? any Sentences }
}
