import PreflightModel

/// `duration`: how long each recording may be.
///
/// A minimum is tested against the shortest length that a correct reader may find, a maximum against the longest.
struct DurationCondition: RecordingCondition {
    let limits: Limits<TotalDuration>

    var limit: String { limits.text }

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        judge(recording.shortestDuration, recording.longestDuration)
    }

    /// Judges a length that lies between two.
    func judge(_ shortest: ExactDuration, _ longest: ExactDuration) -> Judgement {
        Self.wording.judge(limits, low: TotalDuration(shortest), high: TotalDuration(longest))
    }

    static let wording = LimitWording<TotalDuration>(
        unit: .seconds, text: { Amounts.seconds($0, apartFrom: $1) },
        distance: { $0.frameCount(at: 1000) < 1 ? "less than 1 ms" : Amounts.seconds($0) },
        greater: "longer", less: "shorter", whenTooGreat: "Cut it.", whenTooSmall: "Record more.")
}

/// `totalDuration`: how long all recordings of the role may be together; the sum is exact over mixed rates.
struct TotalDurationCondition: SetCondition {
    let limits: Limits<TotalDuration>

    var limit: String { limits.text + " in total" }

    func judge(_ recordings: [RecordingMeasurement]) -> Judgement {
        let low = TotalDuration(recordings.lazy.map(\.shortestDuration))
        let high = TotalDuration(recordings.lazy.map(\.longestDuration))
        return Self.wording.judge(limits, low: low, high: high)
    }

    private static let wording = {
        var wording = DurationCondition.wording
        wording.whenTooGreat = "Leave some recordings out, or cut them."
        wording.whenTooSmall = "Add more recordings."
        return wording
    }()
}
