/// A duration as an exact fraction of seconds: limits, totals over different sample rates, and lengths are compared
/// without floating point.
///
/// Always in lowest terms with a positive denominator. Arithmetic is done in 128 bits; a result that does not fit is
/// clamped to the greatest representable duration, which is longer than any recording.
public struct ExactDuration: Hashable, Sendable, Comparable {
    /// The numerator, in units of 1/`denominator` seconds.
    public let numerator: Int64
    /// The denominator, at least 1.
    public let denominator: Int64

    /// Zero seconds.
    public static let zero = ExactDuration(frameCount: 0, sampleRate: 1)

    /// The duration of `frameCount` sample frames at `sampleRate` hertz; a rate below 1 counts as 1.
    public init(frameCount: Int64, sampleRate: Int) {
        self.init(Int128(frameCount), over: Int128(max(1, sampleRate)))
    }

    /// Whole seconds.
    public init(seconds: Int64) { self.init(frameCount: seconds, sampleRate: 1) }

    /// A fraction of seconds; a denominator below 1 counts as 1.
    public init(numerator: Int64, denominator: Int64) {
        self.init(Int128(numerator), over: Int128(max(1, denominator)))
    }

    private init(_ numerator: Int128, over denominator: Int128) {
        let divisor = max(1, Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        var n = numerator / Int128(divisor)
        var d = denominator / Int128(divisor)
        // Only absurd inputs get here: give up precision, never the sign or the order of magnitude.
        while d > Int128(Int64.max) {
            n >>= 1
            d >>= 1
        }
        self.numerator = Int64(clamping: n)
        self.denominator = Int64(clamping: d)
    }

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> Int128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return Int128(clamping: a)
    }

    /// The nearest floating-point number of seconds, for display and JSON only.
    public var seconds: Double { Double(numerator) / Double(denominator) }

    /// How many sample frames at `sampleRate` fit into this duration, rounded down.
    public func frameCount(at sampleRate: Int) -> Int64 {
        let product = Int128(numerator) * Int128(sampleRate)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(denominator))
        return Int64(clamping: remainder < 0 ? quotient - 1 : quotient)
    }

    /// Compares exactly.
    public static func < (left: ExactDuration, right: ExactDuration) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    /// The exact sum.
    public static func + (left: ExactDuration, right: ExactDuration) -> ExactDuration {
        if left.denominator == right.denominator {
            return ExactDuration(Int128(left.numerator) + Int128(right.numerator), over: Int128(left.denominator))
        }
        return ExactDuration(
            Int128(left.numerator) * Int128(right.denominator) + Int128(right.numerator) * Int128(left.denominator),
            over: Int128(left.denominator) * Int128(right.denominator))
    }

    /// The exact difference.
    public static func - (left: ExactDuration, right: ExactDuration) -> ExactDuration {
        left
            + ExactDuration(
                numerator: right.numerator == .min ? .max : -right.numerator, denominator: right.denominator)
    }

    /// Without its sign.
    public var magnitude: ExactDuration { self < .zero ? .zero - self : self }
}
