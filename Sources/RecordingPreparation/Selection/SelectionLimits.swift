package import PreflightModel

/// What a set of recordings may come to, both ends included.
package struct SelectionLimits: Hashable, Sendable {
    /// One end of what a total may be.
    package struct Bound: Hashable, Sendable {
        /// The total.
        package var duration: ExactDuration
        /// Whether the total itself is allowed.
        package var isInclusive: Bool

        /// Makes a bound from its parts.
        package init(_ duration: ExactDuration, isInclusive: Bool = true) {
            self.duration = duration
            self.isInclusive = isInclusive
        }
    }

    /// How many recordings; both ends included.
    package var count: ClosedRange<Int>
    /// The least total length; nil for any.
    package var shortest: Bound?
    /// The greatest total length; nil for any.
    package var longest: Bound?
    /// The most bytes of all files together; nil for any number.
    package var greatestByteCount: Int64?
    /// How long somebody may speak in all together, in seconds, each end included; nil for any length.
    package var leastSpeech: Double?
    package var greatestSpeech: Double?
    /// How far apart the loudness of the recordings may be at most, in LU; nil for any distance.
    package var greatestLoudnessSpread: Double?
    /// How far apart their noise may be at most, in dB; nil for any distance.
    package var greatestNoiseSpread: Double?

    /// Makes limits from their parts.
    package init(
        count: ClosedRange<Int> = 0...Int.max, shortest: Bound? = nil, longest: Bound? = nil,
        greatestByteCount: Int64? = nil
    ) {
        self.count = count
        self.shortest = shortest
        self.longest = longest
        self.greatestByteCount = greatestByteCount
    }
}
