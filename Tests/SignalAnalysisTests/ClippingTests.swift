import Foundation
import PreflightModel
import SignalAnalysis
import TestSupport
import Testing

@Suite("Clipping", .timeLimited)
struct ClippingTests {
    /// A sound of 16 bits, driven `gain` dB beyond a limit.
    private func driven(by gain: Double, limit: Float, frequency: Double = 300) throws -> [Int32] {
        var sound = Sound(sampleRate: 16_000)
        sound.addSine(frequency, level: 20 * log10(Double(limit)) + gain, seconds: 1, degrees: 17)
        sound.samples = sound.samples.map { max(-limit, min(limit, $0)) }
        return sound.integers(bits: 16)
    }

    @Test("is found at full scale, with its places")
    func fullScale() throws {
        var sound = Sound(sampleRate: 48_000)
        sound.addSine(200, level: -6, seconds: 1)
        // One peak of the sine, and a worse one later: driven to full scale.
        for frame in 9600..<9720 { sound.samples[frame] = min(1, sound.samples[frame] * 2.1) }
        for frame in 24_000..<24_120 { sound.samples[frame] = min(1, sound.samples[frame] * 4) }
        let clipping = try measured(sound.integers(bits: 16), sampleRate: 48_000).clipping
        #expect(clipping.runCount == 2)
        #expect(clipping.places.count == 2)
        let worst = try #require(clipping.places.first)
        #expect(worst.start > 0.5 && worst.start < 0.501)
        #expect(worst.duration == clipping.longest)
        #expect(worst.channel == 1)
        #expect(try #require(clipping.places.last).start > 0.2)
        #expect(Double(clipping.frameCount) > 48_000 * clipping.longest)
    }

    @Test("is a run of three samples at full scale, not of two", arguments: [(2, 0), (3, 1), (4, 1)])
    func runs(length: Int, count: Int) throws {
        var samples = [Int16](repeating: 1000, count: 500)
        for frame in 0..<length { samples[100 + frame] = 32_767 }
        #expect(try measured(samples, sampleRate: 16_000).clipping.runCount == count)
        for frame in 0..<length { samples[100 + frame] = -32_768 }
        #expect(try measured(samples, sampleRate: 16_000).clipping.runCount == count)
    }

    @Test("is found below full scale where a level cuts three tops flat, not two", arguments: [(2, 0), (3, 3)])
    func flatTops(tops: Int, count: Int) throws {
        var samples = (0..<2000).map { Int16(8000 * sin(Double($0) / 5)) }
        for top in 0..<tops {
            for frame in 0..<4 { samples[200 + 300 * top + frame] = 16_000 }
        }
        #expect(try measured(samples, sampleRate: 16_000).clipping.runCount == count)
    }

    @Test("below full scale counts from half of the greatest peak on", arguments: [(15_900, 0), (16_100, 3)])
    func lowTops(level: Int16, count: Int) throws {
        var samples = (0..<2000).map { Int16(4000 * sin(Double($0) / 5)) }
        for top in 0..<3 {
            for frame in 0..<4 { samples[200 + 300 * top + frame] = level }
        }
        samples[1800] = 32_000
        #expect(try measured(samples, sampleRate: 16_000).clipping.runCount == count)
    }

    @Test("of a sine that a limit cuts is found at any limit", arguments: [1.0, 0.7, 0.5, 0.1] as [Float])
    func limits(limit: Float) throws {
        let clipping = try measured(try driven(by: 3, limit: limit), sampleRate: 16_000).clipping
        // Two tops in each of 300 periods.
        #expect(abs(clipping.runCount - 600) <= 2)
    }

    @Test(
        "is not found in sines that just reach the limit, slow ones with flat tops of rounding too",
        arguments: [
            20.0, 50, 100, 440, 1000, 3999,
        ])
    func cleanSines(frequency: Double) throws {
        for level in [0, -1, -12.0] {
            var sound = Sound(sampleRate: 16_000)
            sound.addSine(frequency, level: level, seconds: 1, degrees: 5)
            #expect(try measured(sound.integers(bits: 16), sampleRate: 16_000).clipping == .none)
            #expect(try measured(sound.integers(bits: 8), sampleRate: 16_000).clipping == .none)
            #expect(try measured(sound.samples, sampleRate: 16_000).clipping == .none)
        }
    }

    @Test("of floating-point samples is what is beyond full scale for three samples")
    func beyond() throws {
        var samples = [Float](repeating: 0.2, count: 500)
        samples.replaceSubrange(100..<103, with: [1.1, 1.3, 1.2])
        samples.replaceSubrange(200..<202, with: [1.1, 1.3])
        let measurement = try measured(samples, sampleRate: 16_000)
        #expect(measurement.clipping.runCount == 1)
        #expect(measurement.clipping.frameCount == 3)
        #expect(measurement.overFullScaleSampleCount == 5)
    }

    @Test(
        "of companded samples falls by more than a quarter",
        arguments: [(false, 5000, 3), (true, 13_000, 0), (true, 11_000, 3)])
    func companded(isCompanded: Bool, besides: Int16, count: Int) throws {
        var samples = [Int16](repeating: besides, count: 2000)
        for top in 0..<3 {
            for frame in 0..<4 { samples[200 + 300 * top + frame] = 16_000 }
        }
        let meter = try #require(
            SignalMeter(sampleRate: 8000, channelCount: 1, coding: isCompanded ? .companded : .linear))
        samples.withUnsafeBufferPointer { meter.add($0) }
        #expect(try #require(meter.finish()).clipping.runCount == count)
    }

    @Test("that lasts for many blocks, and to the end, is one run")
    func long() throws {
        let samples = [Int16](repeating: 100, count: 50) + [Int16](repeating: 32_767, count: 10_000)
        let clipping = try measured(samples, sampleRate: 10_000).clipping
        #expect(clipping.runCount == 1)
        #expect(clipping.frameCount == 10_000)
        #expect(clipping.places == [SoundPlace(start: 0.005, duration: 1, channel: 1)])
    }

    @Test("lists the ten longest places and counts all")
    func places() throws {
        var samples = [Int16](repeating: 0, count: 4000)
        for run in 0..<30 {
            for frame in 0..<(3 + run) { samples[100 * (run + 1) + frame] = 32_767 }
        }
        let clipping = try measured(samples, sampleRate: 16_000).clipping
        #expect(clipping.runCount == 30)
        #expect(clipping.places.count == 10)
        #expect(clipping.places.first?.duration == 0.002)
        #expect(clipping.frameCount == 30 * 3 + 435)
    }

    @Test("is told by channel")
    func channels() throws {
        var sound = Sound(sampleRate: 16_000)
        sound.addBabble(level: -10, seconds: 1)
        var clipped = sound.samples
        clipped.replaceSubrange(800..<808, with: [Float](repeating: 1, count: 8))
        let measurement = try measured(interleaved([sound.samples, clipped]), sampleRate: 16_000, channelCount: 2)
        #expect(measurement.clipping.places == [SoundPlace(start: 0.05, duration: 0.0005, channel: 2)])
    }
}
