package import PreflightModel

/// Measures samples as they are decoded, in one pass and in memory that does not grow with the recording but for a byte each
/// 10 ms, up to 128 KiB.
///
/// It knows no file. It belongs to one call and one thread.
@safe package final class SignalMeter {
    /// Recordings with more channels are not measured.
    package static let greatestChannelCount = 32

    private let sampleRate: Int
    private let channelCount: Int
    private let coding: SampleCoding
    /// Interleaved samples of a block that is not full yet; unused for mono, which goes to its channel at once.
    private let interleaved: UnsafeMutablePointer<Float>
    /// Frames of the block so far.
    private var filled = 0
    private var frameCount: Int64 = 0
    private var facts = SampleFacts()
    private var hash = SampleHash()
    private var channels: [ChannelMeter]
    private var channelLoudness: [LoudnessMeter]
    private var loudness = LoudnessMeter()
    private let weights: [Double]
    private var comparison: ChannelComparison?
    private var levels: LevelTrack
    /// Frames of a tenth of a second, and how many of it are still to come.
    private let tenth: Int
    private var tenthRest: Int
    private var tenths: [Int] = []

    /// Gets ready for samples at `sampleRate` hertz; nil for no channels, or more than `greatestChannelCount`.
    package init?(sampleRate: Int, channelCount: Int, coding: SampleCoding = .linear) {
        guard sampleRate > 0, 1...Self.greatestChannelCount ~= channelCount else { return nil }
        let levels = LevelTrack(sampleRate: sampleRate)
        self.sampleRate = sampleRate
        self.channelCount = channelCount
        self.coding = coding
        self.levels = levels
        unsafe interleaved = .allocate(capacity: SampleBlock.capacity * channelCount)
        channels = (0..<channelCount).map { _ in
            ChannelMeter(
                sampleRate: sampleRate, groupsPerWindow: levels.groupsPerWindow, isCompanded: coding == .companded)
        }
        channelLoudness = channelCount > 1 ? (0..<channelCount).map { _ in LoudnessMeter() } : []
        weights = ChannelWeights.weights(channelCount: channelCount)
        comparison = channelCount > 1 ? ChannelComparison(channelCount: channelCount) : nil
        tenth = max(KWeighting.leastRate / 10, sampleRate / 10 + (sampleRate % 10 >= 5 ? 1 : 0))
        tenthRest = tenth
        tenths.reserveCapacity(8)
    }

    deinit {
        unsafe interleaved.deallocate()
        for channel in channels { channel.deallocate() }
    }

    /// Adds interleaved samples that follow those before; what is not a whole frame at the end is left out.
    package func add<Sample: SignalSample>(_ samples: UnsafeBufferPointer<Sample>) {
        var frame = 0
        let frames = samples.count / channelCount
        while frame < frames {
            let count = min(frames - frame, SampleBlock.capacity - filled)
            let part = unsafe samples[(frame * channelCount)..<((frame + count) * channelCount)]
            unsafe Sample.convert(
                UnsafeBufferPointer(rebasing: part), to: target + filled * channelCount, adding: &facts)
            frame += count
            filled += count
            if filled == SampleBlock.capacity { measureBlock(isLast: false) }
        }
    }

    private var target: UnsafeMutablePointer<Float> { unsafe channelCount == 1 ? channels[0].samples : interleaved }

    private func measureBlock(isLast: Bool) {
        let count = filled
        if !isLast { unsafe hash.update(target, count: count * channelCount) }
        if channelCount > 1 { deinterleave(count) }
        markTenths(count)
        let step = facts.step
        for channel in 0..<channelCount {
            channels[channel].measure(
                count: count, firstFrame: frameCount, tenths: tenths, step: step, isLast: isLast)
            // The samples of the first channel are where they were until the next block is put there.
            if channel > 0 {
                unsafe comparison?.add(
                    channels[0].samples, channels[channel].samples, channel: channel,
                    groupCount: (count + SampleBlock.group - 1) / SampleBlock.group)
            }
        }
        addWindows()
        addTenths()
        frameCount += Int64(count)
        filled = 0
    }

    private func deinterleave(_ count: Int) {
        for channel in 0..<channelCount {
            let target = unsafe channels[channel].samples
            let source = unsafe interleaved + channel
            let stride = channelCount
            for frame in 0..<count { unsafe target[frame] = unsafe source[frame &* stride] }
        }
    }

    private func markTenths(_ count: Int) {
        tenths.removeAll(keepingCapacity: true)
        var end = tenthRest
        while end <= count {
            tenths.append(end)
            end += tenth
        }
        tenthRest = end - count
    }

    private func addWindows() {
        for window in 0..<channels[0].windowCount {
            var power = unsafe channels[0].windowPowers[window]
            for channel in 1..<max(1, channelCount) {
                power = unsafe max(power, channels[channel].windowPowers[window])
            }
            levels.add(power)
        }
    }

    private func addTenths() {
        for index in tenths.indices {
            var power = 0.0
            for channel in 0..<channelCount {
                let channelPower = channels[channel].tenthEnergies[index] / Double(tenth)
                power += weights[channel] * channelPower
                if channelCount > 1 { channelLoudness[channel].add(channelPower) }
            }
            loudness.add(power)
        }
    }

    /// What was measured; nil where there were no samples. Nothing may be added after it.
    package func finish() -> SignalMeasurement? {
        guard frameCount > 0 || filled > 0 else { return nil }
        let hash = unsafe hash.finish(target, count: filled * channelCount)
        measureBlock(isLast: true)
        for channel in channels.indices { channels[channel].closeWindow(frameCount: frameCount) }
        addWindows()
        let silences = levels.silences(frameCount: frameCount)
        let (relation, dead) =
            comparison?.relation(
                energies: channels.map(\.energy), totals: channels.map(\.total), frameCount: frameCount)
            ?? (.mono, [])
        return SignalMeasurement(
            levels: wholeLevels, channelLevels: channelCount > 1 ? channels.indices.map(levels(ofChannel:)) : [],
            loudnessRange: loudness.shortTermGate.range, clipping: clipping,
            dropouts: runs(channels.map(\.dropouts.runs)), repeats: runs(channels.map(\.repeats.runs)),
            nonFiniteSampleCount: facts.nonFiniteCount, overFullScaleSampleCount: facts.overFullScaleCount,
            effectiveBitDepth: coding == .linear ? facts.effectiveBitDepth : nil, silenceLevel: silences.level,
            leadingSilence: seconds(silences.leadingFrames), trailingSilence: seconds(silences.trailingFrames),
            silentDuration: seconds(silences.frames), digitalSilence: seconds(silences.zeroFrames),
            pauses: SoundRuns([(nil, silences.pauses)], sampleRate: sampleRate), channels: relation,
            deadChannels: dead, sampleHash: "xxh64:" + Hexadecimal.string(hash.bigEndianBytes))
    }

    private func seconds(_ frames: Int64) -> Double { Double(frames) / Double(sampleRate) }

    private var clipping: SoundRuns {
        let lists = channels.indices.flatMap { channel in
            channels[channel].flatTops.clipping(
                channelPeakSquared: channels[channel].peakSquared, step: facts.step
            ).map { (channel: Int?.some(channel + 1), runs: $0) }
        }
        return SoundRuns(lists, sampleRate: sampleRate)
    }

    private func runs(_ lists: [RunList]) -> SoundRuns {
        SoundRuns(lists.enumerated().map { (channel: $0.offset + 1, runs: $0.element) }, sampleRate: sampleRate)
    }

    private var wholeLevels: ChannelSignal {
        let samples = Double(frameCount) * Double(channelCount)
        return ChannelSignal(
            peak: Decibels.power(channels.map { Double($0.peakSquared) }.max() ?? 0),
            truePeak: Decibels.power(channels.map { Double($0.truePeakSquared) }.max() ?? 0),
            rms: Decibels.power(channels.reduce(0) { $0 + $1.energy } / samples),
            loudness: loudness.momentaryGate.integrated, dcOffset: channels.reduce(0) { $0 + $1.total } / samples)
    }

    private func levels(ofChannel channel: Int) -> ChannelSignal {
        let meter = channels[channel]
        return ChannelSignal(
            peak: Decibels.power(Double(meter.peakSquared)), truePeak: Decibels.power(Double(meter.truePeakSquared)),
            rms: Decibels.power(meter.energy / Double(frameCount)),
            loudness: channelLoudness[channel].momentaryGate.integrated, dcOffset: meter.total / Double(frameCount))
    }
}

extension UInt64 {
    fileprivate var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) } }
}
