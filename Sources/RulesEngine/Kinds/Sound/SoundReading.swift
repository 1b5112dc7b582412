import PreflightModel

/// What a recording, or a set of them, says of a number that a rule on its sound limits.
enum SoundReading: Sendable {
    /// The number, which may be an estimate; an exact one has no uncertainty. In another reading of what
    /// vendors ask for at least, it is as much as `upTo`.
    case value(Estimate, upTo: Double? = nil, facts: [String: Fact] = [:])
    /// It cannot be told from this recording.
    case unknown(SoundReason)
    /// The measurement is too shallow for it, but it is known to be in this range.
    case notMeasured(needs: MeasurementMethod, possible: ClosedRange<Double>? = nil, facts: [String: Fact] = [:])
    /// There is nothing in the recording that the number is of.
    case absent(SoundReason)

    /// An exact number.
    static func exact(_ value: Double) -> SoundReading { .value(Estimate(value, uncertainty: 0)) }
}

/// Why a number cannot be told; a fact, which sentences put into words.
enum SoundReason: String, Sendable {
    /// There is nothing but zeros.
    case silent
    /// There is nothing above the gate that the standard of loudness sets.
    case quiet
    /// Less than 3 s are above the gate.
    case brief
    /// Nobody speaks.
    case noSpeech = "no-speech"
    /// Too little is without speech for noise to be heard alone.
    case noSilence = "no-silence"
    /// There is too little sound.
    case littleSound = "little-sound"
    /// Too few words die away undisturbed.
    case fewEndings = "few-endings"
    /// There are no pauses as long as those between sentences.
    case noPause = "no-pause"
    /// No samples could be heard as a whole, although somebody tried.
    case undecoded

    var fact: Fact { .text(rawValue) }
}
