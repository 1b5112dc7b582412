import PreflightModel

/// What measuring a take will find.
struct RecordingPrediction {
    /// A take may have this many coded frames more than are played: encoder delay and padding of MP3 and AAC.
    static let greatestPadding: Int64 = 4 * 1152

    let take: PreparedTake
    /// Those of the plan, which the parts count.
    let sources: [RecordingMeasurement]
    /// What cannot be done with some of them.
    var obstacles: PreparationObstacles = PreparationObstacles()

    private var parts: [(source: RecordingMeasurement, frames: Range<Int64>, pause: Int64)] {
        take.parts.map { part in
            let source = sources[part.source]
            return (source, part.frames ?? 0..<source.frameCount, part.pauseBefore)
        }
    }

    /// The measurement of a recording at `path`, without a hash where it does not exist yet.
    ///
    /// - Throws: `PreparationRefusal` where the take cannot be made.
    func measurement(path: RecordingPath) throws(PreparationRefusal) -> RecordingMeasurement {
        let outline = try PreparationOutline(take, of: sources)
        let first = sources[take.parts[0].source]
        switch outline.work {
        case .rewriteAround, .cutCoded:
            if obstacles.uncopied.contains(take.parts[0].source) { throw PreparationRefusal(.framesInterrupted) }
        case .samples:
            if !obstacles.undecoded.isDisjoint(with: take.parts.map(\.source)) {
                throw PreparationRefusal(.gaplessNotCarried)
            }
        case .copy: break
        }
        let remaining = take.parts.flatMap { sources[$0.source].defects.filter { !Self.isCured($0, by: outline.work) } }
        if outline.work == .copy {
            var copy = first
            copy.path = path
            copy.defects = remaining
            return copy
        }
        let format = outline.format
        var recording = RecordingMeasurement(
            path: path, byteCount: format.byteCount ?? estimatedByteCount(outline), container: format.container,
            codec: format.codec, sampleRate: format.sampleRate, channelCount: format.channelCount,
            bitDepth: format.bitDepth, bitRate: bitRate(format, first), frameCount: format.frameCount,
            codedFrameCount: codedFrameCount(outline, first), method: first.method, defects: remaining)
        recording.signal = signal
        recording.speech = speech(at: format.sampleRate)
        // The voice of most of it; what is said, where none of it is missing.
        recording.voiceprint = parts.max { $0.frames.count < $1.frames.count }?.source.voiceprint
        if holdsAllSpeech { recording.phones = first.phones }
        return recording
    }

    /// Whether all that is said in one source is in the take.
    private var holdsAllSpeech: Bool {
        guard Set(take.parts.map(\.source)).count == 1, let map = SpeechMap(sources[take.parts[0].source]) else {
            return false
        }
        return map.segments.allSatisfy { segment in
            parts.contains { $0.frames.lowerBound <= segment.lowerBound && segment.upperBound <= $0.frames.upperBound }
        }
    }

    private static func isCured(_ defect: Defect, by work: PreparationOutline.Work) -> Bool {
        switch (defect.cure, work) {
        case (.name?, _): true
        case (nil, _), (_, .copy): false
        case (.rewriting?, _): true
        case (.decoding?, .samples): true
        case (.decoding?, _): false
        }
    }

    // MARK: Numbers that only writing shows

    private func codedFrameCount(_ outline: PreparationOutline, _ first: RecordingMeasurement) -> Int64 {
        switch (outline.work, outline.format.container) {
        // A silent frame may come in front.
        case (.rewriteAround, .mp3): max(outline.format.frameCount, first.codedFrameCount) + 1152
        case (.rewriteAround, _): max(outline.format.frameCount, first.codedFrameCount)
        case (.cutCoded, _), (_, .mp3): outline.format.frameCount + Self.greatestPadding
        default: outline.format.frameCount
        }
    }

    private func bitRate(_ format: PreparedFormat, _ first: RecordingMeasurement) -> Int? {
        if case .encode(.mp3(let bitRate))? = take.operations.last { return bitRate }
        guard let bits = format.bitDepth else { return first.bitRate }
        return bits * format.sampleRate * format.channelCount
    }

