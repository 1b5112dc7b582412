import PreflightModel

/// What a piece of a recording will sound like: levels and quality are those of the whole, times are its own.
///
/// It is an expectation, for judging rules on sound before anything is written; the result is measured anew.
struct SoundPrediction {
    let source: RecordingMeasurement
    let frames: Range<Int64>
    /// The channel that is kept, counted from 1; nil for all of them, and 0 for a mix.
    var channel: Int?
    var gain = 0.0

    private var start: Double { seconds(frames.lowerBound) }
    private var end: Double { seconds(frames.upperBound) }

    private func seconds(_ frame: Int64) -> Double { Double(frame) / Double(source.sampleRate) }

    private var isWhole: Bool { frames == 0..<source.frameCount }

    var signal: SignalMeasurement? {
        guard let signal = source.signal else { return nil }
        let isMono = channel != nil
        let kept = channel.flatMap { $0 > 0 && $0 <= signal.channelLevels.count ? signal.channelLevels[$0 - 1] : nil }
        return SignalMeasurement(
            levels: (kept ?? signal.levels).raised(by: gain),
            channelLevels: isMono ? [] : signal.channelLevels.map { $0.raised(by: gain) },
            loudnessRange: signal.loudnessRange, clipping: inside(signal.clipping), dropouts: inside(signal.dropouts),
            repeats: inside(signal.repeats), nonFiniteSampleCount: signal.nonFiniteSampleCount,
            overFullScaleSampleCount: signal.overFullScaleSampleCount, effectiveBitDepth: signal.effectiveBitDepth,
            silenceLevel: signal.silenceLevel, leadingSilence: edgeSilence(signal.leadingSilence, cut: start),
            trailingSilence: edgeSilence(signal.trailingSilence, cut: seconds(source.frameCount) - end),
            silentDuration: signal.silentDuration, digitalSilence: signal.digitalSilence, pauses: inside(signal.pauses),
            channels: isMono ? .mono : signal.channels, deadChannels: isMono ? [] : signal.deadChannels,
            sampleHash: signal.sampleHash)
    }

    /// What is left of silence at an end; within a recording, what is up to the nearest word.
    private func edgeSilence(_ silence: Double, cut: Double) -> Double { max(0, silence - cut) }

    /// What of the runs is inside; of runs whose places are not all listed, as much as is the piece's share.
    private func inside(_ runs: SoundRuns) -> SoundRuns {
        if isWhole || runs.runCount == 0 { return runs }
        let places = runs.places.filter { $0.start >= start && $0.start < end }
            .map { SoundPlace(start: $0.start - start, duration: $0.duration, channel: $0.channel) }
        guard !places.isEmpty else { return .none }
        let count = runs.runCount == runs.places.count ? places.count : runs.runCount
        return SoundRuns(
            runCount: count, frameCount: max(1, runs.frameCount * Int64(count) / Int64(runs.runCount)),
            longest: places.map(\.duration).max() ?? 0, places: places)
    }

    var speech: SpeechMeasurement? {
        guard let speech = source.speech else { return nil }
        if isWhole && gain == 0 { return speech }
        guard let map = SpeechMap(source) else { return speech }
        let segments = map.segments.map { $0.clamped(to: frames) }.filter { !$0.isEmpty }
        return Self.speech(
            like: speech,
            segments.map { ($0.lowerBound - frames.lowerBound)..<($0.upperBound - frames.lowerBound) },
            sampleRate: source.sampleRate, duration: speech.duration.scaled(Self.share(of: segments, in: map.segments)),
            gain: gain,
            isCutOffAtStart: speech.isCutOffAtStart && frames.lowerBound == 0,
            isCutOffAtEnd: speech.isCutOffAtEnd && frames.upperBound == source.frameCount,
            speakers: speech.speakers.map(inside))
    }

    /// The voices of the piece: one where none of the others is heard in it.
    private func inside(_ speakers: SpeakersMeasurement) -> SpeakersMeasurement {
        let others = speakers.others.filter { $0.start < end && $0.start + $0.duration > start }
            .map { SoundPlace(start: max(0, $0.start - start), duration: $0.duration) }
        let isListed = speakers.others.count < SoundRuns.greatestPlaceCount
        let count = speakers.count.map { others.isEmpty && isListed ? 1 : $0 }
        return SpeakersMeasurement(
            count: count, cohesion: speakers.cohesion, stretchCount: speakers.stretchCount, others: others)
    }

    private static func share(of some: [Range<Int64>], in all: [Range<Int64>]) -> Double {
        let (some, all) = (some.reduce(0) { $0 + $1.count }, all.reduce(0) { $0 + $1.count })
        return all > 0 ? Double(some) / Double(all) : 0
    }

    /// What is heard where somebody speaks in these frames, and everything else is as in `speech`.
    static func speech(
        like speech: SpeechMeasurement, _ segments: [Range<Int64>], sampleRate: Int, duration: Estimate,
        gain: Double = 0, isCutOffAtStart: Bool = false, isCutOffAtEnd: Bool = false,
        speakers: SpeakersMeasurement? = nil
    ) -> SpeechMeasurement {
        func seconds(_ frames: Int64) -> Double { Double(frames) / Double(sampleRate) }
        let gaps = zip(segments, segments.dropFirst()).map { one, next in
            SoundPlace(
                start: seconds(one.upperBound), duration: seconds(next.lowerBound - one.upperBound))
        }
        let sentencePause = SpeechMeasurement.shortestSentencePause
        var stretches: [Range<Int64>] = []
        for segment in segments {
            if let last = stretches.last, seconds(segment.lowerBound - last.upperBound) < sentencePause {
                stretches[stretches.count - 1] = last.lowerBound..<segment.upperBound
            } else {
                stretches.append(segment)
            }
        }
        let longest = stretches.map {
            SoundPlace(start: seconds($0.lowerBound), duration: seconds(Int64($0.count)))
        }.longestFirst.first
        return SpeechMeasurement(
            duration: duration, segmentCount: segments.count, first: segments.first.map { seconds($0.lowerBound) },
            last: segments.last.map { seconds($0.upperBound) }, isCutOffAtStart: isCutOffAtStart,
            isCutOffAtEnd: isCutOffAtEnd, longestContinuous: longest, pauses: gaps,
            shortestSentencePause: gaps.map(\.duration).filter { $0 >= sentencePause }.min(),
            level: speech.level.map { $0 + gain }, snr: speech.snr,
            noiseFloor: NoiseFloor(
                before: speech.noiseFloor.before.map { $0 + gain },
                between: speech.noiseFloor.between.map { $0 + gain },
                after: speech.noiseFloor.after.map { $0 + gain }), bandwidth: speech.bandwidth,
            isReverberant: speech.isReverberant, hum: speech.hum?.raised(by: gain), mos: speech.mos,
            speakers: speakers ?? speech.speakers)
    }
}

extension Estimate {
    fileprivate func scaled(_ factor: Double) -> Estimate {
        Estimate(value * factor, uncertainty: uncertainty * factor)
    }
}

extension MainsHum {
    fileprivate func raised(by gain: Double) -> MainsHum {
        switch self {
        case .none: .none
        case .heard(let frequency, let level): .heard(frequency: frequency, level: level + gain)
        }
    }
}

extension ChannelSignal {
    fileprivate func raised(by gain: Double) -> ChannelSignal {
        guard gain != 0 else { return self }
        return ChannelSignal(
            peak: peak.map { $0 + gain }, truePeak: truePeak.map { $0 + gain }, rms: rms.map { $0 + gain },
            loudness: loudness.map { $0 + gain }, dcOffset: dcOffset)
    }
}
