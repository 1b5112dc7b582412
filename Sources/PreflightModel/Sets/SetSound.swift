/// What is to be heard in many recordings: how much speech, and at which levels.
///
/// Sums are of whole milliseconds, so that merging is associative to the bit.
package struct SetSound: Sendable, Equatable {
    /// How many recordings were decoded.
    package internal(set) var decodedCount = 0
    /// What a gapless player plays of the recordings that were listened to, exactly.
    package internal(set) var heardDuration = TotalDuration.zero
    /// How many recordings were listened to.
    package internal(set) var heardCount = 0
    var speechMilliseconds: Int64 = 0
    var uncertainMilliseconds: Int64 = 0
    /// The loudness in LUFS, where it is known.
    package internal(set) var loudness = LevelSpread()
    /// The signal-to-noise ratio in dB, where it is known.
    package internal(set) var snr = LevelSpread()
    /// The noise floor in dBFS, the loudest part of each recording, where it is known.
    package internal(set) var noise = LevelSpread()

    /// Nothing is heard yet.
    package init() {}

    /// The net duration of speech in all recordings that were listened to, in seconds.
    ///
    /// Uncertainties are added, not their squares: what makes one estimate too long makes the others too long.
    package var speech: Estimate {
        Estimate(Double(speechMilliseconds) / 1000, uncertainty: Double(uncertainMilliseconds) / 1000)
    }

    /// Adds a recording, wherever it stands.
    mutating func add(_ recording: RecordingMeasurement, _ occurrence: Occurrence) {
        if let signal = recording.signal {
            decodedCount += 1
            if let loudness = signal.levels.loudness { self.loudness.add(loudness, occurrence) }
        }
        guard let speech = recording.speech else { return }
        heardCount += 1
        heardDuration += recording.duration
        speechMilliseconds = Self.sum(speechMilliseconds, Self.milliseconds(speech.duration.value))
        uncertainMilliseconds = Self.sum(uncertainMilliseconds, Self.milliseconds(speech.duration.uncertainty))
        if let snr = speech.snr { self.snr.add(snr.value, occurrence) }
        if let noise = speech.noiseFloor.loudest { self.noise.add(noise, occurrence) }
    }

    /// Adds what is to be heard in others.
    mutating func merge(_ other: SetSound) {
        decodedCount += other.decodedCount
        heardCount += other.heardCount
        heardDuration += other.heardDuration
        speechMilliseconds = Self.sum(speechMilliseconds, other.speechMilliseconds)
        uncertainMilliseconds = Self.sum(uncertainMilliseconds, other.uncertainMilliseconds)
        loudness.merge(other.loudness)
        snr.merge(other.snr)
        noise.merge(other.noise)
    }

    /// The nearest whole number of milliseconds; nothing for what no recording has, since documents may say anything.
    private static func milliseconds(_ seconds: Double) -> Int64 {
        seconds >= 0 ? Int64(exactly: min(seconds * 1000, 0x1p53).rounded()) ?? 0 : 0
    }

    /// A sum of numbers that are not negative, at most the greatest number.
    private static func sum(_ one: Int64, _ other: Int64) -> Int64 {
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
