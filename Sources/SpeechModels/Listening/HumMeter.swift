import CSpeechModels
import Foundation
import PreflightModel

/// Looks for the hum of the mains where nobody speaks: 50 or 60 Hz and the first harmonics, against their surroundings.
struct HumMeter: ~Copyable {
    private static let rate = 1000
    private static let length = 256  // 8 windows of voice activity, 3.9 Hz a bin
    private static let hop = 128
    private static let fundamentals: [Double] = [50, 60]
    private static let harmonics = 4
    private static let surroundings: [Double] = [-20, -16, 16, 20]  // Hz
    /// How much a harmonic must stand out.
    private static let prominence = 10.0  // dB
    private static let quietest = -70.0  // dB relative to full scale; below it nobody hears it beside speech
    private static let lowest: Float = -127.5  // dB
    private static let fewestSegments = 6
    private static let fewestSegmentsOfSpeech = 16  // 2 s

    private var resampler: Resampler
    private let samples = Values(length)
    private let tables: Values  // [frequency][cosine, sine][length]
    private let frequencies: [Double]
    private var slow: [Float] = []
    private var filled = 0
    /// For each segment the level at each frequency, in half decibels above `lowest`: a sine's, relative to full scale.
    private var levels: [UInt8] = []

    /// - Returns: nil where no resampler can be had.
    init?() {
        guard let resampler = Resampler(from: VoiceActivityDetector.sampleRate, to: Self.rate) else { return nil }
        self.resampler = resampler
        frequencies = Self.fundamentals.flatMap { fundamental in
            (1...Self.harmonics).flatMap { harmonic in
                ([0] + Self.surroundings).map { fundamental * Double(harmonic) + $0 }
            }
        }
        tables = Values(frequencies.count * 2 * Self.length)
        for (row, frequency) in frequencies.enumerated() {
            for index in 0..<Self.length {
                let hann = 0.5 - 0.5 * cos(2 * Double.pi * Double(index) / Double(Self.length))
                let angle = 2 * Double.pi * frequency * Double(index) / Double(Self.rate)
                let scale = 4 * hann / Double(Self.length)
                tables[(2 * row) * Self.length + index] = Float(scale * cos(angle))
                tables[(2 * row + 1) * Self.length + index] = Float(scale * sin(angle))
            }
        }
    }

    /// Hears 16 kHz samples.
    mutating func process(_ block: UnsafeBufferPointer<Float>) {
        slow.removeAll(keepingCapacity: true)
        resampler.process(block, appendingTo: &slow)
        for sample in slow {
            samples[filled] = sample
            filled += 1
            if filled == Self.length {
                measure()
                samples.start.update(from: samples.start + Self.hop, count: Self.length - Self.hop)
                filled = Self.length - Self.hop
            }
        }
    }

    private mutating func measure() {
        for row in frequencies.indices {
            let cosine = speech_dot(samples.start, tables.start + 2 * row * Self.length, Self.length)
            let sine = speech_dot(samples.start, tables.start + (2 * row + 1) * Self.length, Self.length)
            let level = 10 * log10((cosine * cosine + sine * sine) / 2 + 1e-14)
            levels.append(UInt8(max(0, min(255, (2 * (level - Self.lowest)).rounded()))))
        }
    }

    /// The hum in the windows of 32 ms in which nobody speaks; where they are too few, what is below speech all the time.
    ///
    /// - Parameter quiet: whether each window is without speech.
    /// - Returns: nil where there is too little to tell.
    func finding(quiet: [Bool]) -> MainsHum? {
        let windows = Self.length * VoiceActivityDetector.sampleRate / Self.rate / VoiceActivityDetector.windowLength
        let all = 0..<levels.count / frequencies.count
        let segments = all.filter { segment in
            let first = segment * windows / 2
            return first + windows <= quiet.count && quiet[first..<first + windows].allSatisfy { $0 }
        }
        // The median: hum is always there, and a breath or a chair is not.
        if segments.count >= Self.fewestSegments {
            return hum(in: segments, part: 0.5, harmonics: Self.harmonics) ?? MainsHum.none
        }
        guard all.count >= Self.fewestSegmentsOfSpeech else { return nil }
        // Voices are seldom below 70 Hz, and not all the time; their harmonics are where those of the mains are.
        return hum(in: Array(all), part: 0.2, harmonics: 1)
    }

    /// The hum in segments, from the level below which at each frequency this part of them lies; nil where there is none.
    private func hum(in segments: [Int], part: Double, harmonics: Int) -> MainsHum? {
        let usual = frequencies.indices.map { index in
            let sorted = segments.map { levels[$0 * frequencies.count + index] }.sorted()
            return Double(sorted[Int(part * Double(sorted.count))]) / 2 + Double(Self.lowest)
        }
        let width = 1 + Self.surroundings.count
        var best: MainsHum?
        var bestPower = 0.0
        for (row, fundamental) in Self.fundamentals.enumerated() {
            var (power, found) = (0.0, 0)  // the first two harmonics decide, all make the level
            for harmonic in 0..<harmonics {
                let at = (row * Self.harmonics + harmonic) * width
                let around = usual[(at + 1)..<(at + width)].max() ?? 0
                power += pow(10, usual[at] / 10)
                if harmonic < 2, usual[at] - around >= Self.prominence {
                    found += 1
                }
            }
            if found > 0, power > bestPower, 10 * log10(power) >= Self.quietest {
                (best, bestPower) = (.heard(frequency: Int(fundamental), level: 10 * log10(power)), power)
            }
        }
        return best
    }
}
