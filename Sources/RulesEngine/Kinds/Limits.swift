import PreflightModel

/// A lower and an upper bound, either of which may be missing.
struct Limits<Value: LimitedValue>: Sendable {
    /// One bound, with the vendor's words for it.
    struct Bound: Sendable {
        /// The reading of the limit that protects the user.
        var value: Value
        /// The other reading, where the vendor does not define the unit (20 MB); nil where there is only one.
        var otherReading: Value?
        /// Whether the limit itself is allowed.
        var isInclusive: Bool
        /// The limit as the profile writes it, with a space before the unit.
        var text: String
    }

    var lower: Bound?
    var upper: Bound?

    /// Judges a value that is between `low` and `high` (equal, where it is known exactly).
    func judge(low: Value, high: Value) -> LimitJudgement<Value> {
        var result = LimitJudgement<Value>(outcome: .pass)
        if let lower {
            let sides = [low, high].flatMap { value in
                lower.readings.map { lower.isInclusive ? value >= $0 : value > $0 }
            }
            result.consider(sides, of: lower, headroom: low.minus(lower.value), side: .lower)
        }
        if let upper {
            let sides = [low, high].flatMap { value in
                upper.readings.map { upper.isInclusive ? value <= $0 : value < $0 }
            }
            result.consider(sides, of: upper, headroom: upper.value.minus(high), side: .upper)
        }
        return result
    }
}

extension Limits.Bound {
    fileprivate var readings: [Value] { [value] + (otherReading.map { [$0] } ?? []) }
}
