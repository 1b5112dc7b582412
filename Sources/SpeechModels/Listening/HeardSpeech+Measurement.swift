package import PreflightModel

extension HeardSpeech {
    /// The values as they are written down, with places in seconds.
    package var measurement: SpeechMeasurement {
        let pauseLength = Int(SpeechMeasurement.shortestSentencePause * Double(VoiceActivityDetector.sampleRate))
        let pauses = segments.pauses
        return SpeechMeasurement(
            duration: duration, segmentCount: segments.segments.count,
            first: segments.segments.first.map { Self.seconds($0.lowerBound) },
            last: segments.segments.last.map { Self.seconds($0.upperBound) },
            isCutOffAtStart: isCutOffAtStart, isCutOffAtEnd: isCutOffAtEnd,
            longestContinuous: segments.longestStretch(pausesUpTo: pauseLength - 1).map(Self.place),
            pauses: pauses.map(Self.place),
            shortestSentencePause: pauses.lazy.map(\.count).filter { $0 >= pauseLength }.min().map(Self.seconds),
            level: level, snr: snr, noiseFloor: noiseFloor, bandwidth: bandwidth, isReverberant: isReverberant,
            hum: hum, mos: mos, speakers: voices?.speakers)
    }

    /// Where somebody speaks, in seconds.
    package var places: [SoundPlace] { segments.segments.map(Self.place) }

    private var mos: OpinionScores? {
        guard p808 != nil || p835 != nil else { return nil }
        return OpinionScores(
            p808: p808.map { Self.estimate($0.overall) }, overall: p835.map { Self.estimate($0.overall) },
            signal: p835?.signal.map(Self.estimate), background: p835?.background.map(Self.estimate))
    }

    /// So far apart are the scores of one recording where its windows begin elsewhere, or where its level or its rate is another
    /// (QualityTests). How far listeners are from the network is not in it.
    private static func estimate(_ score: Float) -> Estimate { Estimate(Double(score), uncertainty: 0.2) }

    private static func seconds(_ samples: Int) -> Double {
        Double(samples) / Double(VoiceActivityDetector.sampleRate)
    }

    static func place(_ samples: Range<Int>) -> SoundPlace {
        SoundPlace(start: seconds(samples.lowerBound), duration: seconds(samples.count))
    }
}
