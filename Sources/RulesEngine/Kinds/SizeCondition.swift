import PreflightModel

/// `size`: how many bytes each file may have.
struct SizeCondition: RecordingCondition, DocumentCondition {
    private let rule: NumberRule<Int64>

    init(limits: Limits<Int64>) { rule = NumberRule(.size, .bytes, limits) }

    var limit: RuleLimit { rule.limit }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        let bytes = recording.byteCount
        var judgement = rule.judge(low: bytes, high: bytes)
        // Pictures in tags are the cheapest thing to take away.
        if judgement.outcome != .pass, recording.tagByteCount > 0, let limit = rule.limits.upper?.value,
            bytes - recording.tagByteCount <= limit
        {
            judgement.facts["tagBytes"] = .integer(recording.tagByteCount)
        }
        return judgement
    }

    func judge(_ document: CheckInput.Document) -> Judgement {
        var judgement = rule.judge(low: document.byteCount, high: document.byteCount)
        if judgement.outcome != .pass { judgement.facts["subject"] = "document" }
        return judgement
    }
}

/// `totalSize`: how many bytes all files of the role may have together.
struct TotalSizeCondition: SetCondition {
    private let rule: NumberRule<Int64>

    init(limits: Limits<Int64>) { rule = NumberRule(.totalSize, .bytes, limits) }

    var limit: RuleLimit { rule.limit }

    func judge(_ recordings: SetFacts) -> Judgement {
        rule.judge(low: recordings.byteCount, high: recordings.byteCount)
    }
}
