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
}

extension CodingUserInfoKey {
    /// The `Sentences` that an encoder writes beside the facts; without them, documents have facts only.
    public static let sentences = unsafe CodingUserInfoKey(rawValue: "voice-preflight.sentences").unsafelyUnwrapped
}

extension Encoder {
    /// The sentences that are written beside the facts; nil where a document has facts only.
    package var sentences: (any Sentences)? { userInfo[.sentences] as? any Sentences }
}
