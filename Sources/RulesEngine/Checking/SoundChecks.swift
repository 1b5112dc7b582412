import PreflightModel

/// What is wrong in the sound of one recording, whatever the vendor.
///
/// Where a rule of the role says the same in the vendor's words, only the rule is said. What is estimated is wrong only where
/// it is so at every value that it may have.
struct SoundChecks {
    private let recording: RecordingMeasurement
    private let signal: SignalMeasurement
    private let role: String
    /// What the rules of the role allow of this recording.
    private let limits: [RuleLimit]

    /// Nil where the samples were not measured, so that nothing is known of the sound.
    ///
    /// - Parameter rules: Those of the recording's role.
    init?(_ recording: RoledRecording, rules: [Rule]) {
        guard let signal = recording.measurement.signal else { return nil }
        self.signal = signal
        self.recording = recording.measurement
        role = recording.role
        limits = rules.compactMap { rule in
            switch rule.demand {
            case .recording where rule.scope.contains(recording.measurement), .voices: return rule.limit
            default: return nil
            }
        }
    }

    /// The faults, those of the whole recording first. What is silent has no other fault.
    var findings: [Finding] {
        if let silent { return [silent] }
        return (ofSignal + (recording.speech.map(of) ?? [])).filter { finding in
            !limits.contains { limit in
                SoundFault(rawValue: finding.rule)?.isSaid(by: limit) ?? false
            }
        }
    }

    private func finding(
        _ fault: SoundFault, _ facts: [String: Fact] = [:], places: [SoundPlace] = []
    ) -> Finding {
        var facts = facts
        if !places.isEmpty { facts[Finding.placesFact] = .list(places.map(\.notation)) }
        return Finding(
            rule: fault.rawValue, code: FindingCode(fault), severity: fault.severity, outcome: .fail, role: role,
            path: recording.path, facts: facts)
    }

    private func finding(_ fault: SoundFault, _ runs: SoundRuns) -> Finding? {
        guard runs.runCount > 0 else { return nil }
        return finding(
            fault,
            [
                "runs": .integer(Int64(runs.runCount)), "frames": .integer(runs.frameCount),
                "longestSeconds": .number(runs.longest),
            ], places: recording.located(runs.places))
    }

    // MARK: What is exactly known

    private var silent: Finding? {
        guard let peak = signal.levels.peak else { return finding(.silent) }
        return peak < SoundLimits.silentPeak ? finding(.silent, ["peakDBFS": .number(peak)]) : nil
    }

    private var ofSignal: [Finding] {
        [
            finding(.clipped, signal.clipping), overFullScale, nonFinite, finding(.dropout, signal.dropouts),
            finding(.repeated, signal.repeats), offset, channels, paddedBits,
        ].compactMap(\.self)
    }

    private var overFullScale: Finding? {
        // What a lossy codec puts out beyond full scale was not there when it was recorded.
        guard signal.overFullScaleSampleCount > 0, recording.codec.isLossless else { return nil }
        var facts: [String: Fact] = ["samples": .integer(signal.overFullScaleSampleCount)]
        facts["peakDBFS"] = signal.levels.peak.map { .number($0) }
        return finding(.overFullScale, facts)
    }

    private var nonFinite: Finding? {
        guard signal.nonFiniteSampleCount > 0 else { return nil }
        return finding(.nonFinite, ["samples": .integer(signal.nonFiniteSampleCount)])
    }

    private var offset: Finding? {
        let channels = signal.channelLevels.isEmpty ? [signal.levels] : signal.channelLevels
        let worst = channels.enumerated().max { $0.element.dcOffset.magnitude < $1.element.dcOffset.magnitude }
        guard let worst, worst.element.dcOffset.magnitude > SoundLimits.offset else { return nil }
        var facts: [String: Fact] = ["offset": .number(worst.element.dcOffset)]
        if channels.count > 1 { facts["channel"] = .integer(Int64(worst.offset + 1)) }
        return finding(.offset, facts)
    }

    private var channels: Finding? {
        switch signal.channels {
        case .mono, .distinct: nil
        case .identical: finding(.channelsIdentical, ["channels": .integer(Int64(recording.channelCount))])
        case .inverted: finding(.phaseInverted)
        case .dead: finding(.channelDead, ["channels": .list(signal.deadChannels.map { "\($0)" })])
        }
    }

    private var paddedBits: Finding? {
        guard let depth = recording.bitDepth, let used = signal.effectiveBitDepth, used < depth else { return nil }
        return finding(.paddedBits, ["bits": .integer(Int64(depth)), "usedBits": .integer(Int64(used))])
    }

    // MARK: What was heard

    private func of(_ speech: SpeechMeasurement) -> [Finding] {
        guard speech.segmentCount > 0 else {
            return recording.longestDuration.seconds < SoundLimits.leastHeard ? [] : [finding(.noSpeech)]
        }
        let always = [
            littleSpeech(speech), cutOff(speech), pause(speech), hum(speech), upsampled(speech),
            severalSpeakers(speech),
        ]
        let quality =
            speech.duration.value < SoundLimits.leastSpeech
            ? [] : [quiet(speech), noisy(speech) ?? reverberant(speech) ?? babbling(speech)]
        return (always + quality).compactMap(\.self)
    }

    private func severalSpeakers(_ speech: SpeechMeasurement) -> Finding? {
        guard let speakers = speech.speakers, (speakers.count ?? 1) > 1 else { return nil }
        return finding(.severalSpeakers, speakers.facts, places: recording.located(speakers.others))
    }

    private func littleSpeech(_ speech: SpeechMeasurement) -> Finding? {
        let whole = recording.duration.seconds
        // Where long pauses are what it is made of, they are the fault.
        let pauses = longSilences(speech).reduce(0) { $0 + $1.duration }
        guard speech.duration.greatest < SoundLimits.speechShare * (whole - pauses) else { return nil }
        return finding(
            .littleSpeech, ["speechSeconds": .number(speech.duration.value), "wholeSeconds": .number(whole)])
    }

