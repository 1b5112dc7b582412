import PreflightModel

/// What is wrong with AU files alone.
extension EnglishSentences {
    func sentence(_ code: AUDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .unsupportedCodec:
            "the AU file holds audio of coding \(facts.number("coding")), whose length cannot be measured here. Export "
                + "it as WAV."
        }
    }
}
