/// Where somebody speaks, from the probabilities of a `VoiceActivityDetector`, by the rule that its authors document.
///
/// Speech begins with a probability of 0.5 and ends below 0.35 when it stays there for 100 ms; pieces of up to 250 ms are
/// dropped. The 30 ms that they add on both sides, for those who cut out what is said, are left out: without them durations and
/// pauses are nearer to the truth. Places are samples at 16 kHz.
package struct SpeechSegments: Sendable, Equatable {
    private static let begin: Float = 0.5
    private static let end: Float = 0.35
    private static let shortestSilence = 1600  // 100 ms
    private static let shortestSpeech = 4000  // 250 ms

    /// In order, without overlap.
    package let segments: [Range<Int>]
    /// The number of samples that were heard.
    package let sampleCount: Int

    package init(probabilities: [Float], sampleCount: Int) {
        let window = VoiceActivityDetector.windowLength
        var found: [Range<Int>] = []
        var start: Int?
        var silence: Int?
        for (index, probability) in probabilities.enumerated() {
            let place = index * window
            if probability >= Self.begin {
                silence = nil
                start = start ?? place
            } else if let begun = start, probability < Self.end || silence != nil {
                let quiet = silence ?? place
                silence = quiet
                if probability < Self.end, place - quiet >= Self.shortestSilence {
                    found.append(begun..<quiet)
                    (start, silence) = (nil, nil)
                }
            }
        }
        if let start {
            found.append(start..<min(sampleCount, silence ?? sampleCount))
        }
        segments = found.filter { $0.count > Self.shortestSpeech }
        self.sampleCount = sampleCount
    }

    /// The number of samples in which somebody speaks.
    package var speechCount: Int {
        segments.reduce(0) { $0 + $1.count }
    }

    /// The silences between segments; those before the first and after the last are none.
    package var pauses: [Range<Int>] {
        zip(segments, segments.dropFirst()).map { $0.upperBound..<$1.lowerBound }
    }

    /// The longest pause; of several the first; nil where there are less than two segments.
    package var longestPause: Range<Int>? {
        pauses.max { $0.count < $1.count }
    }

    /// The longest part in which nobody pauses for longer than `pause` samples; nil where nobody speaks.
    package func longestStretch(pausesUpTo pause: Int) -> Range<Int>? {
        var stretches: [Range<Int>] = []
        for segment in segments {
            if let last = stretches.last, segment.lowerBound - last.upperBound <= pause {
                stretches[stretches.count - 1] = last.lowerBound..<segment.upperBound
            } else {
                stretches.append(segment)
            }
        }
        return stretches.max { $0.count < $1.count }
    }
}
