package import PreflightModel

/// What was heard in a recording. Levels are in dB relative to full scale (a full-scale sine has −3.01 dB), times in seconds.
package struct HeardSpeech: Sendable, Equatable {
    /// Where somebody speaks, in samples at 16 kHz.
    package var segments: SpeechSegments
    /// How long somebody speaks.
    package var duration: Estimate
    /// Whether a word is under way at the very first sample.
    package var isCutOffAtStart: Bool
    /// Whether a word is under way at the very last sample.
    package var isCutOffAtEnd: Bool
    /// The level of speech alone, without pauses; nil where nobody speaks.
    package var level: Double?
    package var noiseFloor: NoiseFloor
    /// Signal-to-noise ratio in dB; nil where nobody speaks or no noise can be heard alone.
    package var snr: Estimate?
    /// Up to where there is sound, in hertz; nil where there is none or too little.
    package var bandwidth: Estimate?
    /// Nil where there is too little without speech to tell.
    package var hum: MainsHum?
    /// Whether the room echoes; nil where too few syllables die away undisturbed to tell.
    package var isReverberant: Bool?
    /// By P.808; nil where the recording is empty, or where it was not asked for.
    package var p808: QualityScore?
    /// By P.835; nil where the recording is empty, or where it was not asked for.
    package var p835: QualityScore?
    /// The powers of frequencies over time; nil where they were not to be drawn.
    package var spectrogram: Spectrogram?
    /// What was heard at 16 kHz; nil where it was not to be kept.
    package var samples: KeptSamples?
    /// What there is to hear voices in; nil where they were not asked for.
    var stretches: [SpeechStretch]?
    /// Whose voices there are; nil before they were heard.
    package var voices: HeardVoices?

    /// Hears whose voices there are, where they were asked for.
    package mutating func hearVoices() {
        guard let stretches else { return }
        voices = HeardVoices(
            stretches, speechSeconds: duration.value,
            isNarrowBand: bandwidth.map { $0.greatest < VoiceLimits.narrowBandwidth } ?? false)
        self.stretches = nil
    }
}
