import PreflightModel
import RulesEngine

/// A recording that a plan starts from, with all that is known of it.
struct SourceRecording: Sendable {
    /// Its place among the sources of the plan.
    var index: Int
    var role: String
    var measurement: RecordingMeasurement
    /// What the check says of it.
    var findings: [Finding]
    /// The text with its words; nil where it has none.
    var text: RoledDocument?
}

/// A new recording on its way into a plan.
struct RecordingDraft: Sendable {
    var take: PreparedTake
    /// What is done but for the conversions, which follow from the take.
    var steps: [PlannedStep]
    /// The name without extension.
    var name: String
    /// Whether it is made of several drafts.
    var isJoined = false
    /// What it is expected to be.
    var prediction: RecordingMeasurement
    /// What the check is expected to say of it.
    var findings: [Finding]
    /// The text with its words; nil where it has none.
    var text: RoledDocument?

    /// The first of its sources, and where it begins in it.
    var place: (source: Int, frame: Int64) {
        take.parts.first.map { ($0.source, $0.frames?.lowerBound ?? 0) } ?? (0, 0)
    }

    /// The frames of its source, from the first to the last; nil for all of them, and of what is made of several recordings.
    var frames: Range<Int64>? {
        guard !isJoined, let first = take.parts.first?.frames, let last = take.parts.last?.frames else { return nil }
        return first.lowerBound..<max(first.lowerBound, last.upperBound)
    }

    /// What keeps the profile from accepting it.
    var fatalFindings: [Finding] { findings.filter { $0.isFatal() || $0.isUndecided } }

    /// Whether it is only too short.
    func isTooShort(countingAdvice: Bool) -> Bool {
        let wrong = fatalFindings
        if wrong.isEmpty, countingAdvice {
            return findings.contains { $0.code == NumberCodes.duration.tooLow && $0.severity == .warning }
        }
        return !wrong.isEmpty && wrong.allSatisfy { $0.code == NumberCodes.duration.tooLow }
    }
}

/// How good a recording is beside others that the profile accepts.
struct RecordingRank: Comparable {
    /// How many bits are missing to 16, whose noise nobody hears.
    private let missingBits: Int
    /// What the profile and the faults of sound advise against.
    private let warningCount: Int
    /// In dB; a recording in which nothing can be told is worst.
    private let noise: Double
    private let opinion: Double
    private let place: (source: Int, frame: Int64)

    init(_ draft: RecordingDraft) {
        missingBits = max(0, 16 - (draft.prediction.bitDepth ?? 16))
        warningCount = draft.findings.count {
            $0.severity == .warning && ($0.outcome == .fail || $0.outcome == .open)
        }
        // What is nearer together than the estimate is sure of is the same.
        let speech = draft.prediction.speech
        noise = -((speech?.snr?.value ?? 0) / 3).rounded()
        opinion = -((speech?.mos?.p808?.value ?? 0) * 5).rounded()
        place = draft.place
    }

    static func < (left: RecordingRank, right: RecordingRank) -> Bool {
        (left.missingBits, left.warningCount, left.noise, left.opinion, left.place.source, left.place.frame)
            < (
                right.missingBits, right.warningCount, right.noise, right.opinion, right.place.source,
                right.place.frame
            )
    }

    static func == (left: RecordingRank, right: RecordingRank) -> Bool { !(left < right) && !(right < left) }
}
