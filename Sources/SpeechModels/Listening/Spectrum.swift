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
    private let cosines, sines: Values
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
        cosines = Values(size / 2)
        sines = Values(size / 2)
        real = Values(size)
        imaginary = Values(size)
        for index in 0..<size {
            window[index] = Float(0.5 - 0.5 * cos(2 * Double.pi * Double(index) / Double(size)))
        }
        for index in 0..<size / 2 {
            cosines[index] = Float(cos(2 * Double.pi * Double(index) / Double(size)))
            sines[index] = Float(-sin(2 * Double.pi * Double(index) / Double(size)))
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
        var reversed = 0
        for index in 1..<size {
            var bit = size >> 1
            while reversed & bit != 0 {
                reversed ^= bit
                bit >>= 1
            }
            reversed |= bit
            if index < reversed {
                swap(&real.start[index], &real.start[reversed])
                swap(&imaginary.start[index], &imaginary.start[reversed])
            }
        }
        var half = 1
        while half < size {
            let step = size / (2 * half)
            for start in stride(from: 0, to: size, by: 2 * half) {
                let (re, im) = (real.start + start, imaginary.start + start)
                for index in 0..<half {
                    let (cosine, sine) = (cosines[index * step], sines[index * step])
                    let other = index + half
                    let (x, y) = (re[other] * cosine - im[other] * sine, re[other] * sine + im[other] * cosine)
                    (re[other], im[other]) = (re[index] - x, im[index] - y)
                    (re[index], im[index]) = (re[index] + x, im[index] + y)
                }
            }
            half *= 2
        }
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
