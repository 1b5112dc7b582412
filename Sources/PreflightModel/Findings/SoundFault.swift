/// What is wrong in the sound of a recording, whatever the vendor: no rule of a profile, but what spoils a recording that is
/// to be learned from anywhere.
///
/// What each means, from where on it is said, and how sure it is: docs/listening.md. The limits are in `SoundLimits`.
package enum SoundFault: String, CaseIterable, Sendable {
    /// There is nothing to hear.
    case silent = "signal.silent"
    /// Peaks are cut off flat.
    case clipped = "signal.clipped"
    /// Floating-point samples are beyond full scale.
    case overFullScale = "signal.over-full-scale"
    /// Samples are infinite, or not a number.
    case nonFinite = "signal.non-finite"
    /// Lost buffers: zeros cut into sound.
    case dropout = "signal.dropout"
    /// Buffers that were played twice.
    case repeated = "signal.repeats"
    /// The samples do not swing around zero.
    case offset = "signal.dc-offset"
    /// A channel is silent beside one that is not.
    case channelDead = "signal.channel-dead"
    /// One channel is the other with its sign turned.
    case phaseInverted = "signal.phase-inverted"
    /// The rate promises frequencies that are not there.
    case upsampled = "signal.upsampled"
    /// The mains hum.
    case hum = "signal.hum"
    /// Several channels hold the same.
    case channelsIdentical = "signal.channels-identical"
    /// Samples have more bits than are used.
    case paddedBits = "signal.padded-bits"
    /// Nobody speaks.
    case noSpeech = "speech.none"
    /// Hardly anybody speaks.
    case littleSpeech = "speech.little"
    /// A word is under way where the recording begins or ends.
    case cutOff = "speech.cut-off"
    /// A long silence before, between or after words.
    case pause = "speech.pause"
    /// Speech has a low level.
    case quiet = "speech.quiet"
    /// Noise is near the level of speech.
    case noisy = "speech.noisy"
    /// The room echoes.
    case reverberant = "speech.reverberant"
    /// More than one voice in a recording.
    case severalSpeakers = "speech.several-speakers"
    /// A recording of another voice than the others.
    case otherSpeaker = "speech.other-speaker"
    /// Recordings of several voices, none of them in the minority.
    case mixedSpeakers = "speech.mixed-speakers"

    /// How much it weighs: what holds no speech at all is no recording of a voice.
    package var severity: Severity {
        switch self {
        case .silent, .noSpeech: .error
        case .channelsIdentical, .paddedBits: .note
        default: .warning
        }
    }

    /// Whether a rule that limits this is about the same, so that only what the vendor says of it is said. Pauses are told
    /// apart by where they are (`SoundChecks`).
    package func isSaid(by limit: RuleLimit) -> Bool {
        switch (self, limit.kind) {
        case (.clipped, NumberCodes.clipping.kind), (.offset, NumberCodes.dcOffset.kind),
            (.upsampled, NumberCodes.bandwidth.kind), (.reverberant, "reverberation"),
            (.severalSpeakers, RuleLimit.oneSpeakerKind), (.otherSpeaker, RuleLimit.oneSpeakerKind),
            (.mixedSpeakers, RuleLimit.oneSpeakerKind):
            true
        case (.noisy, NumberCodes.snr.kind), (.littleSpeech, NumberCodes.speech.kind),
            (.littleSpeech, NumberCodes.continuousSpeech.kind), (.quiet, NumberCodes.rms.kind),
            (.quiet, NumberCodes.loudness.kind), (.quiet, NumberCodes.peak.kind):
            limit.minimum != nil
        case (.noisy, NumberCodes.noiseFloor.kind), (.overFullScale, NumberCodes.peak.kind),
            (.overFullScale, NumberCodes.truePeak.kind):
            limit.maximum != nil
        default: false
        }
    }
}

extension FindingCode {
    /// The code of what is wrong in the sound of a recording.
    package init(_ fault: SoundFault) { rawValue = fault.rawValue }
}
