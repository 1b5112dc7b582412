import PreflightModel

/// The length of a recording and the limits on it, on one axis.
struct TimeAxis {
    /// A limit on the length, and the profiles that set it.
    struct Limit: Hashable {
        var seconds: Double
        var isMinimum: Bool
        var words: String
        var profiles: [Int]
    }

    /// The length of the recording in seconds.
    let duration: Double
    /// From the shortest, at most one of each kind and length.
    let limits: [Limit]
    /// Where the axis ends, in seconds.
    let end: Double

    init(duration: Double, judged: [FileCard.Judged]) {
        self.duration = duration
        limits = Self.limits(in: judged)
        // Limits far away would squeeze the waveform into a corner: they are named at the edge instead.
        let near = limits.map(\.seconds).filter { $0 <= duration * 2.5 }.max() ?? 0
        end = near >= duration * 0.97 ? max(duration, near) * 1.04 : duration
    }

    private static func limits(in judged: [FileCard.Judged]) -> [Limit] {
        var limits: [Limit] = []
        func add(_ bound: RuleLimit.Bound?, isMinimum: Bool, of profile: Int) {
            guard let bound, bound.number.isFinite, bound.number >= 0 else { return }
            let (seconds, words) = (bound.number, bound.notation)
            if let place = limits.firstIndex(where: { $0.seconds == seconds && $0.isMinimum == isMinimum }) {
                if !limits[place].profiles.contains(profile) { limits[place].profiles.append(profile) }
            } else {
                limits.append(Limit(seconds: seconds, isMinimum: isMinimum, words: words, profiles: [profile]))
            }
        }
        for judged in judged {
            for finding in judged.findings + judged.passes where finding.measured?.unit == .seconds {
                add(finding.limit?.minimum, isMinimum: true, of: judged.profile)
                add(finding.limit?.maximum, isMinimum: false, of: judged.profile)
            }
        }
        return limits.sorted { ($0.seconds, $0.isMinimum ? 0 : 1) < ($1.seconds, $1.isMinimum ? 0 : 1) }
    }

    /// Where a time stands, from 0 (left) to 1 (right).
    func share(_ seconds: Double) -> Double { end > 0 ? min(1, max(0, seconds / end)) : 0 }
}
