import CSpeechModels

/// A convolution of 3 by 3 over time and frequency, rectified, and where `pooled` the largest of each 2 by 2.
///
/// Rows (times) come in and go out one by one, so a layer holds three of them, whatever the length of the sound. A row is
/// [frequency][channel]. Beyond the edges everything is zero.
final class ConvolutionLayer {
    private let width, inputs, outputs: Int
    private let isPooled: Bool
    private let weights, bias: UnsafePointer<Float>
    private let rowLength: Int
    private let rows: Values
    private let sums: Values
    private let kept: Values
    private var received = 0
    private var made = 0

    /// - Parameters:
    ///   - width: the number of frequencies of a row.
    ///   - inputs: the channels of a row that comes in.
    ///   - outputs: the channels of a row that goes out, a multiple of 16.
    init(width: Int, inputs: Int, outputs: Int, isPooled: Bool, weights: inout Weights) {
        (self.width, self.inputs, self.outputs, self.isPooled) = (width, inputs, outputs, isPooled)
        self.weights = weights.take(9 * inputs * outputs)
        bias = weights.take(outputs)
        rowLength = (width + 2) * inputs
        rows = Values(3 * rowLength)
        sums = Values(width * outputs)
        kept = Values(width * outputs)
    }

    func reset() {
        rows.clear()
        (received, made) = (0, 0)
    }

    /// Takes a row, and gives the one that is ready, if there is one. It is valid until the next call.
    func push(_ row: UnsafePointer<Float>) -> UnsafePointer<Float>? {
        shift()
        (rows.start + 2 * rowLength + inputs).update(from: row, count: width * inputs)
        received += 1
        return received > 1 ? compute() : nil
    }

    /// Takes the end, and gives the last row, if there is one.
    func finish() -> UnsafePointer<Float>? {
        guard received > 0 else { return nil }
        shift()
        (rows.start + 2 * rowLength).update(repeating: 0, count: rowLength)
        return compute()
    }

    private func shift() {
        rows.start.update(from: rows.start + rowLength, count: 2 * rowLength)
    }

    private func compute() -> UnsafePointer<Float>? {
        speech_multiply(
            rows.start, inputs, 3, rowLength, 3 * inputs, weights, bias, width, outputs, sums.start, outputs, 1)
        guard isPooled else { return UnsafePointer(sums.start) }
        made += 1
        guard made.isMultiple(of: 2) else {
            kept.start.update(from: sums.start, count: width * outputs)
            return nil
        }
        speech_maximum(kept.start, sums.start, width * outputs)
        for pair in 0..<width / 2 {
            let first = kept.start + 2 * pair * outputs
            speech_maximum(first, first + outputs, outputs)
            (kept.start + pair * outputs).update(from: first, count: outputs)
        }
        return UnsafePointer(kept.start)
    }
}
