import PreflightModel
import SignalAnalysis

/// Measures what goes by, and refuses it in the end where its true peak exceeds full scale.
final class PeakGuard: SampleStage {
    private let next: any SampleStage
    private let meter: SignalMeter?
    private let gain: Double

    init(gain: Double, sampleRate: Int, channelCount: Int, next: any SampleStage) {
        (self.next, self.gain) = (next, gain)
        meter = SignalMeter(sampleRate: sampleRate, channelCount: channelCount)
    }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        unsafe samples.withUnsafeBufferPointer { unsafe meter?.add($0) }
        try next.take(samples)
    }

    func finish() throws(PreparationFailure) {
        if let peak = meter?.finish()?.levels.truePeak, peak > 0 {
            throw PreparationFailure(.wouldClip, ["truePeak": .number(peak - gain), "gain": .number(gain)])
        }
        try next.finish()
    }
}
