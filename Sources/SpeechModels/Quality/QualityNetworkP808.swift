import CSpeechModels

/// The forward pass of DNSMOS P.808 (Reddy, Gopal, Cutler: DNSMOS, ICASSP 2021): the mean opinion score that listeners would give
/// to a window of 9.01 s.
///
/// 120 bands of a mel spectrum in decibels below the loudest, five convolutions, three dense layers. The level of the recording
/// does not matter.
final class QualityNetworkP808: QualityNetwork {
    private static let frame = 321
    private static let hop = 160
    private static let frames = 900
    private static let bands = 120
    private static let width = 128  // bands, up to whole vectors
    private static let bins = 161
    private static let binStride = 176
    private static let batch = 12

    private let even, odd, mel: UnsafePointer<Float>
    private let stack: ConvolutionStack
    private let zeros = Values(binStride)
    private let evenInput = Values(batch * 160)
    private let oddInput = Values(batch * 160)
    private let real = Values(batch * binStride)
    private let imaginary = Values(batch * binStride)
    private let spectrum = Values(frames * width)

    init() {
        var weights = Weights(speech_weights_quality_p808_start(), size: speech_weights_quality_p808_size)
        even = weights.take(160 * Self.binStride)
        odd = weights.take(160 * Self.binStride)
        mel = weights.take(Self.bins * Self.width)
        stack = ConvolutionStack(
            width: Self.bands,
            convolutions: [
                .init(outputs: 32, isPooled: true), .init(outputs: 32, isPooled: true), .init(outputs: 32),
                .init(outputs: 32, isPooled: true), .init(outputs: 64),
            ],
            dense: [64, 64, 1], weights: &weights)
        weights.finish()
    }

    func score(_ window: UnsafePointer<Float>) -> QualityScore {
        for first in stride(from: 0, to: Self.frames, by: Self.batch) {
            transform(window, frames: first..<first + Self.batch)
        }
        speech_decibels(spectrum.start, spectrum.count, 1e-10)
        var loudest = -Float.infinity
        for frame in 0..<Self.frames {
            for band in 0..<Self.bands {
                loudest = max(loudest, spectrum[frame * Self.width + band])
            }
        }
        stack.reset()
        for frame in 0..<Self.frames {
            let row = spectrum.start + frame * Self.width
            for band in 0..<Self.bands {
                row[band] = (max(row[band] - loudest, -80) + 40) / 40
            }
            stack.push(row)
        }
        return QualityScore(overall: stack.finish()[0], signal: nil, background: nil)
    }

    /// The powers in the bands of some frames. Frames are centred at each hop of the window without its last hop, and see silence
    /// beyond its ends.
    private func transform(_ window: UnsafePointer<Float>, frames: Range<Int>) {
        let length = QualityEstimator.windowLength - Self.hop
        for (row, frame) in frames.enumerated() {
            let start = frame * Self.hop - Self.frame / 2
            let (sum, difference) = (evenInput.start + row * 160, oddInput.start + row * 160)
            for index in 1...160 {
                let (near, far) = (start + index, start + Self.frame - index)
                let before = near < 0 ? 0 : window[near]
                let after = far < length ? window[far] : 0
                sum[index - 1] = before + after
                difference[index - 1] = before - after
            }
        }
        for (input, weights, output) in [(evenInput.start, even, real.start), (oddInput.start, odd, imaginary.start)] {
            speech_multiply(
                input, 160, 1, 0, 160, weights, zeros.start, frames.count, Self.binStride, output, Self.binStride, 0)
        }
        for index in 0..<frames.count * Self.binStride {
            real[index] = real[index] * real[index] + imaginary[index] * imaginary[index]
        }
        speech_multiply(
            real.start, Self.binStride, 1, 0, Self.bins, mel, zeros.start, frames.count, Self.width,
            spectrum.start + frames.lowerBound * Self.width, Self.width, 0)
    }
}
