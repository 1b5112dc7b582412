import Foundation
import PreflightModel

/// Listens to one channel of a recording, block by block, at any sample rate.
package struct SpeechMeter: ~Copyable {
    /// A word that is under way at an edge is there at most so far below the level of all speech, and at least so far above noise.
    private static let edgeRange = 20.0  // dB
    private static let edgeAboveNoise = 10.0  // dB
    /// Its very first or last 4 ms are at most so far below: where a word begins, or a gate opens, they are quieter.
    private static let nearEdgeRange = 10.0  // dB
    /// How long the detector may take to notice a word that was under way at the first sample.
    private static let edgeWindows = 5
    /// Below the strongest frequency; what is quieter does not count for the bandwidth.
    private static let bandwidthRange = 60.0  // dB
    private static let lowestFrequency = 80.0  // Hz, so that neither rumble nor a constant is the strongest
    /// A sample beyond this (full scale is 1) is taken for this.
    private static let loudest: Float = 8

    private let sampleRate: Int
    /// Nil where the samples come at 16 kHz.
    private var resampler: Resampler?
    private var detector = VoiceActivityDetector()
    private var levels: LevelMeter
    private var spectrum: Spectrum
    private var hum: HumMeter
    private var reverberation = ReverberationMeter()
    private var p808: QualityEstimator?
    private var p835: QualityEstimator?
    private var stretches: SpeechStretches?
    private let clean = Values(4096)
    private var resampled: [Float] = []
    private var heardCount = 0
    /// What was heard at 16 kHz, where it is to be kept.
    private var kept: KeptSamples?

    /// - Parameters:
    ///   - sampleRate: in hertz, of the samples that come.
    ///   - quality: how to estimate what listeners would say; empty for not at all.
    ///   - drawing: whether to make a spectrogram.
    ///   - voices: how much speech to keep for telling voices; nil for none.
    ///   - keeping: how many samples at 16 kHz to keep, for whoever recognises what is said; 0 for none.
    /// - Returns: nil for a rate out of `Resampler.rates`.
    package init?(
        sampleRate: Int, quality: Set<QualityEstimator.Method>, drawing: Bool = false, voices: VoiceEffort? = nil,
        keeping: Int = 0
    ) {
        guard Resampler.rates.contains(sampleRate), let hum = HumMeter() else { return nil }
        self.sampleRate = sampleRate
        if sampleRate == VoiceActivityDetector.sampleRate {
            resampler = nil
        } else {
            resampler = Resampler(from: sampleRate, to: VoiceActivityDetector.sampleRate)
        }
        self.hum = hum
        kept = keeping > 0 ? KeptSamples(greatestCount: keeping) : nil
        levels = LevelMeter(sampleRate: sampleRate)
        spectrum = Spectrum(sampleRate: sampleRate, resolution: 48, drawing: drawing)
        if quality.contains(.p808) {
            p808 = QualityEstimator(.p808)
        } else {
            p808 = nil
        }
        if quality.contains(.p835) {
            p835 = QualityEstimator(.p835)
        } else {
            p835 = nil
        }
        if let voices {
            stretches = SpeechStretches(voices)
        } else {
            stretches = nil
        }
    }

    /// Hears the next samples. One that is not a number counts as silence.
    package mutating func process(_ block: UnsafeBufferPointer<Float>) {
        var start = 0
        while start < block.count {
            let count = min(clean.count, block.count - start)
            for index in 0..<count {
                let sample = block[start + index]
                clean[index] = sample.isNaN ? 0 : max(-Self.loudest, min(Self.loudest, sample))
            }
            let part = UnsafeBufferPointer(start: UnsafePointer(clean.start), count: count)
            levels.process(part)
            spectrum.process(part)
            if resampler == nil {
                hear(part)
            } else {
                resampled.removeAll(keepingCapacity: true)
                resampler?.process(part, appendingTo: &resampled)
                hearResampled()
            }
            start += count
        }
    }

    /// Hears the end, and tells what was heard.
    package consuming func finish() -> HeardSpeech {
        resampled.removeAll(keepingCapacity: true)
        resampler?.finish(appendingTo: &resampled)
        hearResampled()
        detector.finish()
        stretches?.add(UnsafeBufferPointer(start: nil, count: 0), probabilities: detector.probabilities)
        let segments = SpeechSegments(probabilities: detector.probabilities, sampleCount: heardCount)
        let windows = levels.windows
        let noise = NoiseAnalysis(windows: windows, segments: segments)
        let whole = heardCount / VoiceActivityDetector.windowLength
        let spectrogram = spectrum.finishDrawing()
        return HeardSpeech(
            segments: segments,
            duration: Self.duration(of: segments),
            isCutOffAtStart: isUnderWay(
                in: 0...Self.edgeWindows - 1, power: windows.first?.power, nearPower: levels.firstPower,
                over: noise.noiseFloor.before, noise),
            isCutOffAtEnd: whole > 1
                && isUnderWay(
                    in: whole - 1...whole - 1,
                    power: windows.indices.contains(whole - 1) ? windows[whole - 1].power : nil,
                    nearPower: levels.lastPower,
                    over: noise.noiseFloor.after, noise),
            level: noise.level, noiseFloor: noise.noiseFloor, snr: noise.snr, bandwidth: bandwidth(),
            hum: hum.finding(quiet: noise.isQuiet), isReverberant: reverberation.finding(),
            p808: Self.meanQuality(p808.take(), segments: segments),
            p835: Self.meanQuality(p835.take(), segments: segments), spectrogram: spectrogram, samples: kept,
            stretches: stretches.take()?.finish())
    }

    private mutating func hear(_ samples: UnsafeBufferPointer<Float>) {
        heardCount += samples.count
        kept?.add(samples)
        detector.process(samples)
        hum.process(samples)
        reverberation.process(samples)
        p808?.process(samples)
        p835?.process(samples)
        stretches?.add(samples, probabilities: detector.probabilities)
    }

    private mutating func hearResampled() {
        // Taken out, so that the array is not in use twice.
        var samples: [Float] = []
        swap(&samples, &resampled)
        samples.withUnsafeBufferPointer { hear($0) }
        swap(&samples, &resampled)
    }

    /// Its uncertainty is what mixtures with known speech show: each beginning and end is noticed a little early or late.
    private static func duration(of segments: SpeechSegments) -> Estimate {
        let seconds = Double(segments.speechCount) / Double(VoiceActivityDetector.sampleRate)
        return Estimate(seconds, uncertainty: 0.03 * seconds + 0.1 * Double(segments.segments.count))
    }

    /// A word that begins right at the edge is not cut off: its first milliseconds are still quiet.
    ///
    /// - Parameter floor: The noise near that edge; nil where it is not known.
    private func isUnderWay(
        in windows: ClosedRange<Int>, power: Float?, nearPower: Float, over floor: Double?, _ noise: NoiseAnalysis
    ) -> Bool {
        guard let level = noise.level, let power else { return false }
        let edge = 10 * log10(Double(power) + 1e-12)
        let nearEdge = 10 * log10(Double(nearPower) + 1e-12)
        let loudest = max(floor ?? -.infinity, noise.overall ?? -.infinity)
        guard edge >= level - Self.edgeRange, nearEdge >= level - Self.nearEdgeRange,
            edge >= loudest + Self.edgeAboveNoise
        else { return false }
        return detector.probabilities[windows.clamped(to: 0...detector.probabilities.count - 1)].contains { $0 >= 0.5 }
    }

    private func bandwidth() -> Estimate? {
        guard let powers = spectrum.powers() else { return nil }
        let first = Int((Self.lowestFrequency / spectrum.resolution).rounded(.up))
        // Over three frequencies, so that one alone does not decide.
        let smooth = powers.indices.map { index in
            let around = max(0, index - 1)...min(powers.count - 1, index + 1)
            return powers[around].reduce(0, +) / Double(around.count)
        }
        guard let peak = smooth.dropFirst(first).max(), peak > 1e-12 else { return nil }
        let limit = peak * pow(10, -Self.bandwidthRange / 10)
        guard let edge = smooth.lastIndex(where: { $0 >= limit }) else { return nil }
        let frequency = Double(edge) * spectrum.resolution
        return Estimate(frequency, uncertainty: 0.1 * frequency)
    }

    /// The mean of the windows, each with the weight of the speech in it.
    private static func meanQuality(
        _ estimator: consuming QualityEstimator?, segments: SpeechSegments
    ) -> QualityScore? {
        guard var estimator else { return nil }
        estimator.finish()
        let scores = estimator.scores
        guard !scores.isEmpty else { return nil }
        var weights = estimator.starts.map { start in
            let window = start..<start + QualityEstimator.windowLength
            return Float(segments.segments.reduce(0) { $0 + $1.clamped(to: window).count })
        }
        if weights.allSatisfy({ $0 == 0 }) {
            weights = weights.map { _ in 1 }
        }
        let total = weights.reduce(0, +)
        func mean(_ value: (QualityScore) -> Float?) -> Float? {
            var sum: Float = 0
            for (score, weight) in zip(scores, weights) {
                guard let value = value(score) else { return nil }
                sum += value * weight
            }
            return sum / total
        }
        return mean(\.overall).map {
            QualityScore(overall: $0, signal: mean(\.signal), background: mean(\.background))
        }
    }
}
