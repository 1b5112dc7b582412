import PreflightModel

/// What rules say, in English.
enum EnglishFindings {
    /// The sentence of a finding; nil for a code that has none, such as that of a defect.
    static func sentence(of finding: Finding) -> Sentence? {
        for sentence in areas {
            if let sentence = sentence(finding) { return sentence }
        }
        return nil
    }

    /// The sentences of each area of codes.
    private static let areas: [@Sendable (Finding) -> Sentence?] = [
        ofSound, ofNumber, ofFormat, ofParameter, ofRole, ofContent, ofVoices, ofSoundFault, ofTextFault, ofSaidText,
        ofPackage, ofSuppression,
    ]

    /// What to do: the words of the profile, or else those of the sentence.
    static func remedy(of finding: Finding) -> String? {
        switch finding.outcome {
        case .pass, .notApplicable: nil
        case .fail, .open:
            finding.facts["remedy"]?.text ?? (isIncomplete(finding) ? leaveOut : sentence(of: finding)?.remedy)
        }
    }

    /// Whether some recordings of the set that it is about could not be measured.
    static func isIncomplete(_ finding: Finding) -> Bool { finding.facts["unmeasuredRecordings"] != nil }

    private static let leaveOut = "Fix or leave out what could not be measured."

    /// What is behind the message of a set of which some recordings could not be measured.
    static func incompleteness(of finding: Finding) -> String {
        guard let count = finding.facts["unmeasuredRecordings"]?.integer else { return "" }
        return "; \(EnglishAmounts.counted(count, "recording", "recordings")) could not be measured"
    }
}

extension Finding {
    /// The text of a fact; empty where it is missing, as in reports that others made.
    func text(_ name: String) -> String { facts[name]?.text ?? "" }

    /// The name of the profile, in sentences about what it takes.
    var profileName: String { text("profile") }

    // Only an error says what the vendor takes; the rest is advice.
    /// "accepts", or "advises".
    var accepts: String { severity == .error ? "accepts" : "advises" }
    /// "asks for", or "advises".
    var asksFor: String { severity == .error ? "asks for" : "advises" }
    /// "allows", or "advises".
    var allows: String { severity == .error ? "allows" : "advises" }
}
