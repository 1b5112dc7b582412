import PreflightModel

@testable import RulesEngine

/// Made-up things to hear: a rule never hears any.
enum MadeSound {
    /// A take of 10 s in which somebody speaks, as good as it gets; what is given is different.
    static func recording(
        _ name: String = "take.wav", method: MeasurementMethod = .listen, peak: Double? = -6, truePeak: Double? = -5.5,
        rms: Double? = -20, loudness: Double? = -20, loudnessRange: Double? = 5, dcOffset: Double = 0,
        clipping: SoundRuns = .none, leadingSilence: Double = 0.15, trailingSilence: Double = 0.15,
        speech: SpeechMeasurement? = MadeSound.speech()
    ) -> RecordingMeasurement {
        var recording = Made.recording(name)
        recording.method = method
        if method >= .decode {
            recording.signal = SignalMeasurement(
                levels: ChannelSignal(
                    peak: peak, truePeak: truePeak, rms: rms, loudness: loudness, dcOffset: dcOffset),
                loudnessRange: loudnessRange, clipping: clipping, leadingSilence: leadingSilence,
                trailingSilence: trailingSilence, sampleHash: "xxh64:0000000000000000")
        }
        if method >= .listen { recording.speech = speech }
        return recording
    }

    static func speech(
        duration: Estimate = Estimate(8, uncertainty: 0.5), segmentCount: Int = 3, first: Double? = 0.15,
        last: Double? = 9.85, longestContinuous: SoundPlace? = SoundPlace(start: 0.15, duration: 6),
        pauses: [SoundPlace] = [SoundPlace(start: 3, duration: 1.2)], shortestSentencePause: Double? = 1.2,
        snr: Estimate? = Estimate(45, uncertainty: 3),
        noiseFloor: NoiseFloor = NoiseFloor(before: -70, between: -65, after: -68),
        bandwidth: Estimate? = Estimate(16_000, uncertainty: 1600), isReverberant: Bool? = false,
        mos: OpinionScores? = OpinionScores(p808: Estimate(3.9, uncertainty: 0.3))
    ) -> SpeechMeasurement {
        SpeechMeasurement(
            duration: duration, segmentCount: segmentCount, first: first, last: last,
            longestContinuous: longestContinuous, pauses: pauses, shortestSentencePause: shortestSentencePause,
            level: -20, snr: snr, noiseFloor: noiseFloor, bandwidth: bandwidth, isReverberant: isReverberant, mos: mos)
    }

    /// A recording that was heard, and is as good as it gets.
    static func heard(_ recording: RecordingMeasurement) -> RecordingMeasurement {
        var heard = recording
        let good = MadeSound.recording()
        (heard.method, heard.signal, heard.speech) = (.listen, good.signal, good.speech)
        return heard
    }

    /// A recording in which nobody speaks.
    static let wordless = speech(
        duration: Estimate(0, uncertainty: 0), segmentCount: 0, first: nil, last: nil, longestContinuous: nil,
        pauses: [], shortestSentencePause: nil, snr: nil, noiseFloor: NoiseFloor(before: nil, between: nil, after: nil),
        isReverberant: nil)

    /// A profile whose role `take` has one rule, `take-sound`, of this kind: `snr: {atLeast: 35dB}`.
    ///
    /// - Parameter examples: lists under `pass` and `fail`; without them, the rule is not run on any.
    static func yaml(_ kind: String, severity: Severity = .error, examples: String) -> String {
        """
        id: mine
        title: Mine
        revision: 1
        sources:
          doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}
        roles:
          take:
            title: A take
            count: 1...
            source: {ref: doc, quote: "as many as you like"}
            rules:
              - id: take-sound
                severity: \(severity)
                \(kind)
                source: {ref: doc, quote: "q"}
                examples: \(examples)
        """
    }

    /// What a check of recordings against a profile with one rule says.
    static func check(
        _ kind: String, severity: Severity = .error, examples: String, _ recordings: [RecordingMeasurement]
    ) throws -> Report {
        let text = yaml(kind, severity: severity, examples: examples)
        let profile = try Profile.decode(Array(text.utf8), file: "mine.yml")
        let roled = recordings.map { RoledRecording(role: "take", measurement: $0) }
        return profile.check(CheckInput(recordings: roled), tool: Made.tool)
    }
}
