import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("Rules on the sound of a set", .timeLimited)
struct SoundSetTests {
    private func finding(
        _ kind: String, _ examples: String, _ recordings: [RecordingMeasurement]
    ) throws -> Finding {
        let report = try MadeSound.check(kind, examples: examples, recordings)
        return try #require((report.findings + report.passes).first { $0.rule == "take-sound" })
    }

    private let speechExamples = """
        {pass: [{recordings: 2, each: {duration: 20s, speech: 15s}}], fail: [{recordings: 2, each: {speech: 9s}}]}
        """

    private func takes(_ speech: [Double], method: MeasurementMethod = .listen) -> [RecordingMeasurement] {
        speech.enumerated().map { index, seconds in
            MadeSound.recording(
                "\(index).wav", method: method,
                speech: MadeSound.speech(duration: Estimate(seconds, uncertainty: 0.1 * seconds)))
        }
    }

    @Test("add up speech and what it may be off by", arguments: [(9.0, Outcome.pass), (7, .open), (5, .fail)])
    func totalSpeech(each: Double, outcome: Outcome) throws {
        // 27 ± 2.7 s, 21 ± 2.1 s and 15 ± 1.5 s, of 20 s.
        let found = try finding("totalSpeech: {atLeast: 20s}", speechExamples, takes([each, each, each]))
        #expect(found.outcome == outcome)
        guard outcome == .fail else { return }
        #expect(
            found.message
                == "the net speech of 15.0 ± 1.5 s in all recordings is shorter than the 20 s that mine asks for (5.0 s short)"
        )
    }

    @Test("leave speech open where not all was heard, unless no speech could be enough")
    func unheard() throws {
        let some = takes([8, 8]) + takes([8], method: .decode)
        let open = try finding("totalSpeech: {atLeast: 20s}", speechExamples, some)
        #expect(open.outcome == .open && open.severity == .error)
        #expect(
            open.message
                == "the net speech in all recordings was not measured in 1 recording; mine asks for at least 20 s")
        // Three takes of 10 s have no 31 s of speech.
        let short = try finding("totalSpeech: {atLeast: 31s}", Self.more, some)
        #expect(short.outcome == .fail)
        // 16 ± 1.6 s were heard.
        let much = try finding("totalSpeech: {atMost: 12s}", Self.less, some)
        #expect(much.outcome == .fail)
    }

    private static let more = "{pass: [{recordings: 2, each: {duration: 40s}}], fail: [{recordings: 2}]}"
    private static let less = "{pass: [{recordings: 2}], fail: [{recordings: 2, each: {duration: 40s}}]}"

    @Test("tell the difference between the quietest and the loudest, and which they are")
    func loudness() throws {
        let examples =
            "{pass: [[{loudness: -20}, {loudness: -23}]], fail: [[{loudness: -20}, {loudness: -24}, {loudness: -22}]]}"
        let takes = [-20.0, -26.5, -22].enumerated().map { MadeSound.recording("\($0).wav", loudness: $1) }
        let found = try finding("loudnessSpread: {atMost: 3LU}", examples, takes)
        #expect(found.outcome == .fail)
        #expect(
            found.message
                == "the difference in loudness of 6.5 LU between recordings is greater than the 3 LU that mine allows "
                + "(3.5 LU over): 1.wav has the least, 0.wav the most")
        #expect(try finding("loudnessSpread: {atMost: 7LU}", Self.spread, takes).outcome == .pass)
        let scanned = MadeSound.recording("3.wav", method: .scan)
        #expect(try finding("loudnessSpread: {atMost: 7LU}", Self.spread, takes + [scanned]).outcome == .open)
        // What was not measured cannot bring the others nearer.
        #expect(try finding("loudnessSpread: {atMost: 3LU}", examples, takes + [scanned]).outcome == .fail)
    }

    private static let spread =
        "{pass: [[{loudness: -20}, {loudness: -26}]], fail: [[{loudness: -20}, {loudness: -28}]]}"

    @Test("tell the difference in noise")
    func noise() throws {
        let examples =
            "{pass: [[{noiseFloor: -60}, {noiseFloor: -66}]], fail: [[{noiseFloor: -60}, {noiseFloor: -67}]]}"
        func take(_ level: Double?) -> RecordingMeasurement {
            MadeSound.recording(
                speech: MadeSound.speech(noiseFloor: NoiseFloor(before: nil, between: level, after: nil)))
        }
        #expect(try finding("noiseSpread: {atMost: 6dB}", examples, [take(-60), take(-66)]).outcome == .pass)
        #expect(try finding("noiseSpread: {atMost: 6dB}", examples, [take(-60), take(-66.1)]).outcome == .fail)
        let unknown = try finding("noiseSpread: {atMost: 6dB}", examples, [take(nil)])
        #expect(unknown.outcome == .open && unknown.severity == .warning)
    }
}
