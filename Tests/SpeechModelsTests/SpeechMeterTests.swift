import Foundation
import PreflightModel
import SpeechModels
import TestSupport
import Testing

@Suite("Listening", .timeLimited)
struct SpeechMeterTests {
    /// Two sentences as somebody labelled them: samples at 16 kHz from the first to the last sound of speech.
    private static let first = ("austen-1", 3200..<108_320)
    private static let second = ("austen-2", 4480..<79_680)
    private static let kinds = ["white", "pink", "fan"]

    private func hear(
        _ samples: [Float], rate: Int = 16_000, quality: QualityEstimator.Method? = nil, block: Int = 5000
    ) throws -> HeardSpeech {
        guard var meter = SpeechMeter(sampleRate: rate, quality: quality.map { [$0] } ?? []) else {
            throw CocoaError(.featureUnsupported)
        }
        samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: block) {
                meter.process(UnsafeBufferPointer(rebasing: samples[start..<min(samples.count, start + block)]))
            }
        }
        return meter.finish()
    }

    private func speech(_ label: (name: String, place: Range<Int>)) throws -> [Float] {
        Array(try Recordings.samples(label.name)[label.place])
    }

    private func silence(_ seconds: Double) -> [Float] {
        [Float](repeating: 0, count: Int(seconds * 16_000))
    }

    /// 1 s of silence, 6.57 s of speech, 1 s of silence.
    private func sentence() throws -> [Float] {
        try silence(1) + speech(Self.first) + silence(1)
    }

    private func level(_ samples: some Sequence<Float>) -> Double {
        let squares = samples.map { Double($0) * Double($0) }
        return 10 * log10(squares.reduce(0, +) / Double(squares.count))
    }

    private func adding(_ noise: [Float], at level: Double, to samples: [Float]) -> [Float] {
        let gain = Float(pow(10, (level - self.level(noise)) / 20))
        return zip(samples, noise).map { $0 + $1 * gain }
    }

    private func resampled(_ samples: [Float], from: Int, to: Int) throws -> [Float] {
        guard var resampler = Resampler(from: from, to: to) else { throw CocoaError(.featureUnsupported) }
        var output: [Float] = []
        samples.withUnsafeBufferPointer { resampler.process($0, appendingTo: &output) }
        resampler.finish(appendingTo: &output)
        return output
    }

    @Test(
        "tells the ratio to three kinds of noise at 40, 30, 20 and 10 dB within 3 dB, and the level within 0.5",
        arguments: kinds)
    func ratio(kind: String) throws {
        let clean = try sentence()
        let speechLevel = level(try speech(Self.first))
        for expected in [40.0, 30, 20, 10] {
            let noise = Noise.make(kind, count: clean.count)
            let heard = try hear(adding(noise, at: speechLevel - expected, to: clean))
            let snr = try #require(heard.snr)
            #expect(abs(snr.value - expected) < min(3, snr.uncertainty), "\(kind) noise at \(expected) dB")
            #expect(abs(try #require(heard.level) - speechLevel) < 0.5)
        }
    }

    @Test("tells how long somebody speaks, where, and the pause, in noise too", arguments: [nil, 20.0, 10])
    func duration(ratio: Double?) throws {
        let (first, second) = (try speech(Self.first), try speech(Self.second))
        var samples = silence(1) + first + silence(1.5) + second + silence(1)
        if let ratio {
            samples = adding(Noise.make("pink", count: samples.count), at: level(first) - ratio, to: samples)
        }
        let heard = try hear(samples)
        let seconds = Double(first.count + second.count) / 16_000
        #expect(abs(heard.duration.value - seconds) < heard.duration.uncertainty)
        #expect(abs(heard.duration.value - seconds) < 0.05 * seconds)
        let segments = heard.segments.segments
        #expect(abs(try #require(segments.first).lowerBound - 16_000) < 4000)
        #expect(abs(try #require(segments.last).upperBound - (samples.count - 16_000)) < 4000)
        #expect(abs(try #require(heard.segments.longestPause).count - 24_000) < 6000)
        #expect(!heard.isCutOffAtStart && !heard.isCutOffAtEnd)
    }

    @Test("does not take a breath for noise that is always there")
    func breath() throws {
        var samples = adding(Noise.make("pink", count: try sentence().count), at: -54, to: try sentence())
        let expected = try hear(samples)
        for (index, sample) in adding(Noise.make("white", count: 2000), at: -25, to: silence(0.125)).enumerated() {
            samples[4000 + index] += sample
        }
        let heard = try hear(samples)
        #expect(abs(try #require(heard.snr).value - (try #require(expected.snr)).value) < 1)
        #expect(abs(try #require(heard.noiseFloor.before) + 54) < 1.5)
    }

    @Test("tells the noise before, between and after apart")
    func noiseFloor() throws {
        let (first, second) = (try speech(Self.first), try speech(Self.second))
        let parts = [(1.0, -60.0), (1.5, -50), (1, -70)].map { seconds, level in
            adding(Noise.make("white", count: Int(seconds * 16_000)), at: level, to: silence(seconds))
        }
        let floor = try hear(parts[0] + first + parts[1] + second + parts[2]).noiseFloor
        #expect(abs(try #require(floor.before) + 60) < 1.5)
        #expect(abs(try #require(floor.between) + 50) < 1.5)
        #expect(abs(try #require(floor.after) + 70) < 1.5)
    }

    @Test("says that it cannot tell where there is nothing to tell from")
    func unknown() throws {
        let tight = try hear(Array(try speech(Self.first).prefix(40_000)))
        #expect(tight.snr == nil)
        #expect(tight.noiseFloor.before == nil && tight.noiseFloor.between == nil && tight.noiseFloor.after == nil)
        // The hum that is really in this recording is heard below the speech too.
        guard case .heard(frequency: 60, let hum) = tight.hum else {
            Issue.record("\(String(describing: tight.hum))")
            return
        }
        #expect(abs(hum + 52) < 2)
        for samples in [[], [0], silence(3), [Float](repeating: .nan, count: 9000)] {
            let heard = try hear(samples, quality: .p808)
            #expect(heard.segments.segments.isEmpty && heard.duration.value == 0)
            #expect(heard.level == nil && heard.snr == nil && heard.bandwidth == nil)
            #expect(!heard.isCutOffAtStart && !heard.isCutOffAtEnd)
        }
    }

    @Test("hears no speech in noise, tones and clicks", arguments: kinds)
    func noSpeech(kind: String) throws {
        let noise = adding(Noise.make(kind, count: 160_000), at: -20, to: silence(10))
        let heard = try hear(noise + (try Recordings.samples("made")))
        #expect(heard.segments.segments.isEmpty)
        #expect(heard.snr == nil)
    }

    @Test("notices words cut off at the edges, and none where there is silence")
    func cutOff() throws {
        // Both places are in the middle of a vowel.
        let inside = Array(try Recordings.samples("austen-1")[32_000..<104_000])
        let whole = try sentence()
        #expect(try hear(inside).isCutOffAtStart)
        #expect(try hear(inside).isCutOffAtEnd)
        #expect(try !hear(whole).isCutOffAtStart)
        #expect(try !hear(whole).isCutOffAtEnd)
        #expect(try !hear(inside + silence(0.2)).isCutOffAtEnd)
        #expect(try !hear(silence(0.2) + inside).isCutOffAtStart)
    }

    @Test("tells the hum of 50 and of 60 Hz, and none where only noise is")
    func hum() throws {
        let clean = adding(Noise.make("pink", count: try sentence().count), at: -60, to: try sentence())
        #expect(try hear(clean).hum == MainsHum.none)
        for fundamental in [50, 60] {
            let hum: [Float] = clean.indices.map { index in
                let angle = 2 * Double.pi * Double(fundamental) * Double(index) / 16_000
                return Float(sin(angle) + 0.5 * sin(2 * angle) + 0.3 * sin(3 * angle))
            }
            guard case .heard(fundamental, let level) = try hear(adding(hum, at: -50, to: clean)).hum else {
                Issue.record("no hum of \(fundamental) Hz was heard")
                continue
            }
            #expect(abs(level + 50) < 2)
        }
    }

    @Test("tells within 10 % up to where there is sound, whatever the file's rate")
    func bandwidth() throws {
        let narrow = try resampled(try resampled(try sentence(), from: 16_000, to: 8000), from: 8000, to: 48_000)
        let found = try #require(try hear(narrow, rate: 48_000).bandwidth)
        #expect(abs(found.value - 4000) < min(400, found.uncertainty))
        let wide = try resampled(
            adding(Noise.make("white", count: 32_000), at: -20, to: silence(2)), from: 16_000, to: 44_100)
        #expect(abs(try #require(try hear(wide, rate: 44_100).bandwidth).value - 8000) < 800)
        let full = adding(Noise.make("white", count: 96_000), at: -20, to: silence(6))
        #expect(abs(try #require(try hear(full, rate: 48_000).bandwidth).value - 24_000) < 100)
    }

    @Test("tells a room that echoes from a dry one", arguments: ["austen-2", "command"])
    func reverberation(name: String) throws {
        let dry = try Recordings.samples(name)
        #expect(try hear(dry).isReverberant == false)
        #expect(try hear(echoing(dry, seconds: 0.6)).isReverberant == true)
        #expect(try hear(silence(2)).isReverberant == nil)
    }

    /// As in a room with this reverberation time, somewhat farther from the microphone than its critical distance: impulses at
    /// random that die away.
    private func echoing(_ samples: [Float], seconds: Double) -> [Float] {
        var echoes: [(delay: Int, gain: Float)] = []
        for (index, random) in Noise.make("white", count: Int(seconds * 1500)).enumerated() {
            let delay = Int(16_000.0 / 1500 * (Double(index) + 0.5 + Double(random) / 4))
            let gain = Float(pow(10, -3 * Double(delay) / 16_000 / seconds))
            echoes.append((delay, Int(random * 1e6).isMultiple(of: 2) ? gain : -gain))
        }
        let scale = 1.2 / echoes.reduce(Float(0)) { $0 + $1.gain * $1.gain }.squareRoot()
        var output = samples
        output.withUnsafeMutableBufferPointer { output in
            for (delay, gain) in echoes {
                for index in max(0, delay)..<samples.count {
                    output[index] += samples[index - delay] * gain * scale
                }
            }
        }
        return output
    }

    @Test("hears the same at every rate", arguments: [8000, 22_050, 44_100, 48_000])
    func rates(rate: Int) throws {
        let samples = adding(Noise.make("pink", count: try sentence().count), at: -54, to: try sentence())
        let (expected, found) = (
            try hear(samples), try hear(try resampled(samples, from: 16_000, to: rate), rate: rate)
        )
        #expect(abs(found.duration.value - expected.duration.value) < 0.1)
        #expect(abs(try #require(found.level) - (try #require(expected.level))) < 0.5)
        #expect(abs(try #require(found.snr).value - (try #require(expected.snr)).value) < 1)
    }

    @Test("hears the same whatever the sizes of the blocks")
    func blocks() throws {
        let samples = try resampled(try Recordings.samples("command"), from: 16_000, to: 44_100)
        let expected = try hear(samples, rate: 44_100, quality: .p808)
        for block in [1, 333, 1_000_000] {
            let isSame = try hear(samples, rate: 44_100, quality: .p808, block: block) == expected
            #expect(isSame, "in blocks of \(block)")
        }
        #expect(expected.p808 != nil)
    }

    @Test("is not misled by a constant, nor by the level of the recording")
    func levels() throws {
        let samples = adding(Noise.make("pink", count: try sentence().count), at: -54, to: try sentence())
        let expected = try hear(samples)
        let shifted = try hear(samples.map { $0 / 4 + 0.1 })
        #expect(abs(try #require(shifted.snr).value - (try #require(expected.snr)).value) < 0.3)
        #expect(abs(try #require(shifted.level) - (try #require(expected.level)) + 12.04) < 0.3)
        #expect(try #require(shifted.noiseFloor.before) < -60)
    }
}

