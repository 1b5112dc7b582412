import Foundation
import PreflightModel

/// Levels of speech and of noise, from the power of each window of 32 ms and where somebody speaks.
struct NoiseAnalysis {
    /// In dB relative to full scale. What is quieter than the rounding of 16 bits is no noise that can be told.
    private static let lowest = -98.0
    private static let fewestForFloor = 3  // windows: 0.1 s
    private static let fewestForRatio = 7  // windows: 0.2 s
    // A word begins before it is noticed, and dies away in the room after its end.
    private static let marginBefore = 5
    private static let marginAfter = 4
    /// What is louder than the median by more than the quietest tenth is below it is a breath, a click, a chair or the beginning
    /// of a word rather than noise that is always there: at least 6 dB, and at most the 15 dB by which the slowest noise comes and
    /// goes.
    private static let loudest = 4.0...30

    /// For each window, whether neither speech nor what comes before and after it is there.
    let isQuiet: [Bool]
    private let speechPower: Double?
    private let before, between, after: [Double]

    /// - Parameters:
    ///   - windows: the levels of each window.
    ///   - segments: where somebody speaks.
    init(windows: [LevelMeter.Window], segments: SpeechSegments) {
        let window = VoiceActivityDetector.windowLength
        var spoken = [Bool](repeating: false, count: windows.count)
        var near = spoken
        for segment in segments.segments {
            let first = segment.lowerBound / window
            let last = max(first, (segment.upperBound - 1) / window)
            for index in max(0, first - Self.marginBefore)...last + Self.marginAfter where index < windows.count {
                near[index] = true
            }
            for index in first...last where index < windows.count {
                spoken[index] = true
            }
        }
        let start = segments.segments.first.map { $0.lowerBound / window } ?? windows.count
        let end = segments.segments.last.map { $0.upperBound / window } ?? windows.count
        isQuiet = near.map { !$0 }
        let quiet = windows.indices.filter { !near[$0] }
        before = Self.powers(quiet.filter { $0 < start }.map { windows[$0] })
        between = Self.powers(quiet.filter { $0 >= start && $0 < end }.map { windows[$0] })
        after = Self.powers(quiet.filter { $0 >= end }.map { windows[$0] })
        let loud = Self.powers(windows.indices.filter { spoken[$0] }.map { windows[$0] })
        speechPower = loud.isEmpty ? nil : loud.reduce(0, +) / Double(loud.count)
    }

    /// In dB relative to full scale.
    var level: Double? {
        guard let speechPower else { return nil }
        return Self.decibels(max(speechPower - (Self.power(before + between + after) ?? 0), speechPower / 100))
    }

    /// The noise of all parts without speech, in dB relative to full scale; nil where there are none.
    var overall: Double? { Self.power(before + between + after).map(Self.decibels) }

    var noiseFloor: NoiseFloor {
        func floor(_ powers: [Double]) -> Double? {
            powers.count >= Self.fewestForFloor ? Self.power(powers).map(Self.decibels) : nil
        }
        return NoiseFloor(before: floor(before), between: floor(between), after: floor(after))
    }

    /// In dB; nil where nobody speaks, or less than 0.2 s are without speech.
    var snr: Estimate? {
        let quiet = before + between + after
        guard let speechPower, quiet.count >= Self.fewestForRatio, let noise = Self.power(quiet) else { return nil }
        let floor = max(noise, pow(10, Self.lowest / 10))
        let ratio = 10 * log10(max(speechPower - noise, speechPower / 100) / floor)
        return Estimate(ratio, uncertainty: Self.uncertainty(of: ratio, windows: quiet.count))
    }

    /// In dB; what the errors in mixtures of speech and noise at known ratios show (SpeechMeterTests).
    private static func uncertainty(of ratio: Double, windows: Int) -> Double {
        3 + (windows < 30 ? 1 : 0)
    }

    /// The powers of windows around what is constant in all of them. Not in each alone: the rumble of a room takes longer to come
    /// and go than a window. Nor in the whole recording: where something was put together, the parts may lie differently.
    private static func powers(_ windows: [LevelMeter.Window]) -> [Double] {
        let mean = windows.reduce(0) { $0 + Double($1.mean) } / Double(max(1, windows.count))
        return windows.map { max(0, Double($0.square) - 2 * mean * Double($0.mean) + mean * mean) }
    }

    private static func power(_ powers: [Double]) -> Double? {
        guard !powers.isEmpty else { return nil }
        let sorted = powers.sorted()
        let median = sorted[sorted.count / 2]
        let spread = median / max(sorted[sorted.count / 10], .leastNormalMagnitude)
        let limit = median * max(Self.loudest.lowerBound, min(Self.loudest.upperBound, spread))
        let kept = sorted.prefix { $0 <= limit }
        return kept.reduce(0, +) / Double(kept.count)
    }

    private static func decibels(_ power: Double) -> Double {
        10 * log10(max(power, 1e-12))
    }
}
