import PreflightModel

/// `count`: how many recordings the role may have.
struct CountCondition: SetCondition {
    let limits: Limits<Int64>

    var limit: String { limits.text("recording", "recordings") }

    func judge(_ recordings: [RecordingMeasurement]) -> Judgement {
        let count = Int64(recordings.count)
        return Self.wording.judge(limits, low: count, high: count)
    }

    static let wording = LimitWording<Int64>(
        unit: .recordings, text: { value, _ in Amounts.counted(value, "recording", "recordings") },
        distance: { Amounts.grouped($0) }, greater: "more", less: "fewer", whenTooGreat: "Leave some out.",
        whenTooSmall: "Add the missing ones.", isCount: true)
}
