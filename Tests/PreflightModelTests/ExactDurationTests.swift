import PreflightModel
import Testing

@Suite("Exact durations")
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

    @Test("add up exactly over mixed rates")
    func mixedRates() {
        let third = ExactDuration(frameCount: 1, sampleRate: 3)
        #expect(third + third + third == ExactDuration(seconds: 1))
        let sum =
            ExactDuration(frameCount: 44_101, sampleRate: 44_100)
            + ExactDuration(frameCount: 47_999, sampleRate: 48_000)
        #expect(sum > ExactDuration(seconds: 2))
    }

    @Test("count frames rounding down")
    func frames() {
        #expect(ExactDuration(numerator: 1, denominator: 3).frameCount(at: 48_000) == 16_000)
        #expect(ExactDuration(numerator: 1, denominator: 3).frameCount(at: 44_101) == 14_700)
    }

    @Test("survive absurd values")
    func absurd() {
        let longest = ExactDuration(frameCount: .max, sampleRate: 1)
        #expect(longest + longest >= longest)
        #expect(
            ExactDuration(frameCount: .max, sampleRate: 44_100) + ExactDuration(frameCount: .max, sampleRate: 47_999)
                > .zero)
    }
}
