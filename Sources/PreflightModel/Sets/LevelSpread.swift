/// How the levels of many recordings lie: the lowest, the greatest, their mean and how far they are from it.
///
/// Sums are whole hundredths of a decibel, so that merging is associative to the bit.
package struct LevelSpread: Sendable, Equatable {
    /// How many levels there are.
    package internal(set) var count = 0
    /// The lowest and the greatest level in decibels, and the recordings that have them; nil where there is none.
    package internal(set) var extremes: SetFacts.Extremes<Double>?
    var hundredths: Int128 = 0
    var squares: Int128 = 0

    /// No levels.
    package init() {}

    /// The mean in decibels; nil where there are no levels.
    package var mean: Double? { count > 0 ? Double(hundredths) / Double(count) / 100 : nil }

    /// The standard deviation of these levels in decibels: 0 of one; nil where there are no levels.
    package var deviation: Double? {
        guard count > 0 else { return nil }
        let mean = Double(hundredths) / Double(count)
        return max(0, Double(squares) / Double(count) - mean * mean).squareRoot() / 100
    }

    /// Adds the level of a recording in decibels; beyond ±10,000 dB it counts as these.
    package mutating func add(_ level: Double, _ occurrence: Occurrence) {
        guard level.isFinite else { return }
        let rounded = (max(-10_000, min(level, 10_000)) * 100).rounded()
        count += 1
        hundredths += Int128(rounded)
        squares += Int128(rounded) * Int128(rounded)
        merge(SetFacts.Extremes(SetFacts.Extreme(value: rounded / 100, recording: occurrence)))
    }

    /// Adds the levels of other recordings.
    package mutating func merge(_ other: LevelSpread) {
        count += other.count
        hundredths += other.hundredths
        squares += other.squares
        if let extremes = other.extremes { merge(extremes) }
    }

    private mutating func merge(_ others: SetFacts.Extremes<Double>) { SetFacts.merge(&extremes, others) }
}
