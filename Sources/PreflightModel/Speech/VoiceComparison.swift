/// From where on two voices are alike or not, as cosines; the evidence is in docs/speakers.md.
package enum VoiceLimits {
    /// Two voiceprints at least so similar are of one voice.
    package static let same = 0.55
    /// Two voiceprints less similar than this are of two voices; between both, nobody can tell.
    package static let different = 0.35
    /// The halves of a group that are less similar than this are two voices.
    package static let split = 0.45
    /// With less speech than this on either side, in seconds, voices are never called different.
    package static let leastSpeech = 3.0
    /// Voices with no sound above this many hertz came through a narrow band.
    package static let narrowBandwidth = SoundLimits.narrowBandwidth
}

/// How alike two voices are, and what that means.
package struct VoiceComparison: Hashable, Sendable {
    /// What a similarity means.
    package enum Zone: String, Sendable {
        /// One voice.
        case same
        /// One voice or two: nobody can tell.
        case unsure
        /// Two voices.
        case different
    }

    /// The cosine of the angle between the two, rounded to hundredths.
    package let similarity: Double
    /// What it means.
    package let zone: Zone
    /// How many seconds of speech there are of the one.
    package let speechSeconds: Double
    /// How many seconds of speech there are of the other.
    package let otherSpeechSeconds: Double
    /// Whether a voice of the two came through a narrow band.
    package let isNarrowBand: Bool

    /// Compares one voice with another.
    package init(_ one: Voiceprint, _ other: Voiceprint) {
        self.init(
            similarity: Voices.similarity(one.direction, other.direction), speechSeconds: one.speechSeconds,
            otherSpeechSeconds: other.speechSeconds, isNarrowBand: one.isNarrowBand || other.isNarrowBand)
    }

    /// Makes a comparison from its values.
    package init(similarity: Double, speechSeconds: Double, otherSpeechSeconds: Double, isNarrowBand: Bool) {
        self.similarity = similarity.rounded(toDecimals: 2)
        self.speechSeconds = speechSeconds
        self.otherSpeechSeconds = otherSpeechSeconds
        self.isNarrowBand = isNarrowBand
        let isEnough = min(speechSeconds, otherSpeechSeconds) >= VoiceLimits.leastSpeech
        if self.similarity >= VoiceLimits.same {
            zone = .same
        } else if self.similarity < VoiceLimits.different, isEnough, !isNarrowBand {
            zone = .different
        } else {
            zone = .unsure
        }
    }
}

extension Voiceprint {
    /// The voice of several recordings of it: the direction in their middle, with all their speech.
    package init(_ voices: [Voiceprint]) {
        self.init(
            direction: Voices.middle(of: voices.map(\.direction)),
            speechSeconds: voices.reduce(0) { $0 + $1.speechSeconds },
            isNarrowBand: !voices.isEmpty && voices.allSatisfy(\.isNarrowBand))
    }
}
