import PreflightModel

/// Makes integers of samples: exactly, or rounded to the nearest, with triangular dither where it is asked for.
///
/// The noise begins with the same number in every recording, so that the same samples make the same bytes.
struct SampleRounding {
    private let bits: Int
    private let rounds: Bool
    private let isDithered: Bool
    private let scale: Double
    private let (least, greatest): (Double, Double)
    private var noise = DitherNoise()
    /// Samples beyond full scale, which were set to it.
    private(set) var clippedSampleCount: Int64 = 0

    init(bits: Int, rounds: Bool, isDithered: Bool) {
        self.bits = bits
        self.rounds = rounds
        self.isDithered = isDithered
        scale = Double(sign: .plus, exponent: bits - 1, significand: 1)
        (least, greatest) = (-scale, scale - 1)
    }

    /// The sample as an integer of that many bits.
    ///
    /// - Throws: a refusal where it needs more bits, and is not to be rounded.
    @inline(__always)
    mutating func integer(_ sample: Double) throws(PreparationFailure) -> Int32 {
        let scaled = sample * scale
        guard rounds else {
            guard let exact = Int32(exactly: scaled), least...greatest ~= scaled else {
                throw PreparationFailure(.bitsInUse, ["goalBitDepth": .count(bits)])
            }
            return exact
        }
        let value = (isDithered ? scaled + noise.next() : scaled).rounded(.toNearestOrEven)
        if value >= least, value <= greatest { return Int32(value) }
        // What is not a number is silence.
        if value.isNaN { return 0 }
        clippedSampleCount += 1
        return Int32(value < 0 ? least : greatest)
    }
}

/// Noise with a triangular distribution between −1 and 1: the difference of two even ones, by SplitMix64 (Steele, Lea and
/// Flood, Fast splittable pseudorandom number generators, 2014).
struct DitherNoise {
    private var state: UInt64 = 0

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return Double(Int64(bits >> 32) - Int64(bits & 0xFFFF_FFFF)) * 0x1p-32
    }
}
