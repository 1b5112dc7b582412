package import PreflightModel

/// A recording that may become part of a set.
package struct SelectionCandidate: Hashable, Sendable {
    /// The shortest length that a correct reader may find; a minimum is tested against it.
    package var shortest: ExactDuration
    /// The longest length that a correct reader may find; a maximum is tested against it.
    package var longest: ExactDuration
    /// The size of the file in bytes.
    package var byteCount: Int64
    /// How long somebody speaks, in seconds; nil where nobody listened.
    package var speech: ClosedRange<Double>?
    /// In LUFS; nil where it is not known.
    package var loudness: Double?
    /// In dBFS; nil where it is not known.
    package var noise: Double?

    /// Makes a candidate from its parts.
    package init(shortest: ExactDuration, longest: ExactDuration, byteCount: Int64) {
        self.shortest = shortest
        self.longest = longest
        self.byteCount = byteCount
    }

    /// A measured or predicted recording.
    package init(_ recording: RecordingMeasurement) {
        self.init(
            shortest: recording.shortestDuration, longest: recording.longestDuration, byteCount: recording.byteCount)
        speech = (recording.speech?.duration).map { max(0, $0.lowest)...max(0, $0.lowest, $0.greatest) }
        loudness = recording.signal?.levels.loudness
        noise = recording.speech?.noiseFloor.loudest
    }
}