    private func cutOff(_ speech: SpeechMeasurement) -> Finding? {
        var places: [SoundPlace] = []
        var edges: [String] = []
        if speech.isCutOffAtStart {
            edges.append("start")
            places.append(SoundPlace(start: 0, duration: 0))
        }
        if speech.isCutOffAtEnd {
            edges.append("end")
            places.append(SoundPlace(start: recording.longestDuration.seconds, duration: 0))
        }
        return edges.isEmpty ? nil : finding(.cutOff, ["edges": .list(edges)], places: places)
    }

    private func pause(_ speech: SpeechMeasurement) -> Finding? {
        let silences = longSilences(speech)
        guard let longest = silences.first else { return nil }
        return finding(
            .pause, ["runs": .integer(Int64(silences.count)), "longestSeconds": .number(longest.duration)],
            places: silences)
    }

    /// The silences before, between and after words that are too long, the longest first; without those of which a rule says
    /// how long they may be.
    private func longSilences(_ speech: SpeechMeasurement) -> [SoundPlace] {
        guard let first = speech.first, let last = speech.last else { return [] }
        let end = recording.longestDuration.seconds
        var silences: [SoundPlace] = []
        if !limitsLength(of: .leadingSilence) { silences.append(SoundPlace(start: 0, duration: first)) }
        if !limitsLength(of: .pause) { silences += speech.pauses }
        if !limitsLength(of: .trailingSilence) {
            silences.append(SoundPlace(start: last, duration: max(0, end - last)))
        }
        return silences.filter { $0.duration - 2 * SpeechMeasurement.edgeUncertainty > SoundLimits.pause }.longestFirst
    }

    /// Whether a rule says how long silences of a kind may be.
    private func limitsLength(of codes: NumberCodes) -> Bool {
        limits.contains { $0.kind == codes.kind && $0.maximum != nil && $0.facts["part"] != "shortest" }
    }

    private func quiet(_ speech: SpeechMeasurement) -> Finding? {
        guard let level = speech.level, level < SoundLimits.quietLevel, let peak = signal.levels.peak,
            peak < SoundLimits.quietPeak
        else { return nil }
        return finding(.quiet, ["speechDBFS": .number(level), "peakDBFS": .number(peak)])
    }

    private func noisy(_ speech: SpeechMeasurement) -> Finding? {
        guard let snr = speech.snr, snr.value >= 0, snr.greatest < SoundLimits.snr, !humsMoreThanAnything(speech) else {
            return nil
        }
        var facts: [String: Fact] = [
            "snrDB": .number(snr.value), "uncertaintyDB": .number(snr.uncertainty),
        ]
        facts["noiseDBFS"] = speech.noiseFloor.loudest.map { .number($0) }
        return finding(.noisy, facts)
    }

    /// Noise that is speech itself, or drowns all silence, leaves no ratio to be told.
    private func babbling(_ speech: SpeechMeasurement) -> Finding? {
        // Noise that is louder than speech is speech that was not heard as such.
        guard (speech.snr?.value ?? -1) < 0, speech.duration.value >= SoundLimits.leastSpeechForOpinion,
            let opinion = speech.mos?.p808, opinion.greatest < SoundLimits.opinion
        else { return nil }
        return finding(
            .noisy, ["opinion": .number(opinion.value), "opinionUncertainty": .number(opinion.uncertainty)])
    }

    /// Whether the noise is the hum of the mains, which is said already.
    private func humsMoreThanAnything(_ speech: SpeechMeasurement) -> Bool {
        guard hum(speech) != nil, case .heard(_, let hum) = speech.hum, let noise = speech.noiseFloor.loudest else {
            return false
        }
        return hum + SoundLimits.humWithinNoise >= noise
    }

    /// In much noise, words seem to die away slowly in any room.
    private func reverberant(_ speech: SpeechMeasurement) -> Finding? {
        speech.isReverberant == true ? finding(.reverberant) : nil
    }

    private func hum(_ speech: SpeechMeasurement) -> Finding? {
        guard case .heard(let frequency, let hum) = speech.hum, let level = speech.level,
            hum >= level - SoundLimits.humBelowSpeech
        else { return nil }
        return finding(
            .hum, ["frequencyHz": .integer(Int64(frequency)), "humDBFS": .number(hum), "speechDBFS": .number(level)])
    }

    private func upsampled(_ speech: SpeechMeasurement) -> Finding? {
        guard let bandwidth = speech.bandwidth else { return nil }
        let isNarrow =
            recording.sampleRate >= SoundLimits.wideRate && bandwidth.greatest < SoundLimits.narrowBandwidth
        let isWide =
            recording.sampleRate >= SoundLimits.fullRate && bandwidth.greatest < SoundLimits.wideBandwidth
            && limits.contains { $0.leastSampleRate >= SoundLimits.fullRate }
        guard isNarrow || isWide else { return nil }
        return finding(
            .upsampled,
            [
                "sampleRate": .integer(Int64(recording.sampleRate)), "bandwidthHz": .number(bandwidth.value),
                "uncertaintyHz": .number(bandwidth.uncertainty),
            ])
    }
}

extension RuleLimit {
    /// The lowest sample rate in hertz that is allowed; 0 where this limits no sample rate from below.
    fileprivate var leastSampleRate: Int {
        guard kind == NumberCodes.sampleRate.kind else { return 0 }
        let listed = (facts["values"]?.list ?? []).compactMap { Int($0) }.min()
        return listed ?? minimum?.value.integer.map { Int(clamping: $0) } ?? 0
    }
}
