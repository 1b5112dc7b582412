import Foundation
import PreflightModel
import SignalAnalysis
import TestSupport
import Testing

@Suite("Silence by level", .timeLimited)
struct SilenceTests {
    /// Sound, with quieter stretches of so many dBFS between.
    private func sound(_ parts: [(level: Double, seconds: Double)], sampleRate: Int = 16_000) -> Sound {
        var sound = Sound(sampleRate: sampleRate)
        for part in parts { sound.addSine(500, level: part.level, seconds: part.seconds, degrees: 3) }
        return sound
    }

    @Test("is found at both ends and between, to 10 ms", arguments: [8000, 11_025, 16_000, 44_100, 48_000])
    func places(sampleRate: Int) throws {
        let parts = [(-90.0, 0.3), (-20, 1), (-90, 0.5), (-20, 1), (-90, 0.7)]
        let measurement = try measured(sound(parts, sampleRate: sampleRate))
        #expect(abs(measurement.leadingSilence - 0.3) <= 0.011)
        #expect(abs(measurement.trailingSilence - 0.7) <= 0.011)
        #expect(abs(measurement.silentDuration - 1.5) <= 0.04)
        #expect(measurement.pauses.runCount == 1)
        let pause = try #require(measurement.pauses.places.first)
        #expect(abs(pause.start - 1.3) <= 0.011 && abs(pause.duration - 0.5) <= 0.021)
        #expect(pause.channel == nil)
        #expect(measurement.digitalSilence == 0)
    }

    @Test("is 35 dB below the sound", arguments: [(-54.0, 0.0), (-56, 0.5)])
    func relative(level: Double, seconds: Double) throws {
        let measurement = try measured(sound([(-20, 1), (level, 0.5)]))
        #expect(abs(measurement.trailingSilence - seconds) <= 0.011)
        #expect(abs(try #require(measurement.silenceLevel) + 58) <= 0.6)
    }

    @Test("is never more than −80 dBFS in a quiet recording")
    func quiet() throws {
        let measurement = try measured(sound([(-60, 1), (-76, 0.5), (-84, 0.5)]))
        #expect(measurement.silenceLevel == -80)
        #expect(abs(measurement.trailingSilence - 0.5) <= 0.011)
    }

    @Test("is a pause from 0.25 s on", arguments: [(0.23, 0), (0.28, 1)])
    func pauses(seconds: Double, count: Int) throws {
        let measurement = try measured(sound([(-20, 1), (-90, seconds), (-20, 1)]))
        #expect(measurement.pauses.runCount == count)
    }

    @Test("is not told from a click, but from where half of the energy is")
    func click() throws {
        var sound = sound([(-40, 2), (-80, 0.5)])
        sound.samples[16_000] = 0.5
        let measurement = try measured(sound)
        #expect(abs(measurement.trailingSilence - 0.5) <= 0.011)
        #expect(try #require(measurement.silenceLevel) < -70)
    }

    @Test("is only where all channels are silent")
    func channels() throws {
        let left = sound([(-90, 0.5), (-20, 1)])
        let right = sound([(-20, 0.25), (-90, 1.25)])
        let measurement = try measured(
            interleaved([left.samples, right.samples]), sampleRate: 16_000, channelCount: 2)
        #expect(measurement.leadingSilence == 0)
        #expect(abs(measurement.silentDuration - 0.25) <= 0.02)
        #expect(measurement.pauses.runCount <= 1)
    }

    @Test("that is nothing but zeros is counted on its own")
    func zeros() throws {
        var sound = sound([(-20, 1), (-90, 0.5)])
        sound.addZeros(frames: 16_000)
        let measurement = try measured(sound)
        #expect(abs(measurement.digitalSilence - 1) <= 0.011)
        #expect(abs(measurement.trailingSilence - 1.5) <= 0.011)
    }

    @Test("is found in hours of sound, in windows that grow")
    func long() throws {
        // Half an hour, where a window is 16 samples and 10 ms: more windows than are kept.
        let meter = try #require(SignalMeter(sampleRate: 1600, channelCount: 1))
        let second = (0..<1600).map { Float($0 % 2) / 2 }
        let silence = [Float](repeating: 0, count: 1600)
        for index in 0..<1800 { (100..<200 ~= index ? silence : second).withUnsafeBufferPointer { meter.add($0) } }
        let measurement = try #require(meter.finish())
        #expect(abs(measurement.silentDuration - 100) <= 0.1)
        #expect(abs(try #require(measurement.pauses.places.first).start - 100) <= 0.1)
    }
}

@Suite("Channels", .timeLimited)
struct ChannelTests {
    private func babble(_ seed: UInt64, level: Double = -10) -> [Float] {
        var sound = Sound(sampleRate: 16_000)
        sound.addBabble(level: level, seconds: 1, seed: seed)
        return sound.samples
    }

    private func relation(_ channels: [[Float]]) throws -> (ChannelRelation, [Int]) {
        let measurement = try measured(interleaved(channels), sampleRate: 16_000, channelCount: channels.count)
        return (measurement.channels, measurement.deadChannels)
    }

    @Test("are mono, distinct, identical, inverted or dead")
    func relations() throws {
        let (left, right) = (babble(1), babble(2))
        #expect(try measured(left, sampleRate: 16_000).channels == .mono)
        #expect(try relation([left, right]) == (.distinct, []))
        #expect(try relation([left, left]) == (.identical, []))
        #expect(try relation([left, left, left]) == (.identical, []))
        #expect(try relation([left, left.map { -$0 }]) == (.inverted, []))
        #expect(try relation([left, left.map { -$0 * 0.5 }]) == (.inverted, []))
        #expect(try relation([left, left.map { $0 * 0 }]) == (.dead, [2]))
        #expect(try relation([left.map { $0 * 0 + 0.001 }, left, right]) == (.dead, [1]))
        #expect(try relation([left.map { $0 * 0 }, left.map { $0 * 0 }]) == (.identical, []))
    }

    @Test("are identical up to a difference of −60 dB", arguments: [(-63.0, true), (-54, false)])
    func identical(difference: Double, isIdentical: Bool) throws {
        let (left, noise) = (babble(1), babble(2))
        let part = Float(pow(10, difference / 20))
        let right = zip(left, noise).map { $0 + $1 * part }
        #expect(try relation([left, right]).0 == (isIdentical ? .identical : .distinct))
    }

    @Test("are inverted from a correlation of −0.9 on", arguments: [(0.40, true), (0.56, false)] as [(Float, Bool)])
    func inverted(part: Float, isInverted: Bool) throws {
        let (left, noise) = (babble(1), babble(2))
        // The correlation is 1/√(1 + part²): −0.93 and −0.87.
        let right = zip(left, noise).map { -$0 + $1 * part }
        #expect(try relation([left, right]).0 == (isInverted ? .inverted : .distinct))
    }

    @Test("are dead at −70 dBFS, beside one that is 40 dB louder")
    func dead() throws {
        let left = babble(1, level: 0)
        let level = try #require(try measured(left, sampleRate: 16_000).levels.rms)
        func at(_ decibels: Double) -> [Float] {
            let factor = Float(pow(10, (decibels - level) / 20))
            return babble(2, level: 0).map { $0 * factor }
        }
        #expect(try relation([left, at(-68)]) == (.distinct, []))
        #expect(try relation([left, at(-72)]) == (.dead, [2]))
        #expect(try relation([at(-35), at(-72)].map { $0 }).0 != .dead)
    }
}