/// Noises that are the same in every run.
private enum Noise {
    static func make(_ kind: String, count: Int) -> [Float] {
        var state: UInt64 = 12
        let white: [Float] = (0..<count).map { _ in
            // The sum of four even ones is near enough to a normal one.
            (0..<4).reduce(Float(0)) { sum, _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return sum + Float(state >> 40) / Float(1 << 24) - 0.5
            }
        }
        switch kind {
        case "pink":  // P. Kellet's three poles
            var (a, b, c): (Float, Float, Float) = (0, 0, 0)
            return white.map { sample in
                a = 0.997_65 * a + sample * 0.099_046
                b = 0.963_00 * b + sample * 0.296_516_4
                c = 0.570_00 * c + sample * 1.052_691_3
                return a + b + c + sample * 0.1848
            }
        case "fan":  // low noise that swells, with a tone
            var (a, b): (Float, Float) = (0, 0)
            return white.indices.map { index in
                a += 0.11 * (white[index] - a)
                b += 0.11 * (a - b)
                let time = Double(index) / 16_000
                return (b + 0.03 * Float(sin(2 * Double.pi * 230 * time)))
                    * (1 + 0.2 * Float(sin(2 * Double.pi * 0.7 * time)))
            }
        default:
            return white
        }
    }
}
