import Foundation
import TestSupport

/// Speech of the fixtures as somebody would record it, at 16 kHz with full scale as 1, and what can go wrong with it.
struct Take {
    static let rate = 16_000

    var channels: [[Float]]

    private var samples: [Float] { channels[0] }

    /// Two sentences with the noise of their room before, between and after them: a good take.
    static let good: Take = {
        let (one, other) = (fixture("austen-1"), fixture("austen-2"))
        // A quiet room, at about −61 dBFS.
        func silence(_ seconds: Double) -> [Float] { noise(Int(seconds * Double(rate))).map { $0 * 0.0015 } }
        return Take(channels: [silence(0.7) + one + silence(0.9) + other + silence(0.7)])
    }()

    private static func fixture(_ name: String) -> [Float] {
        guard let samples = try? SpeechFixture.floats(name) else { return [] }
        // Without the small offset that it has.
        let mean = samples.reduce(0, +) / Float(max(1, samples.count))
        return samples.map { $0 - mean }
    }

    /// Noise that is the same in every run, between −1 and 1.
    private static func noise(_ count: Int) -> [Float] {
        var numbers = SeededNumbers(seed: 12)
        return (0..<count).map { _ in Float(Int64(bitPattern: numbers.next())) / 9.3e18 }
    }

    private func with(_ samples: [Float]) -> Take { Take(channels: [samples]) }

    var silent: Take { with(samples.map { _ in 0 }) }
    var clipped: Take { with(samples.map { max(-1, min(1, $0 * 6)) }) }
    var quiet: Take { with(samples.map { $0 * 0.03 }) }
    var withDeadChannel: Take { Take(channels: [samples, samples.map { $0 * 0.0001 }]) }
    var inverted: Take { Take(channels: [samples, samples.map { -$0 }]) }
    var doubled: Take { Take(channels: [samples, samples]) }
    var offset: Take { with(samples.map { $0 * 0.5 + 0.05 }) }

    /// Up to the middle of the first sentence.
    var cutOff: Take { with(Array(samples[..<(Self.rate * 19 / 10)])) }

    /// 60 Hz and an octave above it, at −40 dBFS together.
    var humming: Take {
        with(
            samples.enumerated().map { index, sample in
                let angle = 2 * Double.pi * 60 * Double(index) / Double(Self.rate)
                return sample * 0.9 + Float(0.012 * sin(angle) + 0.008 * sin(2 * angle))
            })
    }

    /// A silence of six seconds between the sentences.
    var paused: Take {
        let place = Int(8.0 * Double(Self.rate))
        let room = Self.noise(6 * Self.rate).map { $0 * 0.0015 }
        return with(samples[..<place] + room + samples[place...])
    }

    /// White noise about 6 dB below speech.
    var noisy: Take { with(zip(samples, Self.noise(samples.count)).map { $0 * 0.8 + $1 * 0.045 }) }

    /// Zeros of 10 ms in the middle of speech.
    var droppedOut: Take {
        var spoilt = samples
        for second in [2, 3, 4] {
            for index in 0..<160 { spoilt[second * Self.rate + index] = 0 }
        }
        return with(spoilt)
    }

    /// Without anything above 3.4 kHz, as through a telephone.
    var narrow: Take {
        let half = 127
        let taps = (-half...half).map { index -> Float in
            let position = Double(index)
            let cutoff = 2 * 3400 / Double(Self.rate)
            let sinc = index == 0 ? cutoff : sin(.pi * cutoff * position) / (.pi * position)
            let phase = .pi * position / Double(half + 1)
            return Float(sinc * (0.42 + 0.5 * cos(phase) + 0.08 * cos(2 * phase)))
        }
        return with(convolved(taps))
    }

    /// In a room in which it takes 1.2 s until sound is 60 dB weaker.
    var echoing: Take {
        // One reflection in four milliseconds is enough, and quicker than all of them.
        let length = Self.rate * 12 / 10
        let noise = Self.noise(length)
        var spoilt = samples.map { $0 * 0.5 }
        for delay in stride(from: 40, to: length, by: 67) {
            let gain = noise[delay] * Float(pow(10, -3 * Double(delay) / Double(length))) * 0.25
            for index in delay..<samples.count { spoilt[index] += samples[index - delay] * gain }
        }
        return with(spoilt)
    }

    private func convolved(_ taps: [Float]) -> [Float] {
        var result = [Float](repeating: 0, count: samples.count)
        let half = taps.count / 2
        for (index, tap) in taps.enumerated() {
            let shift = half - index
            for place in max(0, shift)..<min(samples.count, samples.count + shift) {
                result[place] += samples[place - shift] * tap
            }
        }
        return result
    }

    /// The take as 16-bit WAV.
    var wave: Data {
        let frames = samples.count
        var bytes = Wave.header(frames: frames, rate: Self.rate, channels: channels.count)
        for frame in 0..<frames {
            for channel in channels {
                let value = Int16(max(-32_768, min(32_767, (channel[frame] * 32_768).rounded())))
                withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        return bytes
    }
}
