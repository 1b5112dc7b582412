import PreflightModel

/// A number of what is to be heard in a recording: its name in profiles, its unit, and where it is in a measurement.
struct SoundSubject: Sendable {
    let codes: NumberCodes
    /// Which of several numbers of the kind, by its key in profiles; nil where there is one.
    var part: String?
    let unit: Quantity.Unit
    /// Whether it is a part of the length, so that it is never longer than the recording.
    var isPartOfLength = false
    let reading: @Sendable (RecordingMeasurement) -> SoundReading

    func reading(of recording: RecordingMeasurement) -> SoundReading {
        let reading = reading(recording)
        guard isPartOfLength, case .notMeasured(let depth, nil, let facts) = reading else { return reading }
        return .notMeasured(needs: depth, possible: 0...max(0, recording.longestDuration.seconds), facts: facts)
    }

    // MARK: Exact, from samples

    static let peak = level(.peak, .decibelsFullScale, \.peak)
    static let truePeak = level(.truePeak, .decibelsTruePeak, \.truePeak)
    static let rms = level(.rms, .decibelsFullScale, \.rms)
    static let loudness = level(.loudness, .loudnessUnitsFullScale, \.loudness)

    /// A level over all channels; one of nothing but zeros has none.
    private static func level(
        _ codes: NumberCodes, _ unit: Quantity.Unit, _ level: @escaping @Sendable (ChannelSignal) -> Double?
    ) -> SoundSubject {
        ofSignal(codes, unit) { signal, _ in
            if let value = level(signal.levels) { return .exact(value) }
            return .unknown(signal.levels.peak == nil ? .silent : .quiet)
        }
    }

    static let loudnessRange = ofSignal(.loudnessRange, .loudnessUnits) { signal, _ in
        signal.loudnessRange.map { .exact($0) } ?? .unknown(signal.levels.peak == nil ? .silent : .brief)
    }

    /// In hundredths of full scale, whatever its sign.
    static let dcOffset = ofSignal(.dcOffset, .percent) { signal, _ in
        .exact((signal.levels.dcOffset.magnitude * 100).rounded(toDecimals: 5))
    }

    /// How many sample frames are clipped, each channel on its own.
    static let clippedFrames = ofSignal(.clipping, .frames) { signal, _ in
        .value(Estimate(Double(signal.clipping.frameCount), uncertainty: 0), facts: signal.clipping.facts)
    }

    /// How many hundredths of all samples are clipped.
    static let clippedShare = ofSignal(.clipping, .percent) { signal, recording in
        let samples = Double(max(1, recording.codedFrameCount)) * Double(max(1, recording.channelCount))
        let share = 100 * Double(signal.clipping.frameCount) / samples
        return .value(Estimate(share.rounded(toDecimals: 6), uncertainty: 0), facts: signal.clipping.facts)
    }

    static let leadingSilence = ofSignal(.leadingSilence, .seconds, isPartOfLength: true) { signal, recording in
        silence(signal.leadingSilence, upToWords: recording.speech?.first)
    }

    static let trailingSilence = ofSignal(.trailingSilence, .seconds, isPartOfLength: true) { signal, recording in
        let length = Double(recording.codedFrameCount) / Double(max(1, recording.sampleRate))
        return silence(signal.trailingSilence, upToWords: recording.speech?.last.map { length - $0 })
    }

    /// The silence at one end: what is not speech before the first word, or behind the last one.
    ///
    /// Where the sound begins is exact, and where that is as near to the first word as anybody can hear, it is the first
    /// word that begins there. Elsewhere, as in a room that is never quiet, the word is known to a tenth of a second.
    private static func silence(_ silence: Double, upToWords heard: Double?) -> SoundReading {
        let uncertainty = SpeechMeasurement.edgeUncertainty
        guard let heard, (silence - heard).magnitude > uncertainty else { return .exact(silence) }
        return .value(Estimate(max(0, heard), uncertainty: uncertainty))
    }

    // MARK: Estimated, by listening

    static let speech = ofSpeech(.speech, .seconds, isPartOfLength: true) { speech in .value(speech.duration) }

    /// The longest stretch without a pause as long as one between sentences.
    ///
    /// No vendor says which pauses end a stretch. If none does, all speech is one.
    static let continuousSpeech = ofSpeech(.continuousSpeech, .seconds, isPartOfLength: true) { speech in
        guard let longest = speech.longestContinuous else { return .exact(0) }
        return between(longest, upTo: speech.duration.greatest)
    }

    /// The longest pause between words; none is one of no length.
    static let longestPause = ofSpeech(.pause, part: "longest", .seconds) { speech in
        if speech.segmentCount == 0 { return .unknown(.noSpeech) }
        return speech.pauses.first.map { between($0) } ?? .exact(0)
    }

