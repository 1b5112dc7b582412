/// What the sound of the recordings of a role comes to, as reports have it.
package struct SoundTotals: Hashable, Sendable, Codable {
    /// How levels vary between recordings, in decibels.
    package struct Spread: Hashable, Sendable, Codable {
        /// The mean.
        package var mean: Double
        /// The standard deviation; 0 of one recording.
        package var deviation: Double
        /// The lowest.
        package var least: Double
        /// The greatest.
        package var greatest: Double
    }

    /// The length in seconds of the recordings that were listened to; nil where none was.
    package var heardDuration: Double?
    /// How long somebody speaks in them, in seconds; nil where none was listened to.
    package var speech: Estimate?
    /// The integrated loudness in LUFS; nil where no recording has one.
    package var loudness: Spread?
    /// The signal-to-noise ratio in dB; nil where it is known of no recording.
    package var snr: Spread?
    /// The loudest noise floor of each recording in dBFS; nil where it is known of no recording.
    package var noise: Spread?

    /// What these facts come to; nil where nothing was heard, and no samples were measured.
    package init?(_ facts: SetSound) {
        if facts.heardCount > 0 {
            speech = facts.speech
            heardDuration = facts.heardDuration.seconds
        }
        loudness = Spread(facts.loudness)
        snr = Spread(facts.snr)
        noise = Spread(facts.noise)
        if speech == nil, loudness == nil { return nil }
    }
}

extension SoundTotals.Spread {
    fileprivate init?(_ levels: LevelSpread) {
        guard let mean = levels.mean, let deviation = levels.deviation, let extremes = levels.extremes else {
            return nil
        }
        self.init(
            mean: mean.rounded(toDecimals: 2), deviation: deviation.rounded(toDecimals: 2),
            least: extremes.least.value, greatest: extremes.most.value)
    }
}
