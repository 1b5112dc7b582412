import Foundation
import PreflightModel
import SignalAnalysis
import TestSupport
import Testing

@Suite("Dropouts", .timeLimited)
struct DropoutTests {
    /// A sine with zeros in its midst; never zero of itself.
    private func cut(_ frames: Range<Int>, level: Double = -12, sampleRate: Int = 16_000) -> Sound {
        var sound = Sound(sampleRate: sampleRate)
        sound.addSine(437, level: level, seconds: 1, degrees: 1)
        for frame in frames { sound.samples[frame] = 0 }
        // Wherever the sine is there.
        sound.samples[frames.lowerBound - 1] = 0.1
        sound.samples[frames.upperBound] = -0.1
        return sound
    }

    @Test("are found with their places")
    func found() throws {
        let dropouts = try measured(cut(4000..<4160)).dropouts
        #expect(dropouts.runCount == 1)
        #expect(dropouts.frameCount == 160)
        #expect(dropouts.places == [SoundPlace(start: 0.25, duration: 0.01, channel: 1)])
    }

    @Test(
        "have at least 32 samples and 1 ms",
        arguments: [
            (16_000, 31, 0), (16_000, 32, 1), (48_000, 47, 0), (48_000, 48, 1), (96_000, 95, 0), (96_000, 96, 1),
        ])
    func lengths(sampleRate: Int, frames: Int, count: Int) throws {
        for start in 3000..<3016 {
            let sound = cut(start..<(start + frames), sampleRate: sampleRate)
            #expect(try measured(sound).dropouts.runCount == count)
        }
    }

    @Test(
        "jump by −50 dBFS on both sides, and by −40 dBFS on one",
        arguments: [(-39.0, -49.0, 1), (-49, -39, 1), (-41, -41, 0), (-39, -51, 0), (-51, -39, 0)])
    func jumps(before: Double, after: Double, count: Int) throws {
        var sound = cut(5000..<5100)
        sound.samples[4999] = Float(pow(10, before / 20))
        sound.samples[5100] = -Float(pow(10, after / 20))
        #expect(try measured(sound).dropouts.runCount == count)
    }

    @Test("are not fades, gates, pauses or the ends of a recording")
    func harmless() throws {
        var sound = Sound(sampleRate: 16_000)
        sound.addZeros(frames: 1000)
        sound.addSine(437, level: -12, seconds: 0.5, degrees: 1)
        for frame in 0..<160 { sound.samples[sound.samples.count - 1 - frame] *= Float(frame) / 160 }
        sound.addZeros(frames: 1000)
        sound.addSine(437, level: -12, seconds: 0.5, degrees: 1)
        sound.addZeros(frames: 1000)
        #expect(try measured(sound).dropouts == .none)
    }

    @Test("at any place, also across the blocks in which samples are measured", arguments: 2030...2060)
    func places(start: Int) throws {
        #expect(try measured(cut(start..<(start + 40))).dropouts.runCount == 1)
        #expect(try measured(cut((start - 40)..<start)).dropouts.runCount == 1)
        #expect(try measured(cut((start - 40)..<(start + 6000))).dropouts.runCount == 1)
    }
}

@Suite("Repeated blocks", .timeLimited)
struct RepeatTests {
    private func repeated(_ length: Int, at start: Int, times: Int = 1, level: Double = -6) -> Sound {
        var sound = Sound(sampleRate: 16_000)
        sound.addBabble(level: level, seconds: 2)
        // Rounded to 16 bits, as recordings are.
        sound.samples = sound.samples.map { ($0 * 32_768).rounded() / 32_768 }
        let block = Array(sound.samples[(start - length)..<start])
        for time in 0..<times {
            sound.samples.replaceSubrange((start + time * length)..<(start + (time + 1) * length), with: block)
        }
        return sound
    }

    @Test(
        "are found from 256 to 2,048 samples",
        arguments: [
            (250, 0), (256, 1), (320, 1), (441, 1), (480, 1), (512, 1), (1024, 1), (2048, 1), (2200, 0),
        ])
    func lengths(length: Int, count: Int) throws {
        for start in stride(from: 7000, to: 9100, by: 131) {
            let repeats = try measured(repeated(length, at: start)).repeats
            #expect(repeats.runCount == count, "at \(start)")
            guard let place = repeats.places.first else { continue }
            #expect(abs(place.start - Double(start) / 16_000) < 0.001)
            #expect(abs(place.duration - Double(length) / 16_000) < 0.001)
        }
    }

    @Test("that go on more than eight times are a loop, no fault", arguments: [(7, 1), (9, 0)])
    func loops(times: Int, count: Int) throws {
        #expect(try measured(repeated(512, at: 7000, times: times)).repeats.runCount == count)
    }

    @Test("are loud enough to be more than chance", arguments: [(-20.0, 1), (-50, 0)])
    func levels(level: Double, count: Int) throws {
        #expect(try measured(repeated(512, at: 7000, level: level)).repeats.runCount == count)
    }

    @Test("are not found in tones, noise or silence")
    func harmless() throws {
        for frequency in [50.0, 100, 125, 250, 440, 1000, 4000] {
            var sound = Sound(sampleRate: 16_000)
            sound.addSine(frequency, level: -6, seconds: 1)
            sound.samples = sound.samples.map { ($0 * 32_768).rounded() / 32_768 }
            #expect(try measured(sound).repeats == .none, "\(frequency) Hz")
        }
        var noise = Sound(sampleRate: 16_000)
        noise.addBabble(level: -50, seconds: 2)
        #expect(try measured(noise.integers(bits: 16), sampleRate: 16_000).repeats == .none)
        #expect(try measured([Int16](repeating: 0, count: 20_000), sampleRate: 16_000).repeats == .none)
        #expect(try measured([Int16](repeating: 9000, count: 20_000), sampleRate: 16_000).repeats == .none)
    }
}
