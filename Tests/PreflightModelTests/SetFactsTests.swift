import PreflightModel
import TestSupport
import Testing

@Suite("The facts of a set", .timeLimited)
struct SetFactsTests {
    private func recordings(_ count: Int, _ chance: inout SeededNumbers) -> [RecordingMeasurement] {
        (0..<count).map { index in
            let frames = Int64.random(in: 0...1 << 40, using: &chance)
            let digit = String(Int.random(in: 0..<8, using: &chance))
            var recording = RecordingMeasurement(
                path: RecordingPath("folder\(index % 3)/\(Int.random(in: 0..<20, using: &chance)).wav"),
                byteCount: .random(in: 0...(.max), using: &chance),
                sha256: Bool.random(using: &chance) ? String(repeating: digit, count: 64) : nil, container: .wav,
                codec: "pcm_s16le", sampleRate: [8000, 44_100, 48_000, 22_051].randomElement(using: &chance) ?? 1,
                channelCount: 1, frameCount: frames, codedFrameCount: frames + Int64(index % 2),
                method: .decode)
            recording.signal = Bool.random(using: &chance) ? signal(&chance) : nil
            recording.speech = Bool.random(using: &chance) ? speech(&chance) : nil
            return recording
        }
    }

    private func signal(_ chance: inout SeededNumbers) -> SignalMeasurement {
        let loudness = Bool.random(using: &chance) ? Double.random(in: -60 ... -5, using: &chance) : nil
        return SignalMeasurement(
            levels: ChannelSignal(peak: nil, truePeak: nil, rms: nil, loudness: loudness, dcOffset: 0), sampleHash: "")
    }

    private func speech(_ chance: inout SeededNumbers) -> SpeechMeasurement {
        let noise = Bool.random(using: &chance) ? Double.random(in: -90 ... -20, using: &chance) : nil
        // Sums of such numbers depend on their order where they are added as they are.
        let seconds = Double.random(in: 0...1e6, using: &chance)
        return SpeechMeasurement(
            duration: Estimate(seconds, uncertainty: seconds / 7), segmentCount: 1,
            snr: noise.map { Estimate(-$0, uncertainty: 3) },
            noiseFloor: NoiseFloor(before: nil, between: noise, after: nil))
    }

    @Test("are the same in whatever parts and order the recordings come", arguments: 0..<40)
    func partitions(seed: UInt64) {
        var chance = SeededNumbers(seed: seed)
        let recordings = recordings(Int.random(in: 0...60, using: &chance), &chance)
        let whole = SetFacts(recordings)
        var parts = (0..<Int.random(in: 1...8, using: &chance)).map { _ in SetFacts(keeping: whole.kept) }
        for (index, recording) in recordings.enumerated().shuffled(using: &chance) {
            parts[Int.random(in: 0..<parts.count, using: &chance)].add(recording, at: InputPlace(index: index))
        }
        // Any two neighbours are put together until one is left, after another shuffle each time.
        while parts.count > 1 {
            parts.shuffle(using: &chance)
            let last = parts.removeLast()
            parts[0].merge(last)
        }
        let isSame = parts[0] == whole
        #expect(isSame)
        #expect(parts[0].duplicates.map(\.recording) == whole.duplicates.map(\.recording))
    }

    @Test("merge alike from both sides and in any grouping", arguments: 0..<20)
    func laws(seed: UInt64) {
        var chance = SeededNumbers(seed: seed &+ 1000)
        let kept: [SetFacts.Kept] = [[], [.digests], [.names], [.digests, .names]]
        let all = recordings(30, &chance)
        let three = (0..<3).map { part in
            var facts = SetFacts(keeping: kept.randomElement(using: &chance) ?? [])
            for (index, recording) in all.enumerated() where index % 3 == part {
                facts.add(recording, at: InputPlace(index: index))
            }
            return facts
        }
        func merged(_ one: SetFacts, _ other: SetFacts) -> SetFacts {
            var sum = one
            sum.merge(other)
            return sum
        }
        let (a, b, c) = (three[0], three[1], three[2])
        let isCommutative = merged(a, b) == merged(b, a)
        #expect(isCommutative)
        let isAssociative = merged(merged(a, b), c) == merged(a, merged(b, c))
        #expect(isAssociative)
        let isNeutral = merged(SetFacts(keeping: a.kept), a) == a
        #expect(isNeutral)
    }

