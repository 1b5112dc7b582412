public import PreflightModel

/// The sentences about recordings in English.
///
/// One file for each area of codes: what can be wrong with a container or a zip, why a file is unreadable, what rules
/// say.
public struct EnglishSentences: Sentences {
    /// The English sentences.
    public init() {}

    /// What is wrong in a recording, with numbers and units, and what to do.
    public func message(of defect: Defect) -> String {
        message(
            of: defect.code,
            EnglishFacts(facts: defect.facts, byteOffset: defect.byteOffset, byteCount: defect.byteCount))
    }

    /// Why a recording could not be measured, and what to do.
    public func message(of unreadable: UnreadableRecording) -> String {
        message(of: unreadable.code, EnglishFacts(facts: unreadable.facts, byteOffset: nil, byteCount: nil))
    }

    /// What a rule says of a recording, with both numbers and units.
    public func message(of finding: Finding) -> String {
        if let sentence = EnglishFindings.sentence(of: finding) { return sentence.message }
        guard finding.ownMessage.isEmpty else { return finding.ownMessage }
        return message(
            of: DefectCode(rawValue: finding.code.rawValue),
            EnglishFacts(facts: finding.facts, byteOffset: finding.byteOffset, byteCount: finding.byteCount))
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

    /// What a code means and from where on it is said; nil for a code that is not explained.
    public func explanation(of code: FindingCode) -> String? {
        SoundFault(rawValue: code.rawValue).map(EnglishExplanations.text)
            ?? TextFault(rawValue: code.rawValue).map(EnglishExplanations.text)
    }

    /// The sentence of the code of a defect, an unreadable recording, or a finding that is one of these.
    private func message(of code: DefectCode, _ facts: EnglishFacts) -> String {
        guard let known = code.known else { return unknown(code, facts) }
        if facts.has("more") { return more(of: known, facts) }
        return switch known {
        case let code as FileDefectCode: sentence(code, facts)
        case let code as TagDefectCode: sentence(code, facts)
        case let code as DecodingDefectCode: sentence(code, facts)
        case let code as ChunkedDefectCode: sentence(code, facts)
        case let code as WaveDefectCode: sentence(code, facts)
        case let code as AIFFDefectCode: sentence(code, facts)
        case let code as CAFDefectCode: sentence(code, facts)
        case let code as AUDefectCode: sentence(code, facts)
        case let code as FLACDefectCode: sentence(code, facts)
        case let code as OggDefectCode: sentence(code, facts)
        case let code as MPEGDefectCode: sentence(code, facts)
        case let code as ADTSDefectCode: sentence(code, facts)
        case let code as MP4DefectCode: sentence(code, facts)
        case let code as ForeignDefectCode: sentence(code, facts)
        case let code as ZipDefectCode: sentence(code, facts)
        case let code as ZipEntryDefectCode: sentence(code, facts)
        case let code as ZipNameDefectCode: sentence(code, facts)
        default: unknown(code, facts)
        }
    }

    /// How many more there are of a kind that is listed.
    private func more(of code: any KnownDefectCodes, _ facts: EnglishFacts) -> String {
        let isOfZip = code is ZipDefectCode || code is ZipEntryDefectCode || code is ZipNameDefectCode
        return "\(facts.number("more")) more \(isOfZip ? "" : facts.agreed("more", "defect ", "defects "))of this kind "
            + "(\(code.rawValue)) \(facts.agreed("more", "is", "are")) not listed."
    }

    /// A code of another version, or of a host's own byte source: its facts say what they can, and a cause says it all.
    private func unknown(_ code: DefectCode, _ facts: EnglishFacts) -> String {
        if facts.facts.count == 1, let cause = facts.facts["cause"]?.text { return cause }
        let named = facts.facts.keys.sorted().map { "\($0) \(facts.text($0))" }.joined(separator: ", ")
        return "\(code) was found\(named.isEmpty ? "" : " (\(named))"), which this version cannot explain. Use the "
            + "version that measured it."
    }
}
