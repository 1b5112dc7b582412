/// Estimates how listeners would score a recording: takes 16 kHz mono samples in blocks of any size.
///
/// Windows of 9.01 s are scored one after the other. Where more than a second is left over at the end, the last 9.01 s are scored too.
/// A recording that is shorter than a window is repeated until it fills one, as the networks' authors do.
package struct QualityEstimator: ~Copyable {
    /// Which of the networks listens.
    package enum Method: Sendable {
        /// ITU-T P.808: one score for the whole; about 45 million products for a second of sound.
        case p808
        /// ITU-T P.835: speech, background and both; about 2 billion products for a second of sound. Every window is brought
        /// to one level first.
        case p835
    }

    /// In samples: 9.01 s at 16 kHz.
    package static let windowLength = 144_160

    /// One for each window.
    package private(set) var scores: [QualityScore] = []
    /// The first sample of each window.
    package private(set) var starts: [Int] = []

    private let network: any QualityNetwork
    private static let remainder = 16_000
    /// The window before the one that is being filled, and this one.
    private let samples = Values(2 * windowLength)
    private var filled = 0
    private var received = 0

    package init(_ method: Method) {
        network =
            switch method {
            case .p808: QualityNetworkP808()
            case .p835: QualityNetworkP835()
            }
    }

    /// Hears the next samples. One that is not a number counts as silence, one beyond 8 times full scale as 8.
    package mutating func process(_ block: UnsafeBufferPointer<Float>) {
        var rest = block[...]
        while !rest.isEmpty {
            let count = min(rest.count, Self.windowLength - filled)
            for (offset, sample) in rest.prefix(count).enumerated() {
                samples[Self.windowLength + filled + offset] = sample.isNaN ? 0 : max(-8, min(8, sample))
            }
            filled += count
            received += count
            rest = rest.dropFirst(count)
            if filled == Self.windowLength {
                score(from: Self.windowLength, at: received - filled)
                samples.start.update(from: samples.start + filled, count: filled)
                filled = 0
            }
        }
    }

    /// Hears the end.
    package mutating func finish() {
        if scores.isEmpty, filled > 0 {
            for index in filled..<Self.windowLength {
                samples[Self.windowLength + index] = samples[Self.windowLength + index - filled]
            }
            score(from: Self.windowLength, at: 0)
        } else if filled > Self.remainder {
            score(from: filled, at: received - Self.windowLength)
        }
        filled = 0
    }

    private mutating func score(from offset: Int, at start: Int) {
        scores.append(network.score(samples.start + offset))
        starts.append(start)
    }
}

/// A network that scores a window of `QualityEstimator.windowLength` samples.
protocol QualityNetwork: AnyObject {
    func score(_ window: UnsafePointer<Float>) -> QualityScore
}
