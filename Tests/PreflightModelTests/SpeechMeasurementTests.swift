import Foundation
import PreflightModel
import TestSupport
import Testing

@Suite("What was heard", .timeLimited)
struct SpeechMeasurementTests {
    private let full = SpeechMeasurement(
        duration: Estimate(103.4, uncertainty: 2.1), segmentCount: 31, first: 0.32, last: 115.1, isCutOffAtEnd: true,
        longestContinuous: SoundPlace(start: 12.5, duration: 8.2),
        pauses: [SoundPlace(start: 1, duration: 0.5), SoundPlace(start: 40, duration: 1.8)],
        shortestSentencePause: 0.9, level: -19, snr: Estimate(41, uncertainty: 3),
        noiseFloor: NoiseFloor(before: -71, between: -62, after: nil), bandwidth: Estimate(15_800, uncertainty: 800),
        isReverberant: false, hum: .heard(frequency: 50, level: -52.1),
        mos: OpinionScores(p808: Estimate(3.9, uncertainty: 0.2)))

    private func json(_ speech: SpeechMeasurement) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(speech)) as? [String: Any])
    }

    @Test("comes back from its JSON form")
    func roundTrip() throws {
        let empty = SpeechMeasurement(duration: Estimate(0, uncertainty: 0), segmentCount: 0, hum: MainsHum.none)
        for speech in [full, empty] {
            let isSame =
                try JSONDecoder().decode(SpeechMeasurement.self, from: JSONEncoder().encode(speech)) == speech
            #expect(isSame)
        }
    }

    @Test("has null for what is unknown, and no scores where none were asked for")
    func unknown() throws {
        let values = try json(SpeechMeasurement(duration: Estimate(0, uncertainty: 0), segmentCount: 0))
        for key in ["first", "last", "level", "snr", "bandwidth", "reverberant", "hum", "longestPause"] {
            #expect(values[key] is NSNull, "\(key)")
        }
        #expect(values["mos"] == nil)
        #expect(try json(full)["longestPause"] as? Double == 1.8)
    }

    @Test("lists the longest pauses, the longest first")
    func pauses() {
        let speech = SpeechMeasurement(
            duration: Estimate(60, uncertainty: 1), segmentCount: 31,
            pauses: (1...30).map { SoundPlace(start: Double($0), duration: Double($0) / 10) })
        let isSorted = speech.pauses.map(\.duration) == [3, 2.9, 2.8, 2.7, 2.6, 2.5, 2.4, 2.3, 2.2, 2.1]
        #expect(isSorted)
        #expect(speech.longestPause == 3)
    }

    @Test("orders depths from the shallowest to the deepest")
    func depths() {
        #expect(MeasurementMethod.allCases == MeasurementMethod.allCases.sorted())
        #expect(MeasurementMethod.decode < .listen && !(MeasurementMethod.listen < .listen))
    }
}
