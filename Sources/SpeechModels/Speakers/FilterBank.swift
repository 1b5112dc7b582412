import CSpeechModels
import Foundation

/// The powers in 80 bands, equally wide in mel from 20 Hz to 8 kHz, every 10 ms of sound at 16 kHz: Kaldi's filter bank, without
/// dither.
struct FilterBank: ~Copyable {
    /// In samples.
    static let frame = 400
    static let hop = 160
    private static let size = 512
    private static let bands = SpeakerNetwork.bands
    private static let lowest = 20.0  // Hz
    private static let highest = 8000.0  // Hz

    private let fourier = FourierTransform(size: size)
    private let window = Values(frame)
    private let real = Values(size)
    private let imaginary = Values(size)
    private let powers = Values(size / 2)
    private let otherPowers = Values(size / 2)
    /// For each band its first frequency, and the weights of it and those above.
    private let bandWeights: [(first: Int, weights: [Float])]

    init() {
        for index in 0..<Self.frame {
            // Povey's window, which is nearly Hann's.
            window[index] = Float(pow(0.5 - 0.5 * cos(2 * Double.pi * Double(index) / Double(Self.frame - 1)), 0.85))
        }
        func mel(_ hertz: Double) -> Double { 1127 * log(1 + hertz / 700) }
        let (low, high) = (mel(Self.lowest), mel(Self.highest))
        let step = (high - low) / Double(Self.bands + 1)
        let places = (0..<Self.size / 2).map { mel(Double($0) * Self.highest * 2 / Double(Self.size)) }
        bandWeights = (0..<Self.bands).map { band in
            let start = low + Double(band) * step
            let inside = places.indices.filter { places[$0] > start && places[$0] < start + 2 * step }
            return (
                inside.first ?? 0,
                inside.map { Float(min(places[$0] - start, start + 2 * step - places[$0]) / step) }
            )
        }
    }

    /// How many frames lie in so many samples.
    static func frameCount(of samples: Int) -> Int { samples < frame ? 0 : (samples - frame) / hop + 1 }

    /// The bands of `count` frames in natural logarithms, less their mean over these frames.
    ///
    /// - Parameters:
    ///   - samples: as many as the frames need, full scale being 1.
    ///   - gain: what they are multiplied with. What is far below full scale is lost: the logarithm has a floor.
    ///   - output: [frame][band].
    func run(_ samples: UnsafePointer<Float>, count: Int, gain: Float, to output: UnsafeMutablePointer<Float>) {
        let bands = Self.bands
        for first in stride(from: 0, to: count, by: 2) {
            // Two at once: as the real and the imaginary part of one transform.
            load(samples + first * Self.hop, gain: gain, to: real.start)
            if first + 1 < count {
                load(samples + (first + 1) * Self.hop, gain: gain, to: imaginary.start)
            } else {
                imaginary.clear()
            }
            fourier.run(real.start, imaginary.start)
            separate()
            sum(powers.start, to: output + first * bands)
            if first + 1 < count { sum(otherPowers.start, to: output + (first + 1) * bands) }
        }
        speech_decibels(output, count * bands, .ulpOfOne)
        let means = Values(bands)
        for frame in 0..<count {
            for band in 0..<bands { means[band] += output[frame * bands + band] }
        }
        let scale = Float(log(10.0) / 10)
        for frame in 0..<count {
            for band in 0..<bands {
                let place = frame * bands + band
                output[place] = (output[place] - means[band] / Float(count)) * scale
            }
        }
    }

    /// A frame without its mean, with its high frequencies raised, under the window.
    private func load(_ samples: UnsafePointer<Float>, gain: Float, to output: UnsafeMutablePointer<Float>) {
        var sum: Float = 0
        for index in 0..<Self.frame { sum += samples[index] }
        let mean = sum / Float(Self.frame)
        var before = (samples[0] - mean) * gain
        for index in 0..<Self.frame {
            let sample = (samples[index] - mean) * gain
            output[index] = (sample - 0.97 * before) * window[index]
            before = sample
        }
        for index in Self.frame..<Self.size { output[index] = 0 }
    }

    /// Tells the powers of the two frames apart.
    private func separate() {
        for index in 0..<Self.size / 2 {
            let mirrored = (Self.size - index) % Self.size
            let (a, b, c, d) = (real[index], imaginary[index], real[mirrored], imaginary[mirrored])
            let (evenRe, evenIm, oddRe, oddIm) = ((a + c) / 2, (b - d) / 2, (b + d) / 2, (c - a) / 2)
            powers[index] = evenRe * evenRe + evenIm * evenIm
            otherPowers[index] = oddRe * oddRe + oddIm * oddIm
        }
    }

    private func sum(_ powers: UnsafePointer<Float>, to output: UnsafeMutablePointer<Float>) {
        for (band, place) in bandWeights.enumerated() {
            var sum: Float = 0
            for (offset, weight) in place.weights.enumerated() { sum += powers[place.first + offset] * weight }
            output[band] = sum
        }
    }
}
