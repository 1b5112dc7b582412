import PreflightModel

/// Made-up measurements of recordings that were listened to.
enum Heard {
    /// A recording of 1:10.000 with the sound that is given.
    static func recording(
        _ path: RecordingPath, peak: Double? = -3.1, loudness: Double? = -20.1, clipping: SoundRuns = .none,
        speech: Double? = 58.4, snr: Double? = 41, level: Double? = -21.4, waveform: Waveform? = nil
    ) -> RecordingMeasurement {
        var recording = Awkward.recording(path)
        recording.method = .listen
        recording.signal = SignalMeasurement(
            levels: ChannelSignal(
                peak: peak, truePeak: peak.map { $0 + 0.2 }, rms: -23, loudness: loudness, dcOffset: 0.0003),
            loudnessRange: 5.2, clipping: clipping, effectiveBitDepth: 24, silenceLevel: -60, leadingSilence: 0.2,
            trailingSilence: 0.4, silentDuration: 5, sampleHash: "xxh64:00")
        recording.speech = SpeechMeasurement(
            duration: Estimate(speech ?? 0, uncertainty: 1.2), segmentCount: speech == nil ? 0 : 12,
            first: speech.map { _ in 0.31 },
            last: speech.map { _ in 69.6 },
            longestContinuous: speech.map { _ in SoundPlace(start: 1, duration: 8.2) },
            pauses: [SoundPlace(start: 20, duration: 1.84)], level: level,
            snr: snr.map { Estimate($0, uncertainty: 3) },
            noiseFloor: NoiseFloor(before: -71, between: -62, after: nil),
            bandwidth: Estimate(15_800, uncertainty: 800), isReverberant: false, hum: MainsHum.none,
            mos: OpinionScores(p808: Estimate(3.9, uncertainty: 0.3)))
        recording.waveform = waveform
        return recording
    }

    /// More clipping than there are places for.
    static let clipping = SoundRuns(
        runCount: 740, frameCount: 9000, longest: 0.012,
        places: (0..<10).map { SoundPlace(start: Double($0) * 6 + 0.5, duration: 0.001 * Double($0 + 1), channel: 1) })

    /// The same outline of 1:10.000 with as much speech and spectrum as there can be.
    static func drawn(_ waveform: Waveform) -> Waveform {
        var waveform = waveform
        waveform.speech = (0..<40).map { SoundPlace(start: Double($0) * 1.7 + 0.2, duration: 1.1) }
        waveform.spectrogram = Spectrogram(
            columnDuration: 70.0 / 240, greatestFrequency: 24_000,
            levels: (0..<9600).map { UInt8(truncatingIfNeeded: $0 / 7 % 16) })
        return waveform
    }

    /// What a check says of these recordings in one role.
    static func report(_ recordings: [RecordingMeasurement], findings: [Finding] = []) -> Report {
        let facts = SetFacts(recordings)
        var totals = Report.Totals(
            role: "sample", recordingCount: recordings.count, duration: facts.duration.seconds,
            byteCount: facts.byteCount)
        totals.sound = SoundTotals(facts.sound)
        let isRefused = findings.contains { $0.severity == .error }
        return Report(
            tool: .init(name: "voice-preflight", version: "1"),
            profile: .init(id: "heard", title: "Heard", revision: 1, sha256: "00"),
            verdict: isRefused ? .fail : .pass, findings: findings, passes: [], totals: [totals],
            recordings: recordings.map { RoledRecording(role: "sample", measurement: $0) }, unreadable: [], leftOut: [])
    }
}
