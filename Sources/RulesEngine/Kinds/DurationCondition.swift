import PreflightModel

/// `duration`: how long each recording may be.
///
/// A minimum is tested against the shortest length that a correct reader may find, a maximum against the longest.
struct DurationCondition: RecordingCondition {
    private let rule: NumberRule<TotalDuration>

    init(limits: Limits<TotalDuration>) { rule = NumberRule(.duration, .seconds, limits) }

    var limit: RuleLimit { rule.limit }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        judge(recording.shortestDuration, recording.longestDuration)
    }

    /// Judges a length that lies between two.
    func judge(_ shortest: ExactDuration, _ longest: ExactDuration) -> Judgement {
        rule.judge(low: TotalDuration(shortest), high: TotalDuration(longest))
    }
}

/// `totalDuration`: how long all recordings of the role may be together; the sum is exact over mixed rates.
struct TotalDurationCondition: SetCondition {
    private let rule: NumberRule<TotalDuration>

    init(limits: Limits<TotalDuration>) { rule = NumberRule(.totalDuration, .seconds, limits) }

    var limit: RuleLimit { rule.limit }

    func judge(_ recordings: SetFacts) -> Judgement {
        rule.judge(low: recordings.shortestDuration, high: recordings.longestDuration)
    }
}
