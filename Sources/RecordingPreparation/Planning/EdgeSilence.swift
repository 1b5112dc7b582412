import PreflightModel

/// How much silence is left in front of the first word of a piece, and behind its last one, in seconds.
struct EdgeSilence: Hashable, Sendable {
    /// What is left where no rule says how much: half a second, as the advice on recording has it.
    static let usual = 0.5

    var leading: Double
    var trailing: Double
    /// Whether the recording begins, or ends, with more than is allowed.
    var isLeadingTooLong: Bool
    var isTrailingTooLong: Bool

    /// So much at either end, where nothing is too long.
    init(leading: Double, trailing: Double) {
        (self.leading, self.trailing) = (leading, trailing)
        (isLeadingTooLong, isTrailingTooLong) = (false, false)
    }

    /// What the rules of a role, and the faults of sound, ask for.
    init(of recording: RecordingMeasurement, limits: RoleLimits, findings: [Finding]) {
        func wanted(_ codes: NumberCodes) -> Double {
            let range = limits.ranges(codes.kind, of: recording).first ?? .any
            guard let most = range.upper?.duration.seconds else {
                return max(Self.usual, range.lower?.duration.seconds ?? 0)
            }
            guard let least = range.lower?.duration.seconds else { return most / 2 }
            return (least + most) / 2
        }
        (leading, trailing) = (wanted(.leadingSilence), wanted(.trailingSilence))
        func isTooLong(_ codes: NumberCodes) -> Bool {
            findings.contains { $0.code == codes.tooHigh || $0.code == codes.tooCloseToCall }
        }
        let pauses = findings.filter { $0.code == FindingCode(.pause) }.flatMap(\.places)
        let end = recording.longestDuration.seconds
        isLeadingTooLong = isTooLong(.leadingSilence) || pauses.contains { $0.start <= 0 }
        isTrailingTooLong = isTooLong(.trailingSilence) || pauses.contains { $0.start + $0.duration >= end - 0.01 }
    }
}
