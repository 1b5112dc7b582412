import PreflightModel

/// The limits on a number, and the facts of what they say of it, in one form for every kind.
struct NumberRule<Value: LimitedValue>: Sendable {
    let codes: NumberCodes
    let unit: Quantity.Unit
    let limits: Limits<Value>
    /// The same limits as data.
    let limit: RuleLimit

    init(_ codes: NumberCodes, _ unit: Quantity.Unit, _ limits: Limits<Value>, facts: [String: Fact] = [:]) {
        self.codes = codes
        self.unit = unit
        self.limits = limits
        limit = RuleLimit(codes, unit, limits, facts: facts, fact: \.fact)
    }

    /// Judges a value that is between `low` and `high` (equal, where it is known exactly).
    func judge(low: Value, high: Value) -> Judgement {
        let result = limits.judge(low: low, high: high)
        let isLower = result.side == .lower
        let (shown, other) = isLower ? (low, high) : (high, low)
        var judgement = Judgement(result.outcome, codes.met, measured: Quantity(shown.fact, unit: unit))
        judgement.headroom = result.headroom.map {
            Headroom($0.fact, unit: unit, side: isLower ? .minimum : .maximum)
        }
        switch result.outcome {
        case .fail:
            judgement.code = isLower ? codes.tooLow : codes.tooHigh
            judgement.isOverMaximum = !isLower
        case .open:
            judgement.isTooCloseToCall = true
            judgement.code = low == high ? codes.unitUndefined : codes.dependsOnReader
            if low != high { judgement.facts["other"] = other.fact }
        default: break
        }
        return judgement
    }
}

extension RuleLimit {
    /// The limits on a number, as data.
    init<Value: LimitedValue>(
        _ codes: NumberCodes, _ unit: Quantity.Unit, _ limits: Limits<Value>, facts: [String: Fact],
        fact: (Value) -> Fact
    ) {
        func bound(_ bound: Limits<Value>.Bound?) -> Bound? {
            bound.map { Bound(fact($0.value), unit: unit, notation: $0.text, isInclusive: $0.isInclusive) }
        }
        self.init(kind: codes.kind, minimum: bound(limits.lower), maximum: bound(limits.upper), facts: facts)
    }
}