    /// The shortest of the pauses that are long enough to be between sentences.
    static let shortestPause = ofSpeech(.pause, part: "shortest", .seconds) { speech in
        if speech.segmentCount == 0 { return .unknown(.noSpeech) }
        guard let shortest = speech.shortestSentencePause else { return .absent(.noPause) }
        let place = speech.pauses.first { ($0.duration - shortest).magnitude < 0.001 }
        return .value(
            Estimate(shortest, uncertainty: 2 * SpeechMeasurement.edgeUncertainty), facts: place?.facts ?? [:])
    }

    /// What is between two words, or two pauses: both edges may be off.
    private static func between(_ place: SoundPlace, upTo: Double? = nil) -> SoundReading {
        .value(
            Estimate(place.duration, uncertainty: 2 * SpeechMeasurement.edgeUncertainty), upTo: upTo,
            facts: place.facts)
    }

    static let snr = ofSpeech(.snr, .decibels) { speech in
        speech.snr.map { .value($0) } ?? .unknown(speech.segmentCount == 0 ? .noSpeech : .noSilence)
    }

    static let bandwidth = ofSpeech(.bandwidth, .hertz) { speech in
        speech.bandwidth.map { .value($0) } ?? .unknown(.littleSound)
    }

    /// The loudest noise of all parts without speech.
    static let noiseFloor = noise(nil, \.loudest)
    static let noiseBefore = noise("before", \.before)
    static let noiseBetween = noise("between", \.between)
    static let noiseAfter = noise("after", \.after)

    /// Where a part is too short to hear noise in, there is nothing that the rule is about.
    private static func noise(
        _ part: String?, _ level: @escaping @Sendable (NoiseFloor) -> Double?
    ) -> SoundSubject {
        ofSpeech(.noiseFloor, part: part, .decibelsFullScale) { speech in
            if let level = level(speech.noiseFloor) { return .exact(level) }
            if speech.segmentCount == 0 { return .unknown(.noSpeech) }
            return part == nil ? .unknown(.noSilence) : .absent(.noSilence)
        }
    }

    static let opinion = score("p808", \.p808)
    static let overallOpinion = score("overall", \.overall)
    static let signalOpinion = score("signal", \.signal)
    static let backgroundOpinion = score("background", \.background)

    /// A score, of which those of P.835 are only there where they were asked for.
    private static func score(
        _ part: String, _ score: @escaping @Sendable (OpinionScores) -> Estimate?
    ) -> SoundSubject {
        ofSpeech(.mos, part: part, .score) { speech in
            if let value = speech.mos.flatMap(score) { return .value(value) }
            return part == "p808"
                ? .unknown(.littleSound) : .notMeasured(needs: .listen, facts: ["option": "--mos"])
        }
    }

    // MARK: At the depth that is needed

    private static func ofSignal(
        _ codes: NumberCodes, _ unit: Quantity.Unit, isPartOfLength: Bool = false,
        _ reading: @escaping @Sendable (SignalMeasurement, RecordingMeasurement) -> SoundReading
    ) -> SoundSubject {
        SoundSubject(codes: codes, unit: unit, isPartOfLength: isPartOfLength) { recording in
            recording.signal.map { reading($0, recording) } ?? recording.lacking(.decode)
        }
    }

    private static func ofSpeech(
        _ codes: NumberCodes, part: String? = nil, _ unit: Quantity.Unit, isPartOfLength: Bool = false,
        _ reading: @escaping @Sendable (SpeechMeasurement) -> SoundReading
    ) -> SoundSubject {
        SoundSubject(codes: codes, part: part, unit: unit, isPartOfLength: isPartOfLength) { recording in
            recording.speech.map(reading) ?? recording.lacking(.listen)
        }
    }
}

extension RecordingMeasurement {
    /// Why there is nothing of what this depth finds out.
    func lacking(_ depth: MeasurementMethod) -> SoundReading {
        method < depth ? .notMeasured(needs: depth) : .unknown(.undecoded)
    }
}

extension Fact {
    /// A time in seconds as a whole number of milliseconds.
    static func milliseconds(_ seconds: Double) -> Fact {
        .integer(Int64(exactly: (seconds * 1000).rounded()) ?? 0)
    }
}

extension SoundPlace {
    /// Where it is from the first coded frame, and in which channel.
    var facts: [String: Fact] {
        var facts: [String: Fact] = [
            "startMilliseconds": .milliseconds(start), "lengthMilliseconds": .milliseconds(duration),
        ]
        facts["channel"] = channel.map { .integer(Int64($0)) }
        return facts
    }
}

extension SoundRuns {
    /// How many runs there are, and where the longest is.
    fileprivate var facts: [String: Fact] {
        guard let worst = places.first else { return [:] }
        return worst.facts.merging(["runs": .integer(Int64(runCount))]) { place, _ in place }
    }
}
