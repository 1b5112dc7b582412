/// A type of samples that decoders put out.
///
/// A waveform must cost next to nothing beside hashing and decoding, which take less than 2 ns a sample of WAV. So these
/// loops are written for the vector instructions that every 64-bit processor has.
protocol WaveformSample: BitwiseCopyable {
    /// The greatest magnitude, and the sum of the squares, with full scale as 1.
    static func loudness(of samples: UnsafeBufferPointer<Self>) -> (peak: Float, energy: Double)
}

extension Int16: WaveformSample {
    static func loudness(of samples: UnsafeBufferPointer<Int16>) -> (peak: Float, energy: Double) {
        var (peak, energy) = (0, 0.0)
        var rest = unsafe samples[...]
        while unsafe !rest.isEmpty {
            let block = unsafe UnsafeBufferPointer(rebasing: rest.prefix(2048))
            unsafe rest = unsafe rest.dropFirst(block.count)
            let magnitude = unsafe greatestMagnitude(in: block)
            peak = Swift.max(peak, magnitude)
            // 2,048 squares of ten bits fit into 32 bits, in which a processor adds the most at once.
            let shift = Swift.max(0, Int.bitWidth - magnitude.leadingZeroBitCount - 10)
            unsafe energy += Double(sumOfSquares(of: block, shiftedBy: Int16(shift))) * Double(1 << (2 * shift))
        }
        return (Float(peak) / 32_768, energy / (32_768 * 32_768))
    }

    @inline(__always)
    private static func greatestMagnitude(in samples: UnsafeBufferPointer<Int16>) -> Int {
        var (low, high): (Int16, Int16) = (0, 0)
        for index in samples.indices {
            let sample = unsafe samples[index]
            low = Swift.min(low, sample)
            high = Swift.max(high, sample)
        }
        return Swift.max(-Int(low), Int(high))
    }

    @inline(__always)
    private static func sumOfSquares(of samples: UnsafeBufferPointer<Int16>, shiftedBy shift: Int16) -> UInt32 {
        var sum: Int32 = 0
        for index in samples.indices {
            let value = unsafe Int32(samples[index] &>> shift)
            sum &+= value &* value
        }
        return UInt32(bitPattern: sum)
    }
}

extension WaveformSample {
    /// Sixteen samples at a time, as Float: a compiler may not put sums of floating-point numbers into another order by
    /// itself, and each sum has to wait for the one before it.
    @inline(__always)
    fileprivate static func loudness(
        of samples: UnsafeBufferPointer<Self>, scale: Float, vector: (UnsafeRawPointer) -> SIMD16<Float>,
        scalar: (Self) -> Float
    ) -> (peak: Float, energy: Double) {
        guard let base = samples.baseAddress else { return (0, 0) }
        var (peaks, energy) = (SIMD16<Float>.zero, 0.0)
        var index = 0
        let end = samples.count & ~15
        while index < end {
            var squares = SIMD16<Float>.zero
            let stop = min(end, index + 4096)
            while index < stop {
                let values = unsafe vector(UnsafeRawPointer(base + index))
                let square = values * values
                squares += square
                // The square is at hand, and has no sign.
                peaks = peaks.replacing(with: square, where: square .> peaks)
                index += 16
            }
            energy += Double(squares.sum())
        }
        var peak = peaks.max()
        while index < samples.count {
            let square = unsafe scalar(samples[index]) * scalar(samples[index])
            energy += Double(square)
            if square > peak { peak = square }
            index += 1
        }
        return (peak.squareRoot() * scale, energy * Double(scale) * Double(scale))
    }
}

extension Int32: WaveformSample {
    static func loudness(of samples: UnsafeBufferPointer<Int32>) -> (peak: Float, energy: Double) {
        unsafe loudness(
            of: samples, scale: 1 / 2_147_483_648,
            vector: { unsafe SIMD16<Float>($0.loadUnaligned(as: SIMD16<Int32>.self)) },
            scalar: { Float($0) })
    }
}

extension Float: WaveformSample {
    static func loudness(of samples: UnsafeBufferPointer<Float>) -> (peak: Float, energy: Double) {
        unsafe loudness(
            of: samples, scale: 1, vector: { unsafe $0.loadUnaligned(as: SIMD16<Float>.self) }, scalar: { $0 })
    }
}

extension Double: WaveformSample {
    static func loudness(of samples: UnsafeBufferPointer<Double>) -> (peak: Float, energy: Double) {
        unsafe loudness(
            of: samples, scale: 1, vector: { unsafe SIMD16<Float>($0.loadUnaligned(as: SIMD16<Double>.self)) },
            scalar: { Float($0) })
    }
}
