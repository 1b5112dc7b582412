import Foundation

/// The complex Fourier transform of a number of values that is a power of two, in place.
struct FourierTransform: ~Copyable {
    let size: Int
    private let cosines, sines: Values

    /// - Parameter size: a power of two, at least 2.
    init(size: Int) {
        self.size = size
        cosines = Values(size / 2)
        sines = Values(size / 2)
        for index in 0..<size / 2 {
            cosines[index] = Float(cos(2 * Double.pi * Double(index) / Double(size)))
            sines[index] = Float(-sin(2 * Double.pi * Double(index) / Double(size)))
        }
    }

    func run(_ real: UnsafeMutablePointer<Float>, _ imaginary: UnsafeMutablePointer<Float>) {
        var reversed = 0
        for index in 1..<size {
            var bit = size >> 1
            while reversed & bit != 0 {
                reversed ^= bit
                bit >>= 1
            }
            reversed |= bit
            if index < reversed {
                swap(&real[index], &real[reversed])
                swap(&imaginary[index], &imaginary[reversed])
            }
        }
        var half = 1
        while half < size {
            let step = size / (2 * half)
            for start in stride(from: 0, to: size, by: 2 * half) {
                let (re, im) = (real + start, imaginary + start)
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
    }
}
