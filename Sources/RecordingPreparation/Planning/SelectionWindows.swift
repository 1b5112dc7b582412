import PreflightModel

/// The limits of a set, from what is wished for most to what is only just allowed.
struct SelectionWindows {
    /// The limits, in this order.
    let limits: [SelectionLimits]

    /// Makes limits of the ranges of the total length, from those with all advice to those without.
    init(
        totals: [LengthRange], count: ClosedRange<Int>, greatestByteCount: Int64?, wishes: PlanningWishes
    ) {
        var ranges: [LengthRange] = []
        for total in totals {
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
            ranges.append(total)
        }
        limits = ranges.unique.map {
            SelectionLimits(
                count: count, shortest: $0.lower, longest: $0.upper, greatestByteCount: greatestByteCount)
        }
    }
}

extension ExactDuration {
    func scaled(by factor: Int64) -> ExactDuration {
        let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
        return overflow ? self : ExactDuration(numerator: product, denominator: denominator)
    }
}
