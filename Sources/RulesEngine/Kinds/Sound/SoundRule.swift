import PreflightModel

/// The limits on what is to be heard, and what they say of a number that may be an estimate.
///
/// What is wholly within the limits is met, what is wholly outside is not, and where a limit lies within what an estimate
/// may be off by, nobody can tell.
struct SoundRule: Sendable {
    let codes: NumberCodes
    let unit: Quantity.Unit
    let limits: Limits<Double>
    /// The same limits as data.
    let limit: RuleLimit

    init(_ codes: NumberCodes, _ unit: Quantity.Unit, _ limits: Limits<Double>, facts: [String: Fact] = [:]) {
        self.codes = codes
        self.unit = unit
        self.limits = limits
        limit = RuleLimit(codes, unit, limits, facts: facts) { unit.fact($0) }
    }

    func judge(_ reading: SoundReading) -> Judgement {
        switch reading {
        case .value(let estimate, let upTo, let facts): return judge(estimate, upTo: upTo, facts)
        case .absent(let reason): return Judgement(.notApplicable, codes.absent, facts: ["reason": reason.fact])
        case .unknown(let reason):
            var judgement = Judgement(.open, codes.unknown, facts: ["reason": reason.fact])
            // Whoever cannot tell is not sure that the vendor would refuse.
            judgement.isTooCloseToCall = true
            return judgement
        case .notMeasured(let depth, let possible, let facts):
            // Nobody has to listen to a recording of 3 s to know that it does not hold 5 s of speech.
            if let possible, limits.judge(low: possible.lowerBound, high: possible.upperBound).outcome == .fail {
                let most = limits.judge(low: possible.upperBound, high: possible.upperBound)
                let isTooLittle = most.outcome == .fail && most.side == .lower
                var judgement = judge(
                    Estimate(isTooLittle ? possible.upperBound : possible.lowerBound, uncertainty: 0), facts)
                judgement.facts["possible"] = isTooLittle ? "at-most" : "at-least"
                return judgement
            }
            var facts = facts
            facts["depth"] = .text(depth.rawValue)
            return Judgement(.open, codes.notMeasured, facts: facts)
        }
    }

    private func judge(_ estimate: Estimate, upTo: Double? = nil, _ facts: [String: Fact]) -> Judgement {
        // Documents may claim anything; what is beyond this is no less wrong for being cut.
        let value = max(-1e12, min(1e12, estimate.value))
        let uncertainty = min(1e12, estimate.uncertainty)
        let outcome = outcome(
            low: (value - uncertainty).rounded(toDecimals: 6), high: (value + uncertainty).rounded(toDecimals: 6),
            upTo: upTo)
        let nearest = limits.judge(low: value, high: value)
        let isLower = nearest.side == .lower
        var judgement = Judgement(
            outcome, codes.met,
            measured: Quantity(unit.fact(value), unit: unit, uncertainty: uncertainty > 0 ? uncertainty : nil),
            facts: facts)
        // Nothing is no distance: where none is allowed, that there is none says it all.
        let isNone = unit == .frames && limits.upper?.value == 0
        judgement.headroom =
            isNone
            ? nil
            : nearest.headroom.map {
                Headroom(
                    unit.fact($0.rounded(toDecimals: 6)), unit: unit.ofDistance, side: isLower ? .minimum : .maximum)
            }
        switch outcome {
        case .fail:
            judgement.code = isLower ? codes.tooLow : codes.tooHigh
            judgement.isOverMaximum = !isLower
        case .open:
            judgement.code = codes.tooCloseToCall
            judgement.isTooCloseToCall = true
            if let upTo, limits.judge(low: value + uncertainty, high: value + uncertainty).outcome == .fail {
                judgement.facts["upToMilliseconds"] = .milliseconds(upTo)
            }
        case .pass, .notApplicable: break
        }
        return judgement
    }

    /// What the limits say of what is between two numbers, and in another reading of a minimum, as much as `upTo`.
    private func outcome(low: Double, high: Double, upTo: Double?) -> Outcome {
        let least = Limits(lower: limits.lower).judge(low: low, high: max(high, upTo ?? high)).outcome
        let most = Limits(upper: limits.upper).judge(low: low, high: high).outcome
        return least == .fail || most == .fail ? .fail : least == .open || most == .open ? .open : .pass
    }
}

extension Double: LimitedValue {
    func minus(_ other: Double) -> Double { self - other }
    var fact: Fact { .number(self) }
}
