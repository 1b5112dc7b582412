import PreflightModel
import SpeechModels

/// Listens to a recording as it is decoded: to one channel, to both of two, or to the mean of more.
///
/// Two channels are heard on their own, since their mean may be silent where one is inverted, and is 6 dB too quiet where one
/// is dead. What is told is what was heard on the channel with the most speech.
struct SpeechListener: ~Copyable {
    private let channelCount: Int
    private var first: SpeechMeter
    private var second: SpeechMeter?

    /// Gets ready for samples at `sampleRate` hertz; nil for a rate that is out of the resampler's range.
    init?(sampleRate: Int, channelCount: Int, wish: ListeningWish) {
        guard channelCount > 0, let first = wish.meter(sampleRate: sampleRate) else { return nil }
        self.channelCount = channelCount
        self.first = first
        second = channelCount == 2 ? wish.meter(sampleRate: sampleRate) : nil
    }

    /// Hears interleaved samples with full scale as 1.
    mutating func hear(_ samples: UnsafeBufferPointer<Float>) {
        guard channelCount > 1 else { return unsafe first.process(samples) }
        let count = samples.count / channelCount
        unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { channel in
            if channelCount == 2 {
                for frame in 0..<count { unsafe channel[frame] = unsafe samples[2 * frame] }
                unsafe first.process(UnsafeBufferPointer(channel))
                for frame in 0..<count { unsafe channel[frame] = unsafe samples[2 * frame + 1] }
                unsafe second?.process(UnsafeBufferPointer(channel))
            } else {
                let share = 1 / Float(channelCount)
                for frame in 0..<count {
                    var sum: Float = 0
                    for index in 0..<channelCount { sum += unsafe samples[frame * channelCount + index] }
                    unsafe channel[frame] = sum * share
                }
                unsafe first.process(UnsafeBufferPointer(channel))
            }
        }
    }

    /// Hears the end, and tells what was heard.
    consuming func finish() -> HeardSpeech {
        var heard = first.finish()
        if let other = second.take()?.finish(), other.duration.value > heard.duration.value { heard = other }
        heard.hearVoices()
        return heard
    }
}

/// What a listener is to find out.
struct ListeningWish {
    /// Whether to estimate the scores of P.835 too, which takes far longer than everything else.
    var estimatesP835 = false
    /// Whether to make a spectrogram.
    var draws = false
    /// How much is heard to tell voices.
    var speakers = SpeakerListening.budget
    /// Whether to hear nothing but voices: no scores are estimated, and the signal is not measured.
    var hearsVoicesOnly = false
    /// Who is to recognise the phones; nil for nobody.
    var phoneRecogniser: (any PhoneRecognising)?

    fileprivate func meter(sampleRate: Int) -> SpeechMeter? {
        let quality: Set<QualityEstimator.Method> =
            hearsVoicesOnly ? [] : estimatesP835 ? [.p808, .p835] : [.p808]
        return SpeechMeter(
            sampleRate: sampleRate, quality: quality, drawing: draws, voices: voices,
            keeping: phoneRecogniser?.greatestSampleCount ?? 0)
    }

    private var voices: VoiceEffort? {
        switch speakers {
        case .off: nil
        case .budget: .budget
        case .thorough: .thorough
        }
    }
}
