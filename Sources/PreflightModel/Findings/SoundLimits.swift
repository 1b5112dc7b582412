/// From where on something in the sound of a recording is a fault.
///
/// Each limit lies beyond what good recordings have; the evidence is in docs/listening.md. What is estimated is a fault only
/// where it is beyond the limit with its whole uncertainty.
package enum SoundLimits {
    /// What never comes above this peak, in dBFS, is silent: the noise of a microphone that is not plugged in.
    package static let silentPeak = -60.0
    /// In what is shorter, in seconds, a word may be there that is not heard as one.
    package static let leastHeard = 1.0
    /// The mean of all samples of a channel, with full scale as 1.
    package static let offset = 0.02
    /// A recording with speech in less than this part of it has little.
    package static let speechShare = 0.25
    /// The longest silence before, between or after words, in seconds. Huawei asks for pauses of 2 to 3 s.
    package static let pause = 4.0
    /// Speech below this level in dBFS is quiet, if its peaks are low too.
    package static let quietLevel = -40.0
    /// Peaks below this, in dBFS, leave more than 20 dB unused.
    package static let quietPeak = -20.0
    /// The least signal-to-noise ratio in dB.
    package static let snr = 15.0
    /// The least opinion score (DNSMOS P.808) of speech over noise that is speech itself, which no ratio tells.
    package static let opinion = 3.25
    /// In less speech than this, in seconds, the opinion score says little.
    package static let leastSpeechForOpinion = 4.0
    /// In less speech than this, in seconds, neither noise nor echo nor level can be told.
    package static let leastSpeech = 2.0
    /// Hum at most so many dB below speech is heard in its pauses; nobody hears 60 Hz that is weaker.
    package static let humBelowSpeech = 26.0
    /// Where hum is at most so many dB below all noise, it is most of the noise.
    package static let humWithinNoise = 6.0
    /// A recording at `wideRate` and more without anything above this many hertz has come through a telephone.
    package static let narrowBandwidth = 5200.0
    /// From this rate in hertz on, `narrowBandwidth` is too little.
    package static let wideRate = 16_000
    /// A recording at `fullRate` and more without anything above this many hertz was made at 16 kHz.
    package static let wideBandwidth = 10_200.0
    /// From this rate in hertz on, `wideBandwidth` is too little where a profile asks for the rate.
    package static let fullRate = 32_000
}
