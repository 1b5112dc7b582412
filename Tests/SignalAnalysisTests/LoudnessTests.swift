import Foundation
import PreflightModel
import SignalAnalysis
import TestSupport
import Testing

@Suite("Loudness", .timeLimited)
struct LoudnessTests {
    struct Signal: Sendable, CustomTestStringConvertible {
        /// Peak levels of a 1 kHz sine in dBFS, and how long each lasts in seconds.
        var steps: [(level: Double, seconds: Double)]
        var expected: Double
        var testDescription: String { "\(steps.map { "\($0.level) dBFS for \($0.seconds) s" }) to \(expected)" }

        func sound(_ sampleRate: Int) -> Sound {
            var sound = Sound(sampleRate: sampleRate)
            for step in steps { sound.addSine(1000, level: step.level, seconds: step.seconds) }
            return sound
        }
    }

    @Test(
        "of the signals 1 to 5 of EBU Tech 3341 is −23 or −33 LUFS within 0.1 LU",
        arguments: [
            Signal(steps: [(-23, 20)], expected: -23),
            Signal(steps: [(-33, 20)], expected: -33),
            Signal(steps: [(-36, 10), (-23, 60), (-36, 10)], expected: -23),
            Signal(steps: [(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], expected: -23),
            Signal(steps: [(-26, 20), (-20, 20.1), (-26, 20)], expected: -23),
        ])
    func integrated(signal: Signal) throws {
        // At a low rate, since the signals are long.
        let rate = 8000
        let sound = signal.sound(rate)
        let stereo = interleaved([sound.samples, sound.samples])
        let measurement = try measured(stereo, sampleRate: rate, channelCount: 2)
        let loudness = try #require(measurement.levels.loudness)
        let reference = Reference(stereo, sampleRate: rate, channelCount: 2)
        #expect(abs(loudness - signal.expected) <= 0.1)
        #expect(abs(loudness - reference.loudness) <= 0.05)
        #expect(abs(try #require(measurement.loudnessRange) - reference.loudnessRange) <= 0.1)
        // Each channel alone is half the power.
        #expect(abs(try #require(measurement.channelLevels[1].loudness) - (signal.expected - 3.01)) <= 0.1)
    }

    @Test("of the signal 6 of EBU Tech 3341 weighs surround channels, and leaves the subwoofer out", arguments: [5, 6])
    func surround(channelCount: Int) throws {
        let rate = 48_000
        let levels: [Double] = channelCount == 5 ? [-28, -28, -24, -30, -30] : [-28, -28, -24, 0, -30, -30]
        let channels = levels.map { level in
            var sound = Sound(sampleRate: rate)
            sound.addSine(1000, level: level, seconds: 4)
            return sound.samples
        }
        let samples = interleaved(channels)
        let measurement = try measured(samples, sampleRate: rate, channelCount: channelCount)
        let reference = Reference(samples, sampleRate: rate, channelCount: channelCount)
        #expect(abs(try #require(measurement.levels.loudness) + 23) <= 0.1)
        #expect(abs(try #require(measurement.levels.loudness) - reference.loudness) <= 0.05)
    }

    @Test(
        "range of the signals 1 to 4 of EBU Tech 3342 is right within 0.5 LU",
        arguments: [
            Signal(steps: [(-20, 20), (-30, 20)], expected: 10),
            Signal(steps: [(-20, 20), (-15, 20)], expected: 5),
            Signal(steps: [(-40, 20), (-20, 20)], expected: 20),
            Signal(steps: [(-50, 20), (-35, 20), (-20, 20), (-35, 20), (-50, 20)], expected: 15),
        ])
    func range(signal: Signal) throws {
        let rate = 8000
        let sound = signal.sound(rate)
        let range = try #require(try measured(sound).loudnessRange)
        let reference = Reference(sound.samples, sampleRate: rate, channelCount: 1)
        #expect(abs(range - signal.expected) <= 0.5)
        #expect(abs(range - reference.loudnessRange) <= 0.1)
    }

    @Test(
        "and true peak are those of libebur128 at every rate",
        arguments: [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000])
    func rates(sampleRate: Int) throws {
        var sound = Sound(sampleRate: sampleRate)
        sound.addBabble(level: -6, seconds: 4)
        sound.addSine(50, level: -20, seconds: 1)
        let measurement = try measured(sound)
        let reference = Reference(sound.samples, sampleRate: sampleRate, channelCount: 1)
        #expect(abs(try #require(measurement.levels.loudness) - reference.loudness) <= 0.02)
        #expect(abs(try #require(measurement.loudnessRange) - reference.loudnessRange) <= 0.1)
        #expect(abs(try #require(measurement.levels.truePeak) - 20 * log10(reference.truePeak)) <= 0.05)
    }

    @Test("and true peak are those of libebur128 for one to six channels", arguments: 1...6)
    func channels(count: Int) throws {
        let channels = (0..<count).map { channel in
            var sound = Sound(sampleRate: 16_000)
            sound.addBabble(level: -3 * Double(channel), seconds: 4, seed: UInt64(channel + 1))
            return sound.samples
        }
        let samples = interleaved(channels)
        let measurement = try measured(samples, sampleRate: 16_000, channelCount: count)
        let reference = Reference(samples, sampleRate: 16_000, channelCount: count)
        #expect(abs(try #require(measurement.levels.loudness) - reference.loudness) <= 0.02)
        #expect(abs(try #require(measurement.levels.truePeak) - 20 * log10(reference.truePeak)) <= 0.05)
        #expect(measurement.channelLevels.count == (count == 1 ? 0 : count))
    }

    @Test("does not mind a constant offset, which the weighting takes away", arguments: [8000, 48_000, 192_000])
    func offset(sampleRate: Int) throws {
        var sound = Sound(sampleRate: sampleRate)
        sound.addBabble(level: -40, seconds: 2)
        let shifted = sound.samples.map { $0 + 0.25 }
        let reference = Reference(shifted, sampleRate: sampleRate, channelCount: 1)
        let measurement = try measured(shifted, sampleRate: sampleRate)
        let loudness = try #require(measurement.levels.loudness)
        #expect(abs(loudness - reference.loudness) <= 0.02, "\(loudness), expected \(reference.loudness)")
    }

    @Test("is unknown where less than 400 ms, nothing above −70 LUFS, or a rate below 4 kHz is there")
    func unknown() throws {
        var short = Sound(sampleRate: 48_000)
        short.addSine(1000, level: -20, seconds: 0.39)
        #expect(try measured(short).levels.loudness == nil)
        short.addSine(1000, level: -20, seconds: 0.02)
        #expect(try measured(short).levels.loudness != nil)
        var quiet = Sound(sampleRate: 48_000)
        quiet.addSine(1000, level: -75, seconds: 1)
        #expect(try measured(quiet).levels.loudness == nil)
        var slow = Sound(sampleRate: 3999)
        slow.addSine(440, level: -20, seconds: 1)
        let measurement = try measured(slow)
        #expect(measurement.levels.loudness == nil)
        #expect(abs(try #require(measurement.levels.rms) + 23.01) <= 0.02)
    }
}

@Suite("True peak", .timeLimited)
struct TruePeakTests {
    @Test(
        "of the signals 15 to 19 of EBU Tech 3341 is within +0.2 and −0.4 dB, and that of libebur128",
        arguments: [(4.0, 0.0, -6.0), (4, 45, -6), (6, 60, -6), (8, 67.5, -6), (4, 45, 3)])
    func tech3341(part: Double, degrees: Double, level: Double) throws {
        let rate = 48_000
        var sound = Sound(sampleRate: rate)
        sound.addSine(Double(rate) / part, level: level, seconds: 0.5, degrees: degrees)
        // They fade in and out, since a sudden beginning has peaks of its own.
        let count = sound.samples.count
        for index in 0..<480 {
            sound.samples[index] *= Float(index) / 480
            sound.samples[count - 1 - index] *= Float(index) / 480
        }
        let truePeak = try #require(try measured(sound).levels.truePeak)
        let reference = Reference(sound.samples, sampleRate: rate, channelCount: 1)
        #expect(truePeak <= level + 0.2 && truePeak >= level - 0.4)
        #expect(abs(truePeak - 20 * log10(reference.truePeak)) <= 0.05)
    }

    @Test("after the last sample is found too")
    func end() throws {
        // The last two samples are two in a row at full scale: between them and behind them the curve goes on.
        let samples: [Float] = [Float](repeating: 0, count: 2046) + [0.9, 0.9]
        let reference = Reference(
            samples + [Float](repeating: 0, count: 24), sampleRate: 48_000, channelCount: 1)
        let truePeak = try #require(try measured(samples, sampleRate: 48_000).levels.truePeak)
        #expect(abs(truePeak - 20 * log10(reference.truePeak)) <= 0.01)
        #expect(truePeak > 20 * log10(0.9) + 0.5)
    }
}
