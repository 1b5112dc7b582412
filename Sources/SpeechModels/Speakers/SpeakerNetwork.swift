import CSpeechModels

/// The forward pass of CAM++ (Wang and others, arXiv 2303.00332): 192 numbers that are alike for the same voice, from the bands of
/// a spectrum.
///
/// Six residual convolutions over time and frequency; then layers over time that each see what all before them found, and weigh
/// what they add by its context; then the mean and the deviation over time. About half a billion products for a second of speech.
struct SpeakerNetwork: ~Copyable {
    static let bands = 80
    /// How many numbers describe a voice.
    static let size = 192
    /// The fewest frames whose steps have a deviation.
    static let leastFrames = 4

    private static let channels = 32  // of each time and frequency
    private static let growth = 32  // channels that each layer over time adds
    private static let narrow = 128
    private static let squeezed = 64
    /// How many steps share a context.
    private static let context = 100
    private static let blocks = [(layers: 12, dilation: 1), (layers: 24, dilation: 2), (layers: 16, dilation: 2)]
    private static let widest = 1024
    private static let summary = 512

    private struct Residual {
        let width: Int  // of what comes out
        let shortcut: HalfLayer?
        let first, second: HalfLayer
    }

    /// A factor and an offset for each channel.
    private struct Scale {
        let factors, offsets: UnsafePointer<Float>

        init(_ width: Int, weights: inout Weights) {
            factors = weights.take(width)
            offsets = weights.take(width)
        }
    }

    private struct Dense {
        let dilation: Int
        let before: Scale
        let narrow, local, squeeze, mask: HalfLayer
    }

    private struct Block {
        let layers: [Dense]
        let before: Scale
        let transit: HalfLayer
    }

    private let first, last, delay, dense: HalfLayer
    private let residuals: [Residual]
    private let blocks: [Block]

    private let frames: Int
    /// Two frames are one step.
    private let steps: Int
    private let input: Plane
    private let whole: Plane
    /// For each width three planes: what comes in, what is between two convolutions, and what comes out.
    private let halves, quarters: [Plane]
    private let joined: Values
    private let gathered, next: Values
    private let scaled: Values
    private let narrowed: Values
    private let statistics = Values(2 * summary)
    private let sums = Values(narrow)
    private let contexts: Values
    private let squeezedContexts, masks: Values
    private let found = Values(size)
    private let widened = Values(5 * 320 * 16)

    /// - Parameter frames: how many are heard at once, at least `leastFrames`.
    init(frames: Int) {
        precondition(frames >= Self.leastFrames)
        self.frames = frames
        steps = (frames + 1) / 2
        var weights = Weights(speech_weights_speakers_start(), size: speech_weights_speakers_size)
        func layer(_ inputs: Int, _ outputs: Int) -> HalfLayer {
            HalfLayer(inputs: inputs, outputs: outputs, weights: &weights)
        }
        let channels = Self.channels
        first = layer(9, channels)
        residuals = [40, 20].flatMap { width in
            (0..<2).map { number in
                let (first, second) = (layer(9 * channels, channels), layer(9 * channels, channels))
                let shortcut = number == 0 ? layer(channels, channels) : nil
                return Residual(width: width, shortcut: shortcut, first: first, second: second)
            }
        }
        last = layer(9 * channels, channels)
        delay = layer(5 * 10 * channels, Self.narrow)
        var width = Self.narrow
        var blocks: [Block] = []
        for block in Self.blocks {
            var layers: [Dense] = []
            for _ in 0..<block.layers {
                layers.append(
                    Dense(
                        dilation: block.dilation, before: Scale(width, weights: &weights),
                        narrow: layer(width, Self.narrow), local: layer(3 * Self.narrow, Self.growth),
                        squeeze: layer(Self.narrow, Self.squeezed), mask: layer(Self.squeezed, Self.growth)))
                width += Self.growth
            }
            let before = Scale(width, weights: &weights)
            let outputs = blocks.count + 1 < Self.blocks.count ? width / 2 : Self.summary
            blocks.append(Block(layers: layers, before: before, transit: layer(width, outputs)))
            width = outputs
        }
        self.blocks = blocks
        dense = layer(2 * Self.summary, Self.size)
        weights.finish()

        input = Plane(frames: frames, width: Self.bands, channels: 1)
        whole = Plane(frames: frames, width: Self.bands, channels: channels)
        halves = (0..<3).map { _ in Plane(frames: frames, width: 40, channels: channels) }
        quarters = (0..<3).map { _ in Plane(frames: frames, width: 20, channels: channels) }
        joined = Values((frames + 4) * 10 * channels)
        gathered = Values(steps * Self.widest)
        next = Values(steps * Self.widest)
        scaled = Values(steps * Self.widest)
        narrowed = Values((steps + 4) * Self.narrow)
        let parts = (steps + Self.context - 1) / Self.context
        contexts = Values(parts * Self.narrow)
        squeezedContexts = Values(parts * Self.squeezed)
        masks = Values(parts * Self.growth)
    }

