/// A duration as an exact fraction of seconds, so that lengths and limits are compared without floating point.
///
/// Always in lowest terms with a positive denominator. Lengths are added and subtracted as `TotalDuration`.
public struct ExactDuration: Hashable, Sendable, Comparable {
    /// The numerator, in units of 1/`denominator` seconds.
    public let numerator: Int64
    /// The denominator, at least 1.
    public let denominator: Int64

    /// Zero seconds.
    package static let zero = ExactDuration(frameCount: 0, sampleRate: 1)

    /// The duration of `frameCount` sample frames at `sampleRate` hertz; a rate below 1 counts as 1.
    public init(frameCount: Int64, sampleRate: Int) {
        self.init(numerator: frameCount, denominator: Int64(sampleRate))
    }

    /// Whole seconds.
    package init(seconds: Int64) { self.init(frameCount: seconds, sampleRate: 1) }

    /// A fraction of seconds; a denominator below 1 counts as 1.
    package init(numerator: Int64, denominator: Int64) {
        let denominator = max(1, denominator)
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    private static func greatestCommonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
        // The divisor is at most b, so it is never the magnitude of Int64.min.
        var (a, b) = (a.magnitude, b.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int64(a)
    }

    /// The nearest floating-point number of seconds, for display and JSON only.
    public var seconds: Double { Double(numerator) / Double(denominator) }

    /// How many sample frames at `sampleRate` fit into this duration, rounded down.
    ///
    /// A count that is beyond 64 bits is given as the greatest or least that is not.
    package func frameCount(at sampleRate: Int) -> Int64 {
        let product = Int128(numerator) * Int128(sampleRate)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(denominator))
        return Int64(clamping: remainder < 0 ? quotient - 1 : quotient)
    }

    /// Compares exactly.
    public static func < (left: ExactDuration, right: ExactDuration) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }
}
