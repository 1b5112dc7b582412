import Foundation
import PreflightModel
import SignalAnalysis
import TestSupport
import Testing

@Suite("A signal meter", .timeLimited)
struct MeterTests {
    @Test("finds the same in whatever pieces the samples come", arguments: [1, 7, 480, 2047, 2048, 2049, 100_000])
    func pieces(framesAtOnce: Int) throws {
        var left = Sound(sampleRate: 8000)
        left.addBabble(level: 0, seconds: 1)
        left.addSine(200, level: 0, seconds: 1, degrees: 90)
        left.addZeros(frames: 333)
        left.addSine(200, level: 0, seconds: 0.1, degrees: 80)
        left.addBabble(level: -20, seconds: 1)
        left.samples = left.samples.map { min(0.8, $0) }
        var right = Sound(sampleRate: 8000)
        right.addBabble(level: 0, seconds: 4, seed: 9)
        right.samples[8000..<8400] = right.samples[7600..<8000]
        let samples = interleaved([left.samples, right.samples])
        let whole = try measured(samples, sampleRate: 8000, channelCount: 2)
        let inPieces = try measured(samples, sampleRate: 8000, channelCount: 2, framesAtOnce: framesAtOnce)
        #expect(whole.clipping.runCount > 0)
        #expect(whole.dropouts.runCount == 1)
        #expect(whole.repeats.runCount == 1)
        #expect(inPieces == whole)
    }

    @Test("gives the levels of a full-scale sine")
    func sine() throws {
        var sound = Sound(sampleRate: 48_000)
        sound.addSine(997, level: 0, seconds: 1)
        let levels = try measured(sound).levels
        #expect(abs(try #require(levels.peak)) <= 0.01)
        #expect(abs(try #require(levels.truePeak)) <= 0.02)
        #expect(levels.rms == -3.01)
        #expect(abs(try #require(levels.crestFactor) - 3.01) <= 0.01)
        #expect(abs(levels.dcOffset) < 1e-5)
    }

    @Test("gives the offset with its sign")
    func offset() throws {
        let measurement = try measured([Float](repeating: -0.125, count: 1000), sampleRate: 8000)
        #expect(measurement.levels.dcOffset == -0.125)
        #expect(measurement.levels.rms == -18.06)
    }

    @Test("measures nothing where there is nothing, and no more than 32 channels")
    func nothing() {
        #expect(SignalMeter(sampleRate: 48_000, channelCount: 1)?.finish() == nil)
        #expect(SignalMeter(sampleRate: 48_000, channelCount: 0) == nil)
        #expect(SignalMeter(sampleRate: 0, channelCount: 1) == nil)
        #expect(SignalMeter(sampleRate: 48_000, channelCount: 32) != nil)
        #expect(SignalMeter(sampleRate: 48_000, channelCount: 33) == nil)
    }

    @Test("takes any rate, and lengths around its blocks", arguments: [1, 10, 999, 4000, 4_000_000_000])
    func rates(sampleRate: Int) throws {
        for count in [1, 15, 16, 17, 2047, 2048, 2049, 4096, 5000] {
            let samples = (0..<count).map { Float($0 % 7) / 8 }
            let measurement = try measured(samples, sampleRate: sampleRate)
            #expect(measurement.levels.peak != nil || count == 1)
        }
    }

    @Test("counts what is not finite as silence, and what is beyond full scale")
    func nonFinite() throws {
        var samples = [Float](repeating: 0.5, count: 100)
        samples[10] = .nan
        samples[11] = .infinity
        samples[12] = -.infinity
        samples[20] = 1
        samples[21] = 1.0001
        samples[22] = -2
        let measurement = try measured(samples, sampleRate: 8000)
        #expect(measurement.nonFiniteSampleCount == 3)
        #expect(measurement.overFullScaleSampleCount == 2)
        #expect(measurement.levels.peak == 6.02)
        let doubles = try measured(samples.map(Double.init), sampleRate: 8000)
        #expect(doubles == measurement)
        let huge = try measured([Double.greatestFiniteMagnitude, -1e30, 0], sampleRate: 8000)
        #expect(huge.overFullScaleSampleCount == 2)
        #expect(try #require(huge.levels.rms).isFinite)
    }

