public import PreflightModel

/// The sentences about recordings in English.
///
/// One file for each area: what can be wrong with a container, why a recording is unreadable, what rules say.
public struct EnglishSentences: Sentences {
    /// The English sentences.
    public init() {}

    /// What is wrong in a recording, with numbers and units, and what to do.
    public func message(of defect: Defect) -> String {
        message(
            of: defect.code, facts: defect.facts, byteOffset: defect.byteOffset, byteCount: defect.byteCount,
            otherwise: defect.message)
    }

    /// Why a recording could not be measured, and what to do.
    public func message(of unreadable: UnreadableRecording) -> String {
        message(
            of: unreadable.code, facts: unreadable.facts, byteOffset: nil, byteCount: nil, otherwise: unreadable.message
        )
    }

    /// What a rule says of a recording, with both numbers and units.
    public func message(of finding: Finding) -> String {
        if let sentence = EnglishFindings.sentence(of: finding) { return sentence.message }
        guard finding.ownMessage.isEmpty else { return finding.ownMessage }
        return message(
            of: DefectCode(rawValue: finding.code.rawValue), facts: finding.facts, byteOffset: finding.byteOffset,
            byteCount: finding.byteCount)
    }

    /// What to do about a finding; nil where there is nothing to do.
    public func remedy(of finding: Finding) -> String? { EnglishFindings.remedy(of: finding) }

    /// What was measured, with its unit ("9.5 s"); nil where a finding is about nothing that is measured.
    public func measured(of finding: Finding) -> String? { EnglishQuantities.measured(of: finding) }

    /// What the rule of a finding allows ("10 s to 5 min"); nil where it has no limit.
    public func limit(of finding: Finding) -> String? { EnglishLimits.text(of: finding) }

    /// How far a finding is from the nearest limit ("500 ms short of 10 s"); nil where it is about no number.
    public func headroom(of finding: Finding) -> String? { EnglishQuantities.headroom(of: finding) }

    /// What a rule allows, with all that it is about ("15 min to 30 min in total").
    public func text(of limit: RuleLimit) -> String { EnglishLimits.text(limit) }

    /// The sentence of a code that a defect, an unreadable recording or a finding has.
    ///
    /// - Parameter otherwise: The sentence of a code that has none here, as from another version of this program.
    func message(
        of code: DefectCode, facts: [String: Fact], byteOffset: Int64?, byteCount: Int64?, otherwise: String = ""
    ) -> String {
        let isKnown = otherwise.isEmpty
        return isKnown ? "something is wrong (\(code)); this version does not know the code." : otherwise
    }
}