    /// The numbers of what was heard, valid until the next call.
    ///
    /// - Parameter features: for each frame 80 bands, in natural logarithms, less their mean over all frames.
    func run(_ features: UnsafePointer<Float>) -> UnsafePointer<Float> {
        for frame in 0..<frames {
            (input.inner + frame * input.rowLength).update(from: features + frame * Self.bands, count: Self.bands)
        }
        convolve(first, from: input, to: whole, rectified: true)
        var plane = whole
        for (number, residual) in residuals.enumerated() {
            let planes = residual.width == 40 ? halves : quarters
            let output = planes[number % 2 == 0 ? 0 : 1]
            convolve(residual.first, from: plane, to: planes[2], rectified: true)
            convolve(residual.second, from: planes[2], to: output, rectified: false)
            if let shortcut = residual.shortcut {
                convolve(shortcut, from: plane, to: planes[2], rectified: false, taps: 1)
                plane = planes[2]
            }
            speech_rectify_sum(output.values.start, plane.values.start, output.values.count)
            plane = output
        }
        let row = 10 * Self.channels
        last.run(
            HalfLayer.Rows(
                input: plane.values.start, output: joined.start + 2 * row, count: 10, stride: 2 * Self.channels,
                outputStride: Self.channels, segments: 3, segmentStride: plane.rowLength, planes: frames,
                planeStride: plane.rowLength, outputPlaneStride: row),
            widened: widened, rectified: true)
        delay.run(
            HalfLayer.Rows(
                input: joined.start, output: gathered.start, count: steps, stride: 2 * row,
                outputStride: Self.widest),
            widened: widened, rectified: true)
        runBlocks()
        return summarize()
    }

    /// A convolution of three taps over time and frequency, or of one; frequencies are halved where the planes' widths are so.
    private func convolve(_ layer: HalfLayer, from input: Plane, to output: Plane, rectified: Bool, taps: Int = 3) {
        layer.run(
            HalfLayer.Rows(
                input: taps == 3 ? input.values.start : input.inner, output: output.inner, count: output.width,
                stride: input.width / output.width * input.channels, outputStride: output.channels, segments: taps,
                segmentStride: input.rowLength, planes: frames, planeStride: input.rowLength,
                outputPlaneStride: output.rowLength),
            widened: widened, rectified: rectified)
    }

    private func runBlocks() {
        var width = Self.narrow
        for (number, block) in blocks.enumerated() {
            let (input, output) = number % 2 == 0 ? (gathered.start, next.start) : (next.start, gathered.start)
            for layer in block.layers {
                extend(input, width: width, by: layer)
                width += Self.growth
            }
            scale(input, width: width, by: block.before)
            block.transit.run(
                HalfLayer.Rows(
                    input: scaled.start, output: output, count: steps, stride: width, outputStride: Self.widest),
                widened: widened, rectified: number + 1 == blocks.count)
            width = number + 1 < blocks.count ? width / 2 : Self.summary
        }
    }

    private func scale(_ input: UnsafePointer<Float>, width: Int, by scale: Scale) {
        speech_rectify_scaled(input, Self.widest, scale.factors, scale.offsets, steps, width, scaled.start)
    }

