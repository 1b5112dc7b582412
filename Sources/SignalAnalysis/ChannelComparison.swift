import PreflightModel

/// Compares the other channels of a recording with its first.
struct ChannelComparison {
    /// −60 dB: lossy codecs leave a difference between equal channels, which is lower; two microphones never come near it.
    static let greatestDifference = 1e-6
    /// At this correlation, a mix to mono is 13 dB quieter than that of equal channels; no pair of microphones at one voice
    /// comes to it unless one is wired the other way round.
    static let inverted = -0.9
    /// What is still there of a microphone that is not plugged in: the noise of a preamplifier.
    static let deadLevel = -70.0
    /// A channel is dead only beside one that is at least so many decibels louder.
    static let deadDistance = 40.0

    private typealias Lanes = SIMD16<Float>
    /// For each channel but the first, the energies of its sum with the first and of its difference from it.
    private var sums: [Double]
    private var differences: [Double]

    init(channelCount: Int) {
        sums = [Double](repeating: 0, count: channelCount - 1)
        differences = sums
    }

    /// Adds as many groups of samples, filled up with zeros.
    mutating func add(_ first: UnsafePointer<Float>, _ other: UnsafePointer<Float>, channel: Int, groupCount: Int) {
        var (sum, difference) = (Lanes.zero, Lanes.zero)
        for group in 0..<groupCount {
            let offset = group &* SampleBlock.group
            let left = unsafe UnsafeRawPointer(first + offset).loadUnaligned(as: Lanes.self)
            let right = unsafe UnsafeRawPointer(other + offset).loadUnaligned(as: Lanes.self)
            let (plus, minus) = (left + right, left - right)
            sum += plus * plus
            difference += minus * minus
        }
        sums[channel - 1] += Double(sum.sum())
        differences[channel - 1] += Double(difference.sum())
    }

    /// The relation, and which channels are dead (counted from 1), of channels with these energies and sums.
    func relation(energies: [Double], totals: [Double], frameCount: Int64) -> (ChannelRelation, dead: [Int]) {
        let frames = Double(max(1, frameCount))
        // Without the offset, which is no sound.
        let powers = zip(energies, totals).map { max(0, $0 / frames - ($1 / frames) * ($1 / frames)) }
        let loudest = powers.max() ?? 0
        let dead = powers.indices.filter {
            Decibels.power(powers[$0]) ?? -.infinity <= Self.deadLevel
                && (loudest > 0 && powers[$0] <= loudest * Decibels.toPower(-Self.deadDistance))
        }.map { $0 + 1 }
        if !dead.isEmpty { return (.dead, dead) }
        let areIdentical = differences.indices.allSatisfy {
            differences[$0] <= Self.greatestDifference * (energies[0] + energies[$0 + 1])
        }
        if areIdentical { return (.identical, []) }
        if powers.count == 2, powers[0] > 0, powers[1] > 0 {
            let product = (sums[0] - differences[0]) / 4 / frames - totals[0] * totals[1] / frames / frames
            if product <= Self.inverted * (powers[0] * powers[1]).squareRoot() { return (.inverted, []) }
        }
        return (.distinct, [])
    }
}