    @Test("tells how many bits integers use", arguments: [8, 12, 16, 20, 24, 32])
    func bits(depth: Int) throws {
        var sound = Sound(sampleRate: 8000)
        sound.addBabble(level: 0, seconds: 0.5)
        let integers = sound.samples.map { (Int32($0 * 1e9) >> (32 - depth)) << (32 - depth) }
        #expect(try measured(integers, sampleRate: 8000).effectiveBitDepth == depth)
    }

    @Test("tells no bit depth of floating-point samples, nor of silence")
    func noBits() throws {
        #expect(try measured([Float](repeating: 0.5, count: 10), sampleRate: 8000).effectiveBitDepth == nil)
        #expect(try measured([Int32](repeating: 0, count: 10), sampleRate: 8000).effectiveBitDepth == nil)
        #expect(try measured([Int16](repeating: 256, count: 10), sampleRate: 8000).effectiveBitDepth == 8)
    }

    @Test("gives levels of digital silence as null")
    func silence() throws {
        let measurement = try measured([Int16](repeating: 0, count: 8000), sampleRate: 8000)
        #expect(measurement.levels.peak == nil)
        #expect(measurement.levels.truePeak == nil)
        #expect(measurement.levels.rms == nil)
        #expect(measurement.digitalSilence == 1)
        #expect(measurement.silentDuration == 1)
        #expect(measurement.leadingSilence == 1)
        #expect(measurement.trailingSilence == 1)
        let text = String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self)
        #expect(text.contains(#""peak":null"#))
        #expect(!text.contains("effectiveBitDepth"))
    }

    @Test("is written to JSON and read back")
    func json() throws {
        var sound = Sound(sampleRate: 8000)
        sound.addBabble(level: 6, seconds: 2)
        let clipped = sound.samples.map { max(-1, min(1, $0 * 2)) }
        let samples = interleaved([clipped, sound.samples])
        let measurement = try measured(samples, sampleRate: 8000, channelCount: 2)
        let data = try JSONEncoder().encode(measurement)
        #expect(try JSONDecoder().decode(SignalMeasurement.self, from: data) == measurement)
    }
}

@Suite("The hash of decoded samples", .timeLimited)
struct SampleHashTests {
    @Test("is XXH64 of the samples as 32-bit floating-point numbers")
    func published() throws {
        // By xxhsum of the bytes 00 00 80 3f three times.
        #expect(try measured([Float](repeating: 1, count: 3), sampleRate: 8000).sampleHash == "xxh64:e966dfed0d67d44e")
        // A hundred samples: 0/128 to 99/128.
        let samples = (0..<100).map { Float($0) / 128 }
        #expect(try measured(samples, sampleRate: 8000).sampleHash == "xxh64:6540b79310cadbc5")
        let long = (0..<5001).map { Float($0 % 127) / 128 }
        #expect(try measured(long, sampleRate: 8000).sampleHash == "xxh64:a0749c4ee0a6c7b0")
    }

    @Test("is the same whichever type holds the samples")
    func types() throws {
        let samples = (0..<5001).map { Int16(truncatingIfNeeded: $0 &* 7919) }
        let hash = try measured(samples, sampleRate: 8000).sampleHash
        #expect(try measured(samples.map { Int32($0) << 16 }, sampleRate: 8000).sampleHash == hash)
        #expect(try measured(samples.map { Float($0) / 32_768 }, sampleRate: 8000).sampleHash == hash)
        #expect(try measured(samples.map { Double($0) / 32_768 }, sampleRate: 8000).sampleHash == hash)
    }

    @Test("differs with one step of one sample, but not with the sign of zero")
    func sensitive() throws {
        var samples = [Float](repeating: 0, count: 3000)
        let hash = try measured(samples, sampleRate: 8000).sampleHash
        samples[1500] = -0.0
        #expect(try measured(samples, sampleRate: 8000).sampleHash == hash)
        samples[1500] = 1 / 8_388_608
        #expect(try measured(samples, sampleRate: 8000).sampleHash != hash)
        #expect(try measured(samples + [0], sampleRate: 8000).sampleHash != hash)
    }
}
