import CSpeechModels
import Foundation

/// Brings samples to another rate: a low-pass filter, a sine cardinal under a Kaiser window, computed where a sample is wanted.
///
/// Up to 0.9 of the lower of both half rates the gain is 1 within 0.01 dB; from that half rate on everything is at least 90 dB
/// lower, so nothing folds back. No delay: output n is the sound at the time n / output rate. There are
/// count · output rate / input rate outputs, rounded up. The outputs are the same whatever the sizes of the blocks.
package struct Resampler: ~Copyable {
    /// The rates that it takes and makes, in hertz.
    package static let rates = 1000...768_000
    private static let attenuation = 96.0  // dB, of the window's design; 90 are kept for sure
    private static let mostPhases = 1024

    private let inputStep: Int  // input samples for `outputStep` output samples
    private let outputStep: Int
    private let taps: Int  // a multiple of 16
    private let phases: Int
    /// The filter at each phase, and once more at the next whole sample: [phase][tap].
    private let filters: Values
    private let history: Values
    private var filled: Int
    /// The place of the first sample in `history`, counted from the first sample that came in.
    private var origin: Int
    private var received = 0
    private var made = 0

    /// - Returns: nil for a rate out of `rates`.
    package init?(from inputRate: Int, to outputRate: Int) {
        guard Self.rates.contains(inputRate), Self.rates.contains(outputRate) else { return nil }
        var (divisor, rest) = (inputRate, outputRate)
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest)
        }
        inputStep = inputRate / divisor
        outputStep = outputRate / divisor
        let half = Double(min(inputRate, outputRate)) / 2 / Double(inputRate)  // in cycles per input sample
        let transition = 0.1 * half
        let length = (Self.attenuation - 7.95) / (14.36 * transition)
        taps = (Int(length.rounded(.up)) + 15) / 16 * 16
        phases = min(outputStep, Self.mostPhases)
        filters = Values((phases + 1) * taps)
        history = Values(taps + 4096)
        filled = taps / 2 - 1
        origin = 1 - taps / 2
        let shape = 0.1102 * (Self.attenuation - 8.7)
        let cutoff = half - transition / 2
        // The window at equal steps from its middle to its end; what is between is interpolated, which costs less than the series.
        let steps = 4096
        let window = (0...steps + 1).map { step in
            let place = Double(step) / Double(steps)
            return Self.bessel(shape * max(0, 1 - place * place).squareRoot())
        }
        var values = [Double](repeating: 0, count: taps)
        for phase in 0...phases {
            let offset = Double(phase) / Double(phases)
            let filter = filters.start + phase * taps
            var sum = 0.0
            for tap in 0..<taps {
                let distance = Double(tap - taps / 2 + 1) - offset
                let place = min(1, abs(distance) / (Double(taps) / 2)) * Double(steps)
                let step = Int(place)
                let height = window[step] + (window[step + 1] - window[step]) * (place - Double(step))
                let angle = 2 * Double.pi * cutoff * distance
                let sine = abs(angle) < 1e-9 ? 1 : sin(angle) / angle
                values[tap] = sine * height
                sum += values[tap]
            }
            for tap in 0..<taps {
                filter[tap] = Float(values[tap] / sum)  // a constant stays what it is
            }
        }
    }

    /// Takes the next samples, and appends those that are ready.
    package mutating func process(_ block: UnsafeBufferPointer<Float>, appendingTo output: inout [Float]) {
        received += block.count
        push(block, count: block.count, appendingTo: &output)
    }

    /// Takes the end: silence follows.
    package mutating func finish(appendingTo output: inout [Float]) {
        push(nil, count: taps / 2, appendingTo: &output)
    }

    private mutating func push(
        _ block: UnsafeBufferPointer<Float>?, count: Int, appendingTo output: inout [Float]
    ) {
        var taken = 0
        while taken < count {
            let part = min(count - taken, history.count - filled)
            if let base = block?.baseAddress {
                (history.start + filled).update(from: base + taken, count: part)
            } else {
                (history.start + filled).update(repeating: 0, count: part)
            }
            filled += part
            taken += part
            compute(appendingTo: &output)
        }
    }

    private mutating func compute(appendingTo output: inout [Float]) {
        let end = (received * outputStep + inputStep - 1) / inputStep
        while made < end {
            let position = made * inputStep
            let start = position / outputStep - taps / 2 + 1 - origin
            guard start + taps <= filled else { break }
            // In units of 1 / (phases · outputStep) of an input sample.
            let fraction = (position % outputStep) * phases
            let filter = filters.start + fraction / outputStep * taps
            var value = speech_dot(history.start + start, filter, taps)
            let between = fraction % outputStep
            if between > 0 {
                let next = speech_dot(history.start + start, filter + taps, taps)
                value += (next - value) * (Float(between) / Float(outputStep))
            }
            output.append(value)
            made += 1
        }
        let next = made * inputStep / outputStep - taps / 2 + 1
        let used = min(filled, max(0, next - origin))
        history.start.update(from: history.start + used, count: filled - used)
        filled -= used
        origin += used
    }

    /// The modified Bessel function of the first kind and order zero, by its series.
    private static func bessel(_ x: Double) -> Double {
        var (sum, term, index) = (1.0, 1.0, 1.0)
        while term > sum * 1e-12 {
            term *= (x / 2 / index) * (x / 2 / index)
            sum += term
            index += 1
        }
        return sum
    }
}
