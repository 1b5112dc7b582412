import CSpeechModels

/// The forward pass of DNSMOS P.835 (Reddy, Gopal, Cutler: DNSMOS P.835, ICASSP 2022): what listeners would say of the speech, of the
/// background, and of both together, in a window of 9.01 s.
///
/// A spectrum of power in powers of ten, seven convolutions, three dense layers: about two billion products for a second of sound.
final class QualityNetworkP835: QualityNetwork {
    private static let frame = 320
    private static let hop = 160
    private static let frames = 900
    private static let bins = 161
    private static let binStride = 176
    private static let batch = 12
    /// What the level of a window is brought to, as root mean square, before it is scored: −26 dB, the nominal level of ITU-T
    /// P.800. The network takes a quiet recording for a bad one otherwise.
    private static let level: Float = 0.050_118_72

    private let cosines, sines: UnsafePointer<Float>
    private let stack: ConvolutionStack
    private let zeros = Values(binStride)
    private let samples = Values(QualityEstimator.windowLength)
    private let real = Values(batch * binStride)
    private let imaginary = Values(batch * binStride)

    init() {
        var weights = Weights(speech_weights_quality_p835_start(), size: speech_weights_quality_p835_size)
        cosines = weights.take(Self.frame * Self.binStride)
        sines = weights.take(Self.frame * Self.binStride)
        stack = ConvolutionStack(
            width: Self.bins,
            convolutions: [
                .init(outputs: 128), .init(outputs: 64), .init(outputs: 64), .init(outputs: 32, isPooled: true),
                .init(outputs: 32, isPooled: true), .init(outputs: 32, isPooled: true), .init(outputs: 64),
            ],
            dense: [128, 64, 3], weights: &weights)
        weights.finish()
    }

    func score(_ window: UnsafePointer<Float>) -> QualityScore {
        let count = QualityEstimator.windowLength
        var energy: Double = 0
        for index in 0..<count {
            energy += Double(window[index]) * Double(window[index])
        }
        let level = Float((energy / Double(count)).squareRoot())
        let gain = level > 1e-7 ? Self.level / level : 1
        for index in 0..<count {
            samples[index] = window[index] * gain
        }
        stack.reset()
        for first in stride(from: 0, to: Self.frames, by: Self.batch) {
            let start = samples.start + first * Self.hop
            for (weights, output) in [(cosines, real.start), (sines, imaginary.start)] {
                speech_multiply(
                    start, Self.hop, 1, 0, Self.frame, weights, zeros.start, Self.batch, Self.binStride, output,
                    Self.binStride, 0)
            }
            for index in 0..<real.count {
                real[index] = real[index] * real[index] + imaginary[index] * imaginary[index]
            }
            speech_decibels(real.start, real.count, 1e-12)
            for index in 0..<real.count {
                real[index] /= 10
            }
            for row in 0..<Self.batch {
                stack.push(real.start + row * Self.binStride)
            }
        }
        let found = stack.finish()
        return QualityScore(
            overall: Self.mapped(found[2], Self.overallMap), signal: Self.mapped(found[0], Self.signalMap),
            background: Self.mapped(found[1], Self.backgroundMap))
    }

    // The published network is followed by these parabolas, which bring its outputs to the scale of the listeners.
    private typealias Parabola = (square: Float, linear: Float, constant: Float)
    private static let signalMap: Parabola = (-0.083_972_78, 1.220_839_53, 0.005_243_9)
    private static let backgroundMap: Parabola = (-0.131_668_88, 1.609_155_14, -0.396_045_46)
    private static let overallMap: Parabola = (-0.067_662_83, 1.115_464_68, 0.046_025_35)

    private static func mapped(_ value: Float, _ map: Parabola) -> Float {
        (map.square * value + map.linear) * value + map.constant
    }
}
