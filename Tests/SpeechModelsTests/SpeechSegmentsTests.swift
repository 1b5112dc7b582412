import SpeechModels
import TestSupport
import Testing

@Suite("Segments of speech", .timeLimited)
struct SpeechSegmentsTests {
    /// So many windows of each probability.
    private func segments(_ runs: (Float, Int)..., missing: Int = 0) -> SpeechSegments {
        let probabilities = runs.flatMap { [Float](repeating: $0.0, count: $0.1) }
        return SpeechSegments(probabilities: probabilities, sampleCount: probabilities.count * 512 - missing)
    }

    @Test("begin at 0.5, and hold on down to 0.35")
    func hysteresis() {
        #expect(segments((0.49, 40)).segments.isEmpty)
        #expect(segments((0, 10), (0.5, 20), (0, 10)).segments == [10 * 512..<30 * 512])
        #expect(segments((0, 10), (0.5, 1), (0.35, 19), (0, 10)).segments == [10 * 512..<30 * 512])
        #expect(segments((0, 10), (0.5, 10), (0.34, 10), (0.4, 10)).segments == [10 * 512..<20 * 512])
    }

    @Test("bridge silences of less than 100 ms")
    func silences() {
        #expect(segments((1, 10), (0, 4), (1, 10)).segments == [0..<24 * 512])
        #expect(segments((1, 10), (0, 5), (1, 10)).segments == [0..<10 * 512, 15 * 512..<25 * 512])
    }

    @Test("are longer than 250 ms")
    func shortest() {
        #expect(segments((0, 10), (1, 7), (0, 10)).segments.isEmpty)
        #expect(segments((0, 10), (1, 8), (0, 10)).segments == [10 * 512..<18 * 512])
    }

    @Test("end where the sound ends")
    func end() {
        #expect(segments((0, 10), (1, 10), missing: 100).segments == [10 * 512..<20 * 512 - 100])
        #expect(segments((0, 10), (1, 10), (0, 1)).segments == [10 * 512..<20 * 512])
        #expect(segments().segments.isEmpty)
    }

    @Test("tell pauses, the longest, and the longest stretch with pauses up to a length")
    func pauses() {
        let found = segments((0, 5), (1, 20), (0, 10), (1, 30), (0, 40), (1, 55), (0, 9))
        #expect(found.speechCount == 105 * 512)
        #expect(found.pauses == [25 * 512..<35 * 512, 65 * 512..<105 * 512])
        #expect(found.longestPause == 65 * 512..<105 * 512)
        #expect(found.longestStretch(pausesUpTo: 0) == 105 * 512..<160 * 512)
        #expect(found.longestStretch(pausesUpTo: 10 * 512) == 5 * 512..<65 * 512)
        #expect(found.longestStretch(pausesUpTo: 40 * 512) == 5 * 512..<160 * 512)
        #expect(segments((0, 9)).longestStretch(pausesUpTo: 1) == nil)
        #expect(segments((0, 9)).longestPause == nil)
    }
}
