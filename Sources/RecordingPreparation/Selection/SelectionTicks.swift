import PreflightModel

/// Lengths as whole numbers, so that sums are exact and cheap.
///
/// The unit divides every length, unless the rates are so odd that sums of it would not fit into 64 bits: then it is a
/// microsecond, and lengths are rounded to the side where no limit is passed unnoticed.
struct SelectionTicks: Sendable {
    /// The most units a second has: 200 days of it fit into 64 bits many times over.
    private static let greatestUnitsPerSecond: Int64 = 1_000_000_000_000

    /// How many units a second has.
    let unitsPerSecond: Int64

    init(_ candidates: [SelectionCandidate]) {
        var units: Int64 = 1
        for denominator in Set(candidates.flatMap { [$0.shortest.denominator, $0.longest.denominator] }) {
            let (multiple, overflow) = units.multipliedReportingOverflow(
                by: denominator / Self.greatestCommonDivisor(units, denominator))
            guard !overflow, multiple <= Self.greatestUnitsPerSecond else {
                units = 1_000_000
                break
            }
            units = multiple
        }
        unitsPerSecond = units
    }

    private static func greatestCommonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    func roundedDown(_ duration: ExactDuration) -> Int64 { quotient(duration).floor }

    func roundedUp(_ duration: ExactDuration) -> Int64 {
        let (floor, isExact) = quotient(duration)
        return isExact ? floor : floor + 1
    }

    /// The least whole number of units that is not below a minimum.
    func least(_ bound: SelectionLimits.Bound?) -> Int64 {
        guard let bound else { return 0 }
        let (floor, isExact) = quotient(bound.duration)
        return isExact && bound.isInclusive ? floor : floor + 1
    }

    /// The greatest whole number of units that is not above a maximum.
    func most(_ bound: SelectionLimits.Bound?) -> Int64 {
        guard let bound else { return .max }
        let (floor, isExact) = quotient(bound.duration)
        return isExact && !bound.isInclusive ? floor - 1 : floor
    }

    private func quotient(_ duration: ExactDuration) -> (floor: Int64, isExact: Bool) {
        let product = Int128(duration.numerator) * Int128(unitsPerSecond)
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(duration.denominator))
        // A sum of a thousand of the longest must still fit.
        let limit = Int128(Int64.max / 100_000)
        let floor = rest < 0 ? quotient - 1 : quotient
        return (Int64(clamping: Swift.max(-limit, Swift.min(limit, floor))), rest == 0)
    }
}
