import PreflightModel

/// `totalSpeech`: how long somebody speaks in all recordings of the role together, pauses left out.
struct TotalSpeechCondition: SetCondition {
    private let rule: SoundRule

    init(limits: Limits<Double>) { rule = SoundRule(.totalSpeech, .seconds, limits) }

    var limit: RuleLimit { rule.limit }

    func judge(_ recordings: SetFacts) -> Judgement {
        let speech = recordings.sound.speech
        guard recordings.sound.heardCount < recordings.recordingCount else { return rule.judge(.value(speech)) }
        // What was not heard has no more speech than it is long.
        let least = max(0, speech.lowest)
        let possible = least...max(least, recordings.longestDuration.seconds)
        let unheard = recordings.recordingCount - recordings.sound.heardCount
        return rule.judge(
            .notMeasured(needs: .listen, possible: possible, facts: ["recordings": .integer(Int64(unheard))]))
    }
}
