#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds peaks between samples by oversampling (ITU-R BS.1770-4, Annex 2): four times below 96 kHz, twice below 192 kHz, and
/// not at all above, where samples are dense enough.
///
/// The interpolator is a sinc over twelve samples under a Hann window. A point between samples is never greater than the
/// greatest sample around it times the sum of the coefficients' magnitudes, so most windows need no look.
@safe struct TruePeakFilter {
    static let tapCount = 12
    /// Samples that are looked at in one call.
    static let window = 64

    private typealias Lanes = SIMD8<Float>
    /// For each point between two samples, its coefficients, each in all lanes.
    private let phases: UnsafeMutablePointer<Lanes>
    private let phaseCount: Int
    /// The square of the most by which a point can exceed the samples around it.
    let greatestGainSquared: Float

    init(sampleRate: Int) {
        let factor = sampleRate < 96_000 ? 4 : sampleRate < 192_000 ? 2 : 1
        phaseCount = factor - 1
        unsafe phases = .allocate(capacity: max(1, phaseCount * Self.tapCount))
        let middle = Double(factor * Self.tapCount / 2)
        var greatestGain = 1.0
        for phase in 0..<phaseCount {
            var gain = 0.0
            for tap in 0..<Self.tapCount {
                let distance = Double(tap * factor + phase + 1) - middle
                let angle = Double.pi * distance / Double(factor)
                let hann = 0.5 * (1 + cos(Double.pi * distance / middle))
                let coefficient = sin(angle) / angle * hann
                gain += abs(coefficient)
                unsafe phases[phase * Self.tapCount + tap] = Lanes(repeating: Float(coefficient))
            }
            greatestGain = max(greatestGain, gain)
        }
        greatestGainSquared = Float(greatestGain * greatestGain) * 1.0001
    }

    func deallocate() { unsafe phases.deallocate() }

    /// The square of the greatest magnitude between the samples of a window and the twelve before it.
    func greatestSquare(_ samples: UnsafePointer<Float>) -> Float {
        var greatest = Lanes.zero
        for phase in 0..<phaseCount {
            let coefficients = unsafe phases + phase * Self.tapCount
            var offset = 0
            while offset < Self.window {
                var (even, odd) = (Lanes.zero, Lanes.zero)
                var tap = 0
                while tap < Self.tapCount {
                    let place = unsafe UnsafeRawPointer(samples + (offset &- tap))
                    unsafe even += coefficients[tap] * place.loadUnaligned(as: Lanes.self)
                    unsafe odd += coefficients[tap &+ 1] * (place - 4).loadUnaligned(as: Lanes.self)
                    tap &+= 2
                }
                let point = even + odd
                let square = point * point
                greatest = greatest.replacing(with: square, where: square .> greatest)
                offset &+= Lanes.scalarCount
            }
        }
        return greatest.max()
    }
}
