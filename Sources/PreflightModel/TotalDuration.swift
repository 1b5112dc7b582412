/// A sum of lengths over any number of sample rates, exact however many there are.
///
/// Frames are kept per rate in 128 bits and never brought to a common denominator: 2⁶³ lengths of any size fit. Sums are
/// associative and commutative. Two totals are equal when they last equally long, whatever their rates are.
package struct TotalDuration: Sendable {
    /// Sample frames by their rate in hertz; negative where lengths were subtracted.
    package internal(set) var framesByRate: [Int64: Int128] = [:]

    /// Zero seconds.
    package static let zero = TotalDuration()

    /// Zero seconds.
    package init() {}

    /// The length of one recording, or a limit.
    package init(_ duration: ExactDuration) { self += duration }

    /// Whole seconds.
    package init(seconds: Int64) { self.init(ExactDuration(seconds: seconds)) }

    /// The sum of the lengths.
    package init(_ durations: some Sequence<ExactDuration>) {
        for duration in durations { self += duration }
    }

    /// Adds `frameCount` sample frames at `sampleRate` hertz; a rate below 1 counts as 1.
    package mutating func add(frameCount: Int64, sampleRate: Int) {
        framesByRate[Int64(max(1, sampleRate)), default: 0] += Int128(frameCount)
    }

    /// Adds a length.
    package static func += (total: inout TotalDuration, duration: ExactDuration) {
        total.framesByRate[duration.denominator, default: 0] += Int128(duration.numerator)
    }

    /// Adds another total.
    package static func += (total: inout TotalDuration, other: TotalDuration) {
        total.framesByRate.merge(other.framesByRate, uniquingKeysWith: +)
    }

    /// The exact sum.
    package static func + (left: TotalDuration, right: TotalDuration) -> TotalDuration {
        var sum = left
        sum += right
        return sum
    }

    /// The exact difference, which may be negative.
    package static func - (left: TotalDuration, right: TotalDuration) -> TotalDuration { left + -right }

    /// The same length with the opposite sign.
    package static prefix func - (total: TotalDuration) -> TotalDuration {
        var negated = TotalDuration()
        negated.framesByRate = total.framesByRate.mapValues { -$0 }
        return negated
    }

    /// Without its sign.
    package var magnitude: TotalDuration { self < .zero ? -self : self }

    /// The number of seconds as a floating-point number, for display and JSON only.
    ///
    /// The nearest one where all frames have one rate; otherwise within 2⁻⁶⁰ s, or the precision of the number.
    package var seconds: Double {
        let terms = framesByRate.filter { $0.value != 0 }
        if terms.count == 1, let term = terms.first { return Double(term.value) / Double(term.key) }
        var sum = UnitFractionSum(framesByRate, unitsPerSecond: 1)
        let whole = sum.whole
        sum.whole = 0
        return Double(whole) + Double(sum.expandedOnce().whole) * 0x1p-64
    }

    /// How many units of 1/`unitsPerSecond` s fit into this length, rounded down: sample frames at a rate, or 1000 for
    /// milliseconds.
    ///
    /// A count that is beyond 64 bits (292 million years at 1 kHz) is given as the greatest or least that is not.
    package func frameCount(at unitsPerSecond: Int) -> Int64 {
        Int64(clamping: UnitFractionSum(framesByRate, unitsPerSecond: unitsPerSecond).floor)
    }

    /// The number of units of 1/`unitsPerSecond` s that is nearest to this length; halves are rounded up.
    package func rounded(to unitsPerSecond: Int) -> Int64 {
        let halves = frameCount(at: 2 * unitsPerSecond)
        return halves >> 1 + halves & 1
    }
}

extension TotalDuration: Comparable {
    /// Whether both last equally long.
    package static func == (left: TotalDuration, right: TotalDuration) -> Bool { (left - right).signum == 0 }

    /// Compares exactly.
    package static func < (left: TotalDuration, right: TotalDuration) -> Bool { (left - right).signum < 0 }

    /// -1, 0 or 1.
    private var signum: Int { UnitFractionSum(framesByRate, unitsPerSecond: 1).signum }
}

/// A whole number and proper fractions, whose sum is compared by dividing them all out side by side, 64 binary digits at
/// a time. No common denominator is ever formed: over many rates it would have thousands of digits.
private struct UnitFractionSum {
    /// The whole number.
    var whole: Int128 = 0
    /// What is added to it: fractions above 0 and below 1.
    private var fractions: [(numerator: Int128, denominator: Int128)] = []

    /// The length of `framesByRate` in units of 1/`unitsPerSecond` s.
    init(_ framesByRate: [Int64: Int128], unitsPerSecond: Int) {
        for (rate, frames) in framesByRate {
            let (seconds, rest) = Self.floored(frames, by: Int128(rate))
            let (units, numerator) = Self.floored(rest * Int128(unitsPerSecond), by: Int128(rate))
            whole += seconds * Int128(unitsPerSecond) + units
            if numerator != 0 { fractions.append((numerator, Int128(rate))) }
        }
    }

    private static func floored(_ number: Int128, by divisor: Int128) -> (quotient: Int128, rest: Int128) {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    /// 2⁶⁴ times this sum, with a whole number that has the next 64 digits; `whole` is at most 2⁶³ by magnitude.
    func expandedOnce() -> UnitFractionSum {
        var next = self
        next.whole = whole << 64
        next.fractions = []
        for (numerator, denominator) in fractions {
            let (digits, rest) = (numerator << 64).quotientAndRemainder(dividingBy: denominator)
            next.whole += digits
            if rest != 0 { next.fractions.append((rest, denominator)) }
        }
        return next
    }

    /// -1, 0 or 1.
    var signum: Int {
        var sum = self
        // A sum that is not zero is at least 1 over the product of the denominators.
        var digits = 64 + fractions.reduce(64) { $0 + (128 - $1.denominator.leadingZeroBitCount) }
        while true {
            if sum.fractions.isEmpty { return Int(sum.whole.signum()) }
            if sum.whole >= 0 { return 1 }
            if sum.whole <= -Int128(sum.fractions.count) { return -1 }
            guard digits > 0 else { return 0 }
            digits -= 64
            sum = sum.expandedOnce()
        }
    }

    /// The greatest whole number that is not above this sum.
    var floor: Int128 {
        var fraction = self
        fraction.whole = 0
        var floor = whole + fraction.expandedOnce().whole >> 64
        // The digits that were cut off may amount to one more.
        var rest = self
        rest.whole -= floor + 1
        if rest.signum >= 0 { floor += 1 }
        return floor
    }
}
