import PreflightModel

/// What is wrong with AIFF and AIFF-C files alone.
extension EnglishSentences {
    func sentence(_ code: AIFFDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .lengthMismatch:
            "the COMM chunk claims \(facts.counted("declaredFrames", "frame")) (\(facts.time("declaredFrames"))), but "
                + "the SSND chunk holds \(facts.number("presentFrames")) (\(facts.time("presentFrames"))). Readers "
                + "differ; export the recording again."
        case .sizeMismatch:
            "the FORM header claims \(facts.counted("declaredBytes", "byte")) for the whole file, which has "
                + "\(facts.number("presentBytes")). The audio is complete and was measured; save the recording again to "
                + "fix the header."
        }
    }
}
