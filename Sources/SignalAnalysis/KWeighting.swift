import SignalKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The weighting by which loudness is measured (ITU-R BS.1770-4, Annex 1): a shelf for the head, and a high-pass.
///
/// The standard gives coefficients for 48 kHz only. For other rates the analogue filters behind them are transformed anew;
/// their parameters are those that libebur128 and others use, and that give the standard's own figures at 48 kHz.
struct KWeighting {
    /// One filter of second order: numerator, and denominator without its leading 1.
    private struct Biquad {
        var numerator: (Double, Double, Double)
        var denominator: (Double, Double)

        /// The same filter, but with each output made from the outputs two and four samples before it.
        ///
        /// Numerator and denominator are multiplied by the denominator with its odd coefficient negated. A processor can
        /// then work on two outputs at a time, where otherwise each has to wait for the one before it.
        var lookingAhead: (numerator: (Double, Double, Double, Double, Double), denominator: (Double, Double)) {
            let (a1, a2) = denominator
            let (b0, b1, b2) = numerator
            return (
                (b0, b1 - a1 * b0, b2 - a1 * b1 + a2 * b0, a2 * b1 - a1 * b2, a2 * b2),
                (2 * a2 - a1 * a1, a2 * a2)
            )
        }
    }

    /// Below this rate in hertz, the shelf is above half the rate.
    static let leastRate = 4000

    private var filters = preflight_filter_pair()

    /// Gets ready for a rate of at least `leastRate`.
    init(sampleRate: Int) {
        let (high, shelf) = (Self.highPass(sampleRate).lookingAhead, Self.shelf(sampleRate).lookingAhead)
        filters.numerators = (high.numerator, shelf.numerator)
        filters.denominators = (high.denominator, shelf.denominator)
    }

    private static func highPass(_ sampleRate: Int) -> Biquad {
        let k = tan(Double.pi * 38.135_470_876_024_44 / Double(sampleRate))
        let q = 0.500_327_037_323_877_3
        let scale = 1 + k / q + k * k
        return Biquad(
            numerator: (1, -2, 1), denominator: (2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale))
    }

    private static func shelf(_ sampleRate: Int) -> Biquad {
        let k = tan(Double.pi * 1681.974_450_955_533 / Double(sampleRate))
        let q = 0.707_175_236_955_419_6
        let high = pow(10, 3.999_843_853_973_347 / 20)
        let band = pow(high, 0.499_666_774_154_541_6)
        let scale = 1 + k / q + k * k
        return Biquad(
            numerator: (
                (high + band * k / q + k * k) / scale, 2 * (k * k - high) / scale,
                (high - band * k / q + k * k) / scale,
            ),
            denominator: (2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale))
    }

    /// The sum of the squares of what comes out for these samples, which follow those before; an even number of them.
    mutating func energy(of samples: UnsafePointer<Float>, count: Int) -> Double {
        guard count > 0 else { return 0 }
        let none = (0.0, 0.0, 0.0, 0.0)
        let energy = unsafe preflight_filter_energy(&filters, samples, count)
        // What fades away in digital silence would become subnormal, with which processors are a hundred times slower.
        if energy < 1e-60 { (filters.state.3, filters.state.4) = (none, none) }
        return energy
    }
}
