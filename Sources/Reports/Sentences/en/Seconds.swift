import PreflightModel

/// A length in words.
enum Seconds {
    /// The length of `frameCount` frames as text with at most three decimals: `3.25 s`, but never as none at all.
    static func text(_ frameCount: Int64, _ sampleRate: Int) -> String {
        let seconds = ExactDuration(frameCount: frameCount, sampleRate: sampleRate).seconds
        let rounded = (seconds * 1000).rounded() / 1000
        if rounded == 0, frameCount > 0 { return "less than 0.001 s" }
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int64(rounded)) s" : "\(rounded) s"
    }
}