    @Test("name the first of the same recordings, the extremes and the exact totals")
    func values() throws {
        func recording(_ name: String, frames: Int64, rate: Int, digest: Character) -> RecordingMeasurement {
            RecordingMeasurement(
                path: RecordingPath(name), byteCount: frames, sha256: String(repeating: digest, count: 64),
                container: .wav, codec: "pcm_s16le", sampleRate: rate, channelCount: 1, frameCount: frames,
                codedFrameCount: frames, method: .decode)
        }
        var facts = SetFacts(keeping: [.digests, .names])
        facts.add(recording("c.wav", frames: 44_101, rate: 44_100, digest: "a"), at: InputPlace(index: 2))
        facts.add(recording("b/a.wav", frames: 8000, rate: 8000, digest: "a"), at: InputPlace(index: 1))
        facts.add(recording("a.wav", frames: 8000, rate: 8000, digest: "b"), at: InputPlace(index: 0))
        #expect(facts.duration.framesByRate == [44_100: 44_101, 1: 2])
        #expect(
            facts.duplicates.map(\.recording.path) == ["c.wav"] && facts.duplicates.map(\.first.path) == ["b/a.wav"])
        #expect(facts.durations?.least.recording.path == "a.wav" && facts.durations?.most.recording.path == "c.wav")
        #expect(facts.byteCount == 60_101 && facts.byteCounts?.most.value == 44_101)
        #expect(facts.names == ["a.wav": 2, "c.wav": 1])
    }

    @Test("add up speech, name the recordings with the least and the most loudness and noise, and say how levels lie")
    func sound() {
        func recording(_ name: String, loudness: Double?, speech: Double, noise: Double?) -> RecordingMeasurement {
            var recording = RecordingMeasurement(
                path: RecordingPath(name), byteCount: 1, container: .wav, codec: "pcm_s16le", sampleRate: 8000,
                channelCount: 1, frameCount: 8000, codedFrameCount: 8000, method: .listen)
            recording.signal = SignalMeasurement(
                levels: ChannelSignal(peak: nil, truePeak: nil, rms: nil, loudness: loudness, dcOffset: 0),
                sampleHash: "")
            recording.speech = SpeechMeasurement(
                duration: Estimate(speech, uncertainty: 0.25), segmentCount: 1,
                snr: noise.map { Estimate(-$0, uncertainty: 3) },
                noiseFloor: NoiseFloor(before: -80, between: noise, after: nil))
            return recording
        }
        let sound = SetFacts([
            recording("a.wav", loudness: -20, speech: 1.5, noise: -60),
            recording("b.wav", loudness: nil, speech: 2.25, noise: nil),
            recording("c.wav", loudness: -26.5, speech: 0.001, noise: -50),
        ]).sound
        #expect(sound.speech == Estimate(3.751, uncertainty: 0.75))
        #expect(sound.decodedCount == 3 && sound.heardCount == 3)
        let (loudness, noise) = (sound.loudness.extremes, sound.noise.extremes)
        #expect(loudness?.least.recording.path == "c.wav" && loudness?.most.recording.path == "a.wav")
        #expect(noise?.least.recording.path == "b.wav" && noise?.most.recording.path == "c.wav")
        #expect(sound.heardDuration.seconds == 3)
        #expect(sound.loudness.count == 2 && sound.loudness.mean == -23.25 && sound.loudness.deviation == 3.25)
        #expect(sound.noise.mean.map { $0.rounded(toDecimals: 3) } == -63.333)
        #expect(sound.snr.extremes?.least.value == 50 && sound.snr.extremes?.most.value == 60)
        #expect(LevelSpread().mean == nil && LevelSpread().deviation == nil && SoundTotals(SetSound()) == nil)
    }

    @Test("survive numbers that no recording has")
    func hostileSound() {
        let numbers = [Double.infinity, -.infinity, .nan, 1e308, -1e308]
        let recordings = numbers.map { number in
            var recording = RecordingMeasurement(
                path: "a.wav", byteCount: 1, container: .wav, codec: "pcm_s16le", sampleRate: 1, channelCount: 1,
                frameCount: .max, codedFrameCount: .max, method: .listen)
            recording.signal = SignalMeasurement(
                levels: ChannelSignal(peak: number, truePeak: number, rms: number, loudness: number, dcOffset: number),
                sampleHash: "")
            recording.speech = SpeechMeasurement(
                duration: Estimate(number, uncertainty: number), segmentCount: 1,
                snr: Estimate(number, uncertainty: number),
                noiseFloor: NoiseFloor(before: number, between: number, after: number))
            return recording
        }
        let sound = SetFacts(recordings).sound
        #expect(sound.loudness.count == 2 && sound.loudness.extremes?.least.value == -10_000)
        #expect(sound.loudness.mean == 0 && sound.loudness.deviation == 10_000)
        #expect(sound.speech.value.isFinite && SoundTotals(sound)?.loudness?.greatest == 10_000)
    }
}
