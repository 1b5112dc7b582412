/// Estimates how listeners would score a recording: takes 16 kHz mono samples in blocks of any size.
///
/// Windows of 9.01 s are scored one after the other, without overlap; a remainder at the end is left out unless nothing else was
/// heard. A recording that is shorter than a window is repeated until it fills one, as its authors do.
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

    private let network: any QualityNetwork
    private let samples = Values(windowLength)
    private var filled = 0

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
            let count = min(rest.count, samples.count - filled)
            for (offset, sample) in rest.prefix(count).enumerated() {
                samples[filled + offset] = sample.isNaN ? 0 : max(-8, min(8, sample))
            }
            filled += count
            rest = rest.dropFirst(count)
            if filled == samples.count {
                scores.append(network.score(samples.start))
                filled = 0
            }
        }
    }

    /// Hears the end.
    package mutating func finish() {
        guard scores.isEmpty, filled > 0 else { return }
        for index in filled..<samples.count {
            samples[index] = samples[index - filled]
        }
        scores.append(network.score(samples.start))
        filled = 0
    }
}

/// A network that scores a window of `QualityEstimator.windowLength` samples.
protocol QualityNetwork: AnyObject {
    func score(_ window: UnsafePointer<Float>) -> QualityScore
}
