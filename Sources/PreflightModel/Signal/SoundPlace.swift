/// A stretch of a recording, where something is to be heard or seen.
public struct SoundPlace: Hashable, Sendable, Codable {
    /// Where it begins, in seconds from the first coded frame.
    public let start: Double
    /// How long it is, in seconds.
    public let duration: Double
    /// The channel, counted from 1; nil where it is in all of them.
    public let channel: Int?

    /// Makes a place from seconds, which are rounded to microseconds.
    package init(start: Double, duration: Double, channel: Int? = nil) {
        self.start = start.rounded(toDecimals: 6)
        self.duration = duration.rounded(toDecimals: 6)
        self.channel = channel
    }
}

extension Sequence<SoundPlace> {
    /// The longest first; of equally long ones, the earliest.
    package var longestFirst: [SoundPlace] {
        sorted { ($1.duration, $0.start, $0.channel ?? 0) < ($0.duration, $1.start, $1.channel ?? 0) }
    }
}

extension RecordingMeasurement {
    /// Places in the recording as people are told them: with their channel only where there are several.
    package func located(_ places: [SoundPlace]) -> [SoundPlace] {
        channelCount > 1 ? places : places.map { SoundPlace(start: $0.start, duration: $0.duration) }
    }
}

extension Double {
    /// The nearest number with so many decimals, so that what is written down does not depend on the order of additions.
    package func rounded(toDecimals decimals: Int) -> Double {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let rounded = (self * power).rounded() / power
        return rounded.isFinite ? rounded : self
    }
}
