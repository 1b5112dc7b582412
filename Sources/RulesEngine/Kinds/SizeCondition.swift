import PreflightModel

/// `size`: how many bytes each file may have.
struct SizeCondition: RecordingCondition, DocumentCondition {
    let limits: Limits<Int64>

    var limit: String { limits.text }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        let bytes = recording.byteCount
        var judgement = Self.wording.judge(limits, low: bytes, high: bytes)
        // Pictures in tags are the cheapest thing to take away.
        if judgement.outcome != .pass, recording.tagByteCount > 0, let limit = limits.upper?.value,
            bytes - recording.tagByteCount <= limit
        {
            judgement.remedy =
                "It is too large only because of \(Amounts.bytes(recording.tagByteCount)) of tags: strip them from a copy."
        }
        return judgement
    }

    func judge(_ document: CheckInput.Document) -> Judgement {
        var judgement = Self.wording.judge(limits, low: document.byteCount, high: document.byteCount)
        if judgement.remedy != nil { judgement.remedy = "Use a document of a different size." }
        return judgement
    }

    static let wording = LimitWording<Int64>(
        unit: .bytes, text: { value, _ in Amounts.bytes(value) }, distance: { Amounts.bytes($0) },
        greater: "larger", less: "smaller", whenTooGreat: "Cut it, or use a format that takes less space.",
        whenTooSmall: "Use a higher quality.")
}

/// `totalSize`: how many bytes all files of the role may have together.
struct TotalSizeCondition: SetCondition {
    let limits: Limits<Int64>

    var limit: String { limits.text + " in total" }

    func judge(_ recordings: [RecordingMeasurement]) -> Judgement {
        let total = recordings.reduce(Int64(0)) { sum, recording in
            let (result, overflow) = sum.addingReportingOverflow(recording.byteCount)
            return overflow ? .max : result
        }
        return SizeCondition.wording.judge(limits, low: total, high: total)
    }
}
