import PreflightModel

/// The limits of a set, from what is wished for most to what is only just allowed.
struct SelectionWindows {
    /// The limits, in this order.
    let limits: [SelectionLimits]

    /// What the rules on sound allow of a set.
    struct Sound {
        /// How long somebody may speak in all.
        var speech = LengthRange.any
        var greatestLoudnessSpread: Double?
        var greatestNoiseSpread: Double?
    }

    /// Makes limits of the ranges of the total length, and of what the rules on sound allow, from those with all advice to
    /// those without.
    init(
        totals: [LengthRange], sounds: [Sound] = [], count: ClosedRange<Int>, greatestByteCount: Int64?,
        wishes: PlanningWishes
    ) {
        var limits: [SelectionLimits] = []
        for level in 0..<max(totals.count, sounds.count) {
            let total = totals.isEmpty ? .any : totals[min(level, totals.count - 1)]
            let sound = sounds.isEmpty ? Sound() : sounds[min(level, sounds.count - 1)]
            limits += Self.ranges(total, wishes).map {
                var limits = SelectionLimits(
                    count: count, shortest: $0.lower, longest: $0.upper, greatestByteCount: greatestByteCount)
                limits.leastSpeech = sound.speech.lower?.duration.seconds
                limits.greatestSpeech = sound.speech.upper?.duration.seconds
                limits.greatestLoudnessSpread = sound.greatestLoudnessSpread
                limits.greatestNoiseSpread = sound.greatestNoiseSpread
                return limits
            }
        }
        self.limits = limits.unique
    }

    /// The ranges of a total, from the one that is wished for most.
    private static func ranges(_ total: LengthRange, _ wishes: PlanningWishes) -> [LengthRange] {
        var ranges: [LengthRange] = []
        if let aim = wishes.aim {
            // Around the aim, and where nothing is so near, twice as far, up to everything that is allowed.
            for doubling in 0..<24 {
                let reach = wishes.margin.scaled(by: 1 << Int64(doubling))
                let near = LengthRange(
                    lower: .init(max(.zero, aim.minus(reach))), upper: .init(aim.plus(reach)))
                let range = total.intersection(near)
                if range == total { break }
                if !range.isEmpty { ranges.append(range) }
            }
        }
        if let shrunk = total.shrunk(by: wishes.margin) { ranges.append(shrunk) }
        return (ranges + [total]).unique
    }
}

extension ExactDuration {
    func scaled(by factor: Int64) -> ExactDuration {
        let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
        return overflow ? self : ExactDuration(numerator: product, denominator: denominator)
    }
}
