import PreflightModel
import RulesEngine

/// What is taken out of pauses within a recording that are longer than the rules of its role allow.
struct PauseShortening: Hashable, Sendable {
    /// The frames that go, in order: the middle of each of these pauses.
    let removed: [Range<Int64>]

    /// A pause may be this much longer or shorter than it was heard, in seconds: neither of its ends is sure.
    private static let uncertainty = 2 * SpeechMeasurement.edgeUncertainty

    /// These frames go.
    init(removed: [Range<Int64>] = []) { self.removed = removed }

    /// What has to go of a recording.
    init(of recording: RecordingMeasurement, limits: RoleLimits) {
        let kind = NumberCodes.pause.kind
        guard let map = SpeechMap(recording),
            let most = limits.ranges(kind, part: "longest", of: recording).first?.upper?.duration.seconds
        else {
            removed = []
            return
        }
        // As little as can be goes, unless there is a middle of what is allowed.
        let least = limits.ranges(kind, part: "shortest", of: recording).first?.lower?.duration.seconds
        let kept = map.frames(least.map { ($0 + most) / 2 } ?? max(most / 2, most - 2 * Self.uncertainty))
        let tooLong = map.frames(most - Self.uncertainty)
        removed = map.pauses.map(\.frames).filter { $0.count > tooLong && $0.count > kept }.map { pause in
            (pause.lowerBound + kept / 2)..<(pause.upperBound - (kept - kept / 2))
        }
    }

    /// What is left of these frames.
    func kept(of frames: Range<Int64>) -> [Range<Int64>] {
        var (kept, start) = ([Range<Int64>](), frames.lowerBound)
        for gap in removed.map({ $0.clamped(to: frames) }) where !gap.isEmpty {
            if gap.lowerBound > start { kept.append(start..<gap.lowerBound) }
            start = gap.upperBound
        }
        if start < frames.upperBound { kept.append(start..<frames.upperBound) }
        return kept
    }

    /// How many of these frames are left.
    func length(of frames: Range<Int64>) -> Int64 {
        removed.reduce(Int64(frames.count)) { $0 - Int64($1.clamped(to: frames).count) }
    }
}