    /// Puts what a layer finds behind the channels that it saw.
    private func extend(_ values: UnsafeMutablePointer<Float>, width: Int, by layer: Dense) {
        scale(values, width: width, by: layer.before)
        let narrow = Self.narrow
        // Steps of zeros on both sides are the padding of the convolution.
        let inner = narrowed.start + 2 * narrow
        layer.narrow.run(
            HalfLayer.Rows(input: scaled.start, output: inner, count: steps, stride: width, outputStride: narrow),
            widened: widened, rectified: true)
        layer.local.run(
            HalfLayer.Rows(
                input: inner - layer.dilation * narrow, output: values + width, count: steps, stride: narrow,
                outputStride: Self.widest, segments: 3, segmentStride: layer.dilation * narrow),
            widened: widened, rectified: false)

        let parts = sumContexts(inner)
        layer.squeeze.run(
            HalfLayer.Rows(
                input: contexts.start, output: squeezedContexts.start, count: parts, stride: narrow,
                outputStride: Self.squeezed),
            widened: widened, rectified: true)
        layer.mask.run(
            HalfLayer.Rows(
                input: squeezedContexts.start, output: masks.start, count: parts, stride: Self.squeezed,
                outputStride: Self.growth),
            widened: widened, rectified: false)
        for index in 0..<parts * Self.growth {
            masks[index] = speech_sigmoid(masks[index])
        }
        for step in 0..<steps {
            let mask = masks.start + step / Self.context * Self.growth
            let row = values + step * Self.widest + width
            for channel in 0..<Self.growth {
                row[channel] *= mask[channel]
            }
        }
    }

    /// For each part of the steps, its mean and that of all; returns the number of parts.
    private func sumContexts(_ values: UnsafePointer<Float>) -> Int {
        let narrow = Self.narrow
        contexts.clear()
        sums.clear()
        let parts = (steps + Self.context - 1) / Self.context
        for part in 0..<parts {
            let sum = contexts.start + part * narrow
            let range = part * Self.context..<min(steps, (part + 1) * Self.context)
            for step in range {
                let row = values + step * narrow
                for channel in 0..<narrow { sum[channel] += row[channel] }
            }
            for channel in 0..<narrow {
                sums[channel] += sum[channel]
                sum[channel] /= Float(range.count)
            }
        }
        for part in 0..<parts {
            let sum = contexts.start + part * narrow
            for channel in 0..<narrow { sum[channel] += sums[channel] / Float(steps) }
        }
        return parts
    }

    /// The last layer, over the mean and the deviation of each channel.
    private func summarize() -> UnsafePointer<Float> {
        let values = blocks.count % 2 == 0 ? gathered.start : next.start
        let (means, deviations) = (statistics.start, statistics.start + Self.summary)
        statistics.clear()
        for step in 0..<steps {
            let row = values + step * Self.widest
            for channel in 0..<Self.summary { means[channel] += row[channel] }
        }
        for channel in 0..<Self.summary { means[channel] /= Float(steps) }
        for step in 0..<steps {
            let row = values + step * Self.widest
            for channel in 0..<Self.summary {
                let distance = row[channel] - means[channel]
                deviations[channel] += distance * distance
            }
        }
        for channel in 0..<Self.summary {
            deviations[channel] = (deviations[channel] / Float(steps - 1)).squareRoot()
        }
        dense.run(
            HalfLayer.Rows(
                input: statistics.start, output: found.start, count: 1, stride: 2 * Self.summary,
                outputStride: Self.size),
            widened: widened, rectified: false)
        return UnsafePointer(found.start)
    }

    /// Values over time and frequency, with a border of zeros for the convolutions.
    private final class Plane {
        let width: Int
        let channels: Int
        let values: Values

        init(frames: Int, width: Int, channels: Int) {
            self.width = width
            self.channels = channels
            // Whole vectors, so that a plane can be added to another as one run.
            values = Values(((frames + 2) * (width + 2) * channels + 15) / 16 * 16)
        }

        var rowLength: Int { (width + 2) * channels }
        /// The first value that is not of the border.
        var inner: UnsafeMutablePointer<Float> { values.start + rowLength + channels }
    }
}
