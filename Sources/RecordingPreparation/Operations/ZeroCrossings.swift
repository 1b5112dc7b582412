package import AudioMeasurement
import PreflightModel

/// Finds places where a recording can be cut without a click.
package enum ZeroCrossings {
    /// A cut that somebody wants.
    package struct Wish: Hashable, Sendable {
        /// The first frame behind the cut.
        package var frame: Int64
        /// Where the cut may be instead.
        package var within: ClosedRange<Int64>

        /// Makes a wish.
        package init(frame: Int64, within: ClosedRange<Int64>) {
            self.frame = frame
            self.within = within
        }
    }

    /// How far around a wish is looked, at most, in frames.
    package static let greatestReach: Int64 = 48_000

    /// The cut nearest to each wish at which every channel goes through zero, or comes from zero or goes on from there; where
    /// there is none, the one where the loudest channel is quietest. The earlier of two that are as near.
    ///
    /// The recording is read once from the first place to the last.
    ///
    /// - Returns: The first frame behind each cut, in the order of the wishes.
    package static func nearest(
        to wishes: [Wish], in source: PreparationSource, aacDecoder: AACDecoderFactory? = nil
    ) throws(PreparationFailure) -> [Int64] {
        let all = 0...source.measurement.frameCount
        let searches = wishes.map { wish in
            let frame = min(max(0, wish.frame), all.upperBound)
            // The ends need no search.
            if frame == 0 || frame == all.upperBound { return CutSearch(frame: frame, within: frame...frame) }
            let reach = max(0, frame - greatestReach)...min(all.upperBound, frame + greatestReach)
            return CutSearch(frame: frame, within: wish.within.clamped(to: all).clamped(to: reach))
        }
        guard let first = searches.map(\.within.lowerBound).min(), let last = searches.map(\.within.upperBound).max()
        else { return [] }
        let frames = max(0, first - 1)..<min(all.upperBound, last + 1)
        let finder = CutFinder(searches, from: frames.lowerBound, channelCount: source.measurement.channelCount)
        if !frames.isEmpty { try source.read(frames, into: finder, aacDecoder: aacDecoder) }
        return finder.cuts
    }
}

/// The best cut so far for one wish.
private struct CutSearch {
    let frame: Int64
    let within: ClosedRange<Int64>
    private(set) var best: Int64?
    private var bestLevel = Double.infinity
    private var bestCrosses = false

    init(frame: Int64, within: ClosedRange<Int64>) {
        self.frame = frame
        self.within = within
    }

    /// Looks at a cut in front of the frame `place`.
    mutating func consider(_ place: Int64, crosses: Bool, level: Double) {
        guard within.contains(place) else { return }
        let isBetter: Bool
        if let best {
            let distance = (place - frame).magnitude
            let bestDistance = (best - frame).magnitude
            if crosses != bestCrosses {
                isBetter = crosses
            } else if crosses {
                isBetter = distance < bestDistance
            } else {
                isBetter = level < bestLevel || level == bestLevel && distance < bestDistance
            }
        } else {
            isBetter = true
        }
        if isBetter { (best, bestLevel, bestCrosses) = (place, level, crosses) }
    }
}

/// Looks at the frames as they come by.
private final class CutFinder: RecordedSamples.Sink {
    private var searches: [CutSearch]
    private let channelCount: Int
    private var position: Int64
    private var before: [Double]

    init(_ searches: [CutSearch], from position: Int64, channelCount: Int) {
        (self.searches, self.position, self.channelCount) = (searches, position, channelCount)
        before = [Double](repeating: 0, count: channelCount)
    }

    var cuts: [Int64] { searches.map { $0.best ?? $0.frame } }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        let end = position + Int64(samples.count / channelCount)
        let concerned = searches.indices.filter {
            searches[$0].within.lowerBound <= end && searches[$0].within.upperBound >= position
        }
        defer { position = end }
        for start in stride(from: 0, to: samples.count, by: channelCount) {
            if !concerned.isEmpty {
                var (crosses, level) = (true, 0.0)
                for channel in 0..<channelCount {
                    let (old, new) = (before[channel], samples[start + channel])
                    if old * new > 0 { crosses = false }
                    level = max(level, old.magnitude, new.magnitude)
                }
                let place = position + Int64(start / channelCount)
                for index in concerned { searches[index].consider(place, crosses: crosses, level: level) }
            }
            for channel in 0..<channelCount { before[channel] = samples[start + channel] }
        }
    }
}
