/// A type of samples that decoders put out.
package protocol SignalSample: BitwiseCopyable {
    /// Writes samples as floating-point numbers with full scale as 1, and gathers what only their own type shows.
    static func convert(
        _ samples: UnsafeBufferPointer<Self>, to target: UnsafeMutablePointer<Float>, adding facts: inout SampleFacts)

    /// The sample as a floating-point number that is exact, with full scale as 1.
    var exactValue: Double { get }
}

/// What is seen in samples before they become floating-point numbers.
package struct SampleFacts {
    /// All bits that any integer sample uses, the highest on the left; nil where there were no integers.
    var integerBits: UInt32?
    var nonFiniteCount: Int64 = 0
    var overFullScaleCount: Int64 = 0

    /// Nothing yet.
    package init() {}

    /// The bits from the sign to the lowest that is used.
    var effectiveBitDepth: Int? {
        integerBits.flatMap { $0 == 0 ? nil : UInt32.bitWidth - $0.trailingZeroBitCount }
    }

    /// One step of the samples' own scale, with full scale as 1.
    ///
    /// Floating-point samples mostly come from 16 bits or end there, so a step of theirs is taken to be that of 16 bits.
    var step: Float {
        guard let integerBits else { return 1 / 32_768 }
        return Float(sign: .plus, exponent: integerBits.trailingZeroBitCount - 31, significand: 1)
    }
}

// These loops have no branches and no sums of floating-point numbers, so the compiler makes vector instructions of them.

extension Int16: SignalSample {
    package var exactValue: Double { Double(self) * (1 / 32_768) }

    package static func convert(
        _ samples: UnsafeBufferPointer<Int16>, to target: UnsafeMutablePointer<Float>, adding facts: inout SampleFacts
    ) {
        guard let source = samples.baseAddress else { return }
        var bits: Int16 = 0
        for index in 0..<samples.count {
            let sample = unsafe source[index]
            bits |= sample
            unsafe target[index] = Float(sample) * (1 / 32_768)
        }
        facts.integerBits = (facts.integerBits ?? 0) | UInt32(UInt16(bitPattern: bits)) << 16
    }
}

extension Int32: SignalSample {
    package var exactValue: Double { Double(self) * (1 / 2_147_483_648) }

    package static func convert(
        _ samples: UnsafeBufferPointer<Int32>, to target: UnsafeMutablePointer<Float>, adding facts: inout SampleFacts
    ) {
        guard let source = samples.baseAddress else { return }
        var bits: Int32 = 0
        for index in 0..<samples.count {
            let sample = unsafe source[index]
            bits |= sample
            unsafe target[index] = Float(sample) * (1 / 2_147_483_648)
        }
        facts.integerBits = (facts.integerBits ?? 0) | UInt32(bitPattern: bits)
    }
}

extension Float: SignalSample {
    package var exactValue: Double { Double(self) }

    package static func convert(
        _ samples: UnsafeBufferPointer<Float>, to target: UnsafeMutablePointer<Float>, adding facts: inout SampleFacts
    ) {
        guard let source = samples.baseAddress else { return }
        var (finite, over): (Int32, Int32) = (0, 0)
        for index in 0..<samples.count {
            let sample = unsafe source[index]
            let isFinite = sample.magnitude <= .greatestFiniteMagnitude
            finite &+= isFinite ? 1 : 0
            over &+= isFinite && sample.magnitude > 1 ? 1 : 0
            unsafe target[index] = (isFinite ? sample : 0).bounded
        }
        facts.nonFiniteCount += Int64(samples.count) - Int64(finite)
        facts.overFullScaleCount += Int64(over)
    }

    /// Bounded to 144 dB above full scale, so that no power overflows; and a negative zero made a zero, since it is the
    /// same sound.
    @inline(__always)
    fileprivate var bounded: Float {
        let bound: Float = 16_777_216
        let upper = self > bound ? bound : self
        return (upper < -bound ? -bound : upper) + 0
    }
}

extension Double: SignalSample {
    package var exactValue: Double { self }

    package static func convert(
        _ samples: UnsafeBufferPointer<Double>, to target: UnsafeMutablePointer<Float>, adding facts: inout SampleFacts
    ) {
        guard let source = samples.baseAddress else { return }
        var (finite, over): (Int64, Int64) = (0, 0)
        for index in 0..<samples.count {
            let sample = unsafe source[index]
            let isFinite = sample.magnitude <= .greatestFiniteMagnitude
            finite &+= isFinite ? 1 : 0
            over &+= isFinite && sample.magnitude > 1 ? 1 : 0
            unsafe target[index] = Float(isFinite ? sample : 0).bounded
        }
        facts.nonFiniteCount += Int64(samples.count) - finite
        facts.overFullScaleCount += over
    }
}
