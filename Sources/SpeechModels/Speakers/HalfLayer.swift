import CSpeechModels

/// A matrix product with a bias whose weights stay in half precision: sixteen outputs at a time are widened when they are needed.
struct HalfLayer {
    /// Where a layer finds its inputs, and puts its outputs, counted in values.
    struct Rows {
        var input: UnsafePointer<Float>
        var output: UnsafeMutablePointer<Float>
        /// In each plane.
        var count: Int
        var stride: Int
        var outputStride: Int
        /// Runs of inputs, so far apart.
        var segments = 1
        var segmentStride = 0
        var planes = 1
        var planeStride = 0
        var outputPlaneStride = 0
    }

    private static let lanes = 16
    private let weights: UnsafePointer<UInt16>
    private let bias: UnsafePointer<Float>
    private let inputs, outputs: Int

    /// - Parameter inputs: all taps together.
    init(inputs: Int, outputs: Int, weights: inout Weights) {
        self.weights = weights.takeHalves(inputs * outputs)
        bias = weights.take(outputs)
        self.inputs = inputs
        self.outputs = outputs
    }

    /// - Parameter widened: room for 16 weights of each input.
    func run(_ rows: Rows, widened: borrowing Values, rectified: Bool) {
        let depth = inputs / rows.segments
        for block in stride(from: 0, to: outputs, by: Self.lanes) {
            speech_widen(weights + block * inputs, inputs * Self.lanes, widened.start)
            for plane in 0..<rows.planes {
                speech_multiply(
                    rows.input + plane * rows.planeStride, rows.stride, rows.segments, rows.segmentStride, depth,
                    widened.start, bias + block, rows.count, Self.lanes,
                    rows.output + plane * rows.outputPlaneStride + block, rows.outputStride, rectified ? 1 : 0)
            }
        }
    }
}
