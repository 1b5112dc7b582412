import CSpeechModels

/// The forward pass of Silero VAD, version 6, for 16 kHz: the probability that somebody speaks, for each window of 512 samples.
///
/// Short-time spectra (256 samples under a Hann window, a step of 128), four convolutions over time, a long short-term memory
/// of 128 cells that goes from window to window, and one output. Windows are computed in batches, all but the memory: its step
/// is the only one that needs the window before.
struct VoiceActivityNetwork: ~Copyable {
    /// How many samples before a window belong to its input.
    static let context = 64
    static let windowLength = 512
    /// How many windows are computed at once: 12 makes whole tiles of 6 rows.
    static let batch = 12

    private static let frames = 4  // spectra in a window
    private static let bins = 129
    private static let magnitudeStride = 144  // bins, up to whole vectors
    private static let cells = 128

    private let even, odd: UnsafePointer<Float>
    private let encoders: [(weights: UnsafePointer<Float>, bias: UnsafePointer<Float>)]
    private let inputGates, gateBias, recurrentGates, output, outputBias: UnsafePointer<Float>

    private let evenInput = Values(frames * batch * 128)
    private let oddInput = Values(frames * batch * 128)
    private let real = Values(frames * batch * magnitudeStride)
    private let imaginary = Values(frames * batch * 128)
    // A block of zeros before and after the frames is what the convolutions take for their padding.
    private let magnitudes = Values((frames + 2) * batch * magnitudeStride)
    private let first = Values((frames + 1) * batch * 128)
    private let second = Values(2 * batch * 64)
    private let third = Values(batch * 64)
    private let fourth = Values(batch * 128)
    private let gates = Values(batch * 512)
    private let sums = Values(512)
    private let zeros = Values(512)
    private let cell = Values(cells)
    private let hidden = Values(cells)

    init() {
        var weights = Weights(
            speech_weights_voice_activity_start(), size: speech_weights_voice_activity_size)
        even = weights.take(128 * Self.magnitudeStride)
        odd = weights.take(128 * 128)
        encoders = [(3 * Self.bins, 128), (3 * 128, 64), (2 * 64, 64), (64, 128)].map { depth, width in
            (weights.take(depth * width), weights.take(width))
        }
        inputGates = weights.take(128 * 512)
        gateBias = weights.take(512)
        recurrentGates = weights.take(128 * 512)
        output = weights.take(128)
        outputBias = weights.take(16)
        weights.finish()
    }

    /// Forgets what was heard before.
    func reset() {
        cell.clear()
        hidden.clear()
    }

    /// The probabilities of up to `batch` windows that follow each other.
    ///
    /// - Parameters:
    ///   - samples: 64 samples of context, then the windows one after the other.
    ///   - count: the number of windows.
    ///   - probabilities: room for as many values.
    func run(_ samples: UnsafePointer<Float>, count: Int, probabilities: UnsafeMutablePointer<Float>) {
        precondition((1...Self.batch).contains(count))
        let batch = Self.batch
        for window in 0..<count {
            let start = samples + window * Self.windowLength
            for frame in 0..<Self.frames {
                fold(start, frame: frame, row: frame * batch + window)
            }
        }
        let rows = Self.frames * batch
        multiply(evenInput.start, 128, 128, even, zeros.start, rows, Self.magnitudeStride, real.start)
        multiply(oddInput.start, 128, 127, odd, zeros.start, rows, 128, imaginary.start)
        let spectra = magnitudes.start + batch * Self.magnitudeStride
        for row in 0..<rows {
            let (re, im) = (real.start + row * Self.magnitudeStride, imaginary.start + row * 128)
            let magnitude = spectra + row * Self.magnitudeStride
            for bin in 0..<128 {
                magnitude[bin] = (re[bin] * re[bin] + im[bin] * im[bin]).squareRoot()
            }
            magnitude[128] = abs(re[128])  // the sines of the highest bin are zero
        }

        // All windows' first frames, then all their second frames, …: the frame before is `batch` rows above.
        speech_multiply(
            magnitudes.start, Self.magnitudeStride, 3, batch * Self.magnitudeStride, Self.bins, encoders[0].weights,
            encoders[0].bias, rows, 128, first.start + batch * 128, 128, 1)
        for step in 0..<2 {
            speech_multiply(
                first.start + 2 * step * batch * 128, 128, 3, batch * 128, 128, encoders[1].weights, encoders[1].bias,
                batch, 64, second.start + step * batch * 64, 64, 1)
        }
        speech_multiply(
            second.start, 64, 2, batch * 64, 64, encoders[2].weights, encoders[2].bias, batch, 64, third.start, 64, 1)
        multiply(third.start, 64, 64, encoders[3].weights, encoders[3].bias, batch, 128, fourth.start, rectified: true)
        multiply(fourth.start, 128, 128, inputGates, gateBias, batch, 512, gates.start)

        for window in 0..<count {
            multiply(
                hidden.start, Self.cells, Self.cells, recurrentGates, gates.start + window * 512, 1, 512, sums.start)
            speech_remember(sums.start, cell.start, hidden.start, Self.cells)
            var sum = outputBias[0]
            for index in 0..<Self.cells {
                sum += output[index] * max(0, hidden[index])
            }
            probabilities[window] = speech_sigmoid(sum)
        }
    }

    /// A cosine is the same on both sides of the middle of a frame, and a sine its negative: so the two sides are added and
    /// subtracted first, and half of the products are saved.
    private func fold(_ window: UnsafePointer<Float>, frame: Int, row: Int) {
        let (sum, difference) = (evenInput.start + row * 128, oddInput.start + row * 128)
        let start = window + frame * 128
        // The last frame goes 64 samples beyond the window, where the network sees the window reflected.
        let length = Self.context + Self.windowLength - frame * 128
        for index in 1..<128 {
            let mirrored = 256 - index
            let (near, far) = (start[index], start[mirrored < length ? mirrored : 2 * (length - 1) - mirrored])
            sum[index - 1] = near + far
            difference[index - 1] = near - far
        }
        sum[127] = start[128]
    }

    private func multiply(
        _ input: UnsafePointer<Float>, _ rowStride: Int, _ depth: Int, _ weights: UnsafePointer<Float>,
        _ bias: UnsafePointer<Float>, _ rows: Int, _ width: Int, _ output: UnsafeMutablePointer<Float>,
        rectified: Bool = false
    ) {
        speech_multiply(input, rowStride, 1, 0, depth, weights, bias, rows, width, output, width, rectified ? 1 : 0)
    }
}
