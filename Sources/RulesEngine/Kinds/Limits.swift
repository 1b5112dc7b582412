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

    /// The limits in words: "10 s to 5 min", "more than 1 min", "at most 20 MB".
    var text: String {
        switch (lower, upper) {
        case (let lower?, let upper?) where lower.isInclusive && upper.isInclusive:
            lower.value == upper.value ? "exactly \(lower.text)" : "\(lower.text) to \(upper.text)"
        case (let lower?, let upper?): "\(lower.lowerWords) and \(upper.upperWords)"
        case (let lower?, nil): lower.lowerWords
        case (nil, let upper?): upper.upperWords
        case (nil, nil): "anything"
        }
    }

    /// The limits in words with what they count: "at least 1 recording", "1 to 50 characters".
    func text(_ singular: String, _ plural: String) -> String {
        "\(text) \((upper ?? lower)?.text == "1" ? singular : plural)"
    }
}

extension Limits.Bound {
    fileprivate var readings: [Value] { [value] + (otherReading.map { [$0] } ?? []) }
    fileprivate var lowerWords: String { (isInclusive ? "at least " : "more than ") + text }
    fileprivate var upperWords: String { (isInclusive ? "at most " : "less than ") + text }
}
