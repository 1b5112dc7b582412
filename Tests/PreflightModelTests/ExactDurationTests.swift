import PreflightModel
import TestSupport
import Testing

@Suite("Exact durations", .timeLimited)
struct ExactDurationTests {
    @Test("are equal across sample rates when they last equally long")
    func equalAcrossRates() {
        #expect(ExactDuration(frameCount: 480_000, sampleRate: 48_000) == ExactDuration(seconds: 10))
        #expect(ExactDuration(frameCount: 441_000, sampleRate: 44_100) == ExactDuration(seconds: 10))
    }

    @Test("differ by one sample")
    func oneSample() {
        let limit = ExactDuration(seconds: 60)
        #expect(ExactDuration(frameCount: 2_645_999, sampleRate: 44_100) < limit)
        #expect(ExactDuration(frameCount: 2_646_001, sampleRate: 44_100) > limit)
    }

    @Test("count frames rounding down")
    func frames() {
        #expect(ExactDuration(numerator: 1, denominator: 3).frameCount(at: 48_000) == 16_000)
        #expect(ExactDuration(numerator: 1, denominator: 3).frameCount(at: 44_101) == 14_700)
    }

    @Test("survive absurd values")
    func absurd() {
        #expect(ExactDuration(frameCount: .max, sampleRate: 1).frameCount(at: 2) == .max)
        #expect(ExactDuration(frameCount: .min, sampleRate: 1).frameCount(at: 2) == .min)
        #expect(ExactDuration(frameCount: .max / 2, sampleRate: 1).frameCount(at: 2) == .max - 1)
        #expect(ExactDuration(numerator: .min, denominator: .max).seconds == -1)
        #expect(ExactDuration(numerator: .min, denominator: .min) == ExactDuration(seconds: .min))
        #expect(ExactDuration(numerator: .max, denominator: 2) < ExactDuration(seconds: .max))
    }
}