    /// What coded audio takes at most, as far as can be told.
    private func estimatedByteCount(_ outline: PreparationOutline) -> Int64 {
        let format = outline.format
        let seconds = Double(format.frameCount) / Double(format.sampleRate)
        let bits: Double
        if case .encode(.mp3(let bitRate))? = take.operations.last {
            bits = Double(bitRate)
        } else if let depth = format.bitDepth {
            // FLAC takes four fifths of PCM at most where somebody speaks.
            bits = 0.8 * Double(depth * format.sampleRate * format.channelCount)
        } else {
            let source = sources[take.parts[0].source]
            bits = 8 * Double(source.byteCount) / max(0.001, source.duration.seconds)
        }
        return Int64(seconds * bits / 8) + 16_384
    }

    // MARK: What is expected to be heard

    private var channel: Int? {
        for operation in take.operations {
            switch operation {
            case .selectChannel(let channel): return channel
            case .mixToMono: return 0
            default: continue
            }
        }
        return nil
    }

    private var gain: Double {
        for case .gain(let decibels) in take.operations { return decibels }
        return 0
    }

    private var sounds: [SoundPrediction] {
        parts.map { SoundPrediction(source: $0.source, frames: $0.frames, channel: channel, gain: gain) }
    }

    private var signal: SignalMeasurement? {
        let signals = sounds.compactMap(\.signal)
        guard signals.count == take.parts.count, let first = signals.first, let last = signals.last else { return nil }
        if signals.count == 1 { return first }
        // The loudest decides on peaks; how loud all are together is about what most of them are.
        let loudest = signals.max { $0.levels.peak ?? -.infinity < $1.levels.peak ?? -.infinity } ?? first
        return SignalMeasurement(
            levels: loudest.levels, channelLevels: loudest.channelLevels, loudnessRange: first.loudnessRange,
            clipping: signals.first { $0.clipping.runCount > 0 }?.clipping ?? .none,
            dropouts: signals.first { $0.dropouts.runCount > 0 }?.dropouts ?? .none,
            repeats: signals.first { $0.repeats.runCount > 0 }?.repeats ?? .none,
            nonFiniteSampleCount: signals.reduce(0) { $0 + $1.nonFiniteSampleCount },
            overFullScaleSampleCount: signals.reduce(0) { $0 + $1.overFullScaleSampleCount },
            effectiveBitDepth: signals.compactMap(\.effectiveBitDepth).max(), silenceLevel: first.silenceLevel,
            leadingSilence: first.leadingSilence, trailingSilence: last.trailingSilence,
            channels: first.channels, deadChannels: first.deadChannels, sampleHash: "")
    }

    private func speech(at rate: Int) -> SpeechMeasurement? {
        let speeches = sounds.compactMap(\.speech)
        guard speeches.count == take.parts.count, let first = speeches.first, let last = speeches.last else {
            return nil
        }
        if speeches.count == 1 { return first }
        var (segments, offset) = ([Range<Int64>](), Int64(0))
        for part in parts {
            offset += part.pause
            for segment in SpeechMap(part.source)?.segments ?? [] {
                let clamped = segment.clamped(to: part.frames)
                if clamped.isEmpty { continue }
                let start = offset + clamped.lowerBound - part.frames.lowerBound
                segments.append(start..<(start + Int64(clamped.count)))
            }
            offset += Int64(part.frames.count)
        }
        // What is heard of the worst is heard of all.
        let worst = speeches.min { $0.snr?.value ?? .infinity < $1.snr?.value ?? .infinity } ?? first
        return SoundPrediction.speech(
            like: worst, segments, sampleRate: parts[0].source.sampleRate,
            duration: Estimate(
                speeches.reduce(0) { $0 + $1.duration.value },
                uncertainty: speeches.reduce(0) { $0 + $1.duration.uncertainty }),
            isCutOffAtStart: first.isCutOffAtStart, isCutOffAtEnd: last.isCutOffAtEnd)
    }
}
