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
        guard finding.message.isEmpty else { return finding.message }
        return message(
            of: DefectCode(rawValue: finding.rule), facts: finding.facts, byteOffset: finding.byteOffset,
            byteCount: finding.byteCount)
    }

    /// What to do about a finding; nil where there is nothing to do.
    public func remedy(of finding: Finding) -> String? { finding.remedy }

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
