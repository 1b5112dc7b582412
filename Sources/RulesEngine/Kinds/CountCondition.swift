import PreflightModel

/// `count`: how many recordings the role may have.
struct CountCondition: SetCondition {
    private let rule: NumberRule<Int64>

    init(limits: Limits<Int64>) { rule = NumberRule(.count, .recordings, limits) }

    var limit: RuleLimit { rule.limit }

    func judge(_ recordings: SetFacts) -> Judgement {
        let count = Int64(recordings.recordingCount)
        return rule.judge(low: count, high: count)
    }
}
