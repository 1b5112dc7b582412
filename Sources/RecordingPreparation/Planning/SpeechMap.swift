import PreflightModel

/// Where somebody speaks in a recording, in sample frames, and where that is quiet enough to cut.
struct SpeechMap: Hashable, Sendable {
    /// Stretches of speech, in order, each within the recording.
    let segments: [Range<Int64>]
    let frameCount: Int64
    let sampleRate: Int

    /// What is shorter, in seconds, is no pause to cut in: both of its edges are known to a tenth of a second.
    private static let shortestPause = 2 * SpeechMeasurement.edgeUncertainty + 0.05

    /// Nil where nobody listened, or nobody speaks.
    init?(_ recording: RecordingMeasurement) {
        guard let speech = recording.speech, let first = speech.first, let last = speech.last, first < last else {
            return nil
        }
        let (rate, count) = (recording.sampleRate, recording.frameCount)
        func frame(_ seconds: Double) -> Int64 {
            max(0, min(count, Int64(exactly: (max(0, min(1e9, seconds)) * Double(rate)).rounded()) ?? 0))
        }
        var places = recording.speechPlaces
        if places.isEmpty {
            // Without all stretches, those that the longest pauses leave: what is between is taken for speech.
            var start = first
            for pause in speech.pauses.sorted(by: { $0.start < $1.start }) where pause.start > start {
                places.append(SoundPlace(start: start, duration: pause.start - start))
                start = pause.start + pause.duration
            }
            places.append(SoundPlace(start: start, duration: max(0, last - start)))
        }
        var segments: [Range<Int64>] = []
        for place in places {
            let start = max(segments.last?.upperBound ?? 0, frame(place.start))
            let end = frame(place.start + place.duration)
            if end > start { segments.append(start..<end) }
        }
        guard !segments.isEmpty else { return nil }
        self.segments = segments
        frameCount = count
        sampleRate = rate
    }

    /// Seconds as frames.
    func frames(_ seconds: Double) -> Int64 { Int64((seconds * Double(sampleRate)).rounded()) }

    /// The pauses in which a piece may end: the frames between two stretches of speech, with the number of the second.
    var pauses: [(segment: Int, frames: Range<Int64>)] {
        let shortest = frames(Self.shortestPause)
        return segments.indices.dropFirst().compactMap { index in
            let (start, end) = (segments[index - 1].upperBound, segments[index].lowerBound)
            return end - start >= shortest ? (index, start..<end) : nil
        }
    }
}
