import Foundation
import PreflightModel
import SignalAnalysis

/// Samples of one channel that tests make.
struct Sound {
    var sampleRate: Int
    var samples: [Float] = []

    /// A sine of `level` dBFS (its peak), `degrees` into its period at the beginning.
    mutating func addSine(_ frequency: Double, level: Double, seconds: Double, degrees: Double = 0) {
        let amplitude = pow(10, level / 20)
        let step = 2 * Double.pi * frequency / Double(sampleRate)
        for frame in 0..<Int(seconds * Double(sampleRate)) {
            samples.append(Float(amplitude * sin(step * Double(frame) + degrees / 180 * .pi)))
        }
    }

    /// Noise whose level rises and falls, so that loudness and peaks differ from place to place, like a voice's; the same
    /// for the same seed.
    mutating func addBabble(level: Double, seconds: Double, seed: UInt64 = 1) {
        let amplitude = pow(10, level / 20)
        var state = seed
        var (low, slow) = (0.0, 0.0)
        for frame in 0..<Int(seconds * Double(sampleRate)) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let white = Double(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
            low += 0.3 * (white - low)
            slow += 0.05 * (white - slow)
            let time = Double(frame) / Double(sampleRate)
            let envelope = 0.02 + abs(sin(time * 9) * sin(time * 2.3))
            samples.append(Float(amplitude * envelope * (low + slow)))
        }
    }

    /// Exact zeros.
    mutating func addZeros(frames: Int) { samples += [Float](repeating: 0, count: frames) }

    /// Rounded to so many bits, as 32-bit integers with the highest bits used.
    func integers(bits: Int) -> [Int32] {
        let scale = Float(1 << (bits - 1))
        return samples.map { sample in
            let code = min(max((sample * scale).rounded(), -scale), scale - 1)
            return Int32(code) << (32 - bits)
        }
    }
}

/// Channels one beside the other, sample by sample; as long as the shortest.
func interleaved(_ channels: [[Float]]) -> [Float] {
    (0..<(channels.map(\.count).min() ?? 0)).flatMap { frame in channels.map { $0[frame] } }
}

/// The meter took or found nothing.
struct NothingMeasured: Error {}

/// What the meter finds in samples that come `framesAtOnce` frames at a time, or all at once.
func measured<Sample: SignalSample>(
    _ samples: [Sample], sampleRate: Int, channelCount: Int = 1, framesAtOnce: Int? = nil
) throws -> SignalMeasurement {
    guard let meter = SignalMeter(sampleRate: sampleRate, channelCount: channelCount) else { throw NothingMeasured() }
    samples.withUnsafeBufferPointer { samples in
        let size = (framesAtOnce ?? max(1, samples.count)) * channelCount
        for start in stride(from: 0, to: samples.count, by: size) {
            meter.add(UnsafeBufferPointer(rebasing: samples[start..<min(samples.count, start + size)]))
        }
    }
    guard let measurement = meter.finish() else { throw NothingMeasured() }
    return measurement
}

/// What the meter finds in a sound of one channel.
func measured(_ sound: Sound) throws -> SignalMeasurement {
    try measured(sound.samples, sampleRate: sound.sampleRate)
}
