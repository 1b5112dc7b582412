import Foundation
import PreflightModel

/// The mean power of each frequency over a recording: short Hann windows one after the other (Welch's method).
///
/// Two windows at a time go through one complex transform, as its real and its imaginary part: the sum of their powers is all
/// that is wanted, so they need not be told apart again.
struct Spectrum: ~Copyable {
    /// The distance of two frequencies, in hertz.
    let resolution: Double
    private let size: Int
    private let window: Values
    private let fourier: FourierTransform
    private let real, imaginary: Values
    private let sums: UnsafeMutableBufferPointer<Double>
    private var filled = 0
    private var transforms = 0
    private var drawing: SpectrogramBuilder?

    /// - Parameters:
    ///   - resolution: in hertz, at most; the windows are as long as that needs.
    ///   - drawing: whether to keep the powers over time too, for a spectrogram.
    init(sampleRate: Int, resolution: Double, drawing: Bool = false) {
        var size = 64
        while Double(sampleRate) / Double(size) > resolution {
            size *= 2
        }
        self.size = size
        self.resolution = Double(sampleRate) / Double(size)
        window = Values(size)
        fourier = FourierTransform(size: size)
        real = Values(size)
        imaginary = Values(size)
        for index in 0..<size {
            window[index] = Float(0.5 - 0.5 * cos(2 * Double.pi * Double(index) / Double(size)))
        }
        sums = .allocate(capacity: size / 2 + 1)
        sums.initialize(repeating: 0)
        self.drawing =
            drawing
            ? SpectrogramBuilder(
                sampleRate: sampleRate, resolution: self.resolution, framesPerColumn: 2 * size,
                fullScale: Float(size * size) / 4) : nil
    }

    deinit {
        sums.deallocate()
    }

    mutating func process(_ block: UnsafeBufferPointer<Float>) {
        for sample in block {
            if filled < size {
                real[filled] = sample * window[filled]
            } else {
                imaginary[filled - size] = sample * window[filled - size]
            }
            filled += 1
            if filled == 2 * size {
                transform()
            }
        }
    }

    /// The mean power at each multiple of `resolution`, in no certain unit; nil where less than two windows were heard.
    func powers() -> [Double]? {
        guard transforms > 0 else { return nil }
        return sums.map { $0 / Double(transforms) }
    }

    private mutating func transform() {
        filled = 0
        transforms += 1
        fourier.run(real.start, imaginary.start)
        for index in 0...size / 2 {
            let mirrored = (size - index) % size
            let power =
                real[index] * real[index] + imaginary[index] * imaginary[index]
                + real[mirrored] * real[mirrored] + imaginary[mirrored] * imaginary[mirrored]
            sums[index] += Double(power)
            drawing?.add(power, at: index)
        }
        drawing?.endColumn()
    }

    /// The spectrogram, where one was to be drawn.
    mutating func finishDrawing() -> Spectrogram? { drawing?.finish() }
}
