import CSpeechModels

/// Convolutions one after the other, then the largest value of each channel over all times and frequencies, then dense layers.
final class ConvolutionStack {
    /// One convolution: how many channels it makes, and whether it halves the times and frequencies.
    struct Convolution {
        let outputs: Int
        var isPooled = false
    }

    private struct Dense {
        let weights, bias: UnsafePointer<Float>
        let inputs, width: Int
    }

    private let layers: [ConvolutionLayer]
    private let dense: [Dense]
    private let largest: Values
    private let input = Values(256)
    private let output = Values(256)

    /// - Parameters:
    ///   - width: the number of frequencies.
    ///   - convolutions: their channels; the first sees one channel.
    ///   - dense: the outputs of each dense layer; all but the last are rectified.
    init(width: Int, convolutions: [Convolution], dense outputs: [Int], weights: inout Weights) {
        var (width, channels) = (width, 1)
        var layers: [ConvolutionLayer] = []
        for convolution in convolutions {
            layers.append(
                ConvolutionLayer(
                    width: width, inputs: channels, outputs: convolution.outputs, isPooled: convolution.isPooled,
                    weights: &weights))
            width = convolution.isPooled ? width / 2 : width
            channels = convolution.outputs
        }
        self.layers = layers
        largest = Values(channels)
        lastWidth = width
        var dense: [Dense] = []
        for count in outputs {
            let padded = (count + 15) / 16 * 16
            dense.append(
                Dense(
                    weights: weights.take(channels * padded), bias: weights.take(padded), inputs: channels,
                    width: padded))
            channels = count
        }
        self.dense = dense
    }

    private let lastWidth: Int

    func reset() {
        for layer in layers {
            layer.reset()
        }
        largest.clear()  // what is rectified is never below zero
    }

    /// Takes the next time: one value for each frequency.
    func push(_ row: UnsafePointer<Float>) {
        push(row, from: 0)
    }

    /// Takes the end, and gives the outputs of the last dense layer, valid until the next call.
    func finish() -> UnsafePointer<Float> {
        for (index, layer) in layers.enumerated() {
            if let row = layer.finish() {
                push(row, from: index + 1)
            }
        }
        input.start.update(from: largest.start, count: largest.count)
        for (index, layer) in dense.enumerated() {
            speech_multiply(
                input.start, layer.inputs, 1, 0, layer.inputs, layer.weights, layer.bias, 1, layer.width, output.start,
                layer.width, index + 1 < dense.count ? 1 : 0)
            input.start.update(from: output.start, count: layer.width)
        }
        return UnsafePointer(output.start)
    }

    private func push(_ row: UnsafePointer<Float>, from first: Int) {
        var row = row
        for layer in layers[first...] {
            guard let next = layer.push(row) else { return }
            row = next
        }
        for frequency in 0..<lastWidth {
            speech_maximum(largest.start, row + frequency * largest.count, largest.count)
        }
    }
}
