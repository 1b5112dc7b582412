import Foundation
import PreflightModel
import TestSupport
import Testing

/// Made-up voices: directions near axes that stand upright on each other.
enum MadeVoice {
    /// A direction whose similarity to the axis is `likeness`; the rest of it points where no other does.
    static func direction(_ axis: Int, likeness: Double = 1, own: Int = 0) -> [Float] {
        var direction = [Float](repeating: 0, count: 192)
        direction[axis] = Float(likeness)
        direction[20 + own] = Float((1 - likeness * likeness).squareRoot())
        return direction
    }

    static func voiceprint(
        _ axis: Int, likeness: Double = 0.9, own: Int = 0, seconds: Double = 20, isNarrowBand: Bool = false
    ) -> Voiceprint {
        Voiceprint(
            direction: direction(axis, likeness: likeness, own: own), speechSeconds: seconds, isNarrowBand: isNarrowBand
        )
    }
}

@Suite("Voices", .timeLimited)
struct VoicesTests {
    @Test("are told apart: one of twenty, every other one, three")
    func groups() {
        func groups(_ axes: [Int]) -> [[Int]] {
            Voices.groups(
                of: axes.enumerated().map { MadeVoice.direction($0.element, likeness: 0.85, own: $0.offset) })
        }
        #expect(groups(Array(repeating: 0, count: 20)) == [Array(0..<20)])
        #expect(groups((0..<20).map { $0 == 7 ? 1 : 0 }) == [(0..<20).filter { $0 != 7 }, [7]])
        #expect(
            groups((0..<20).map { $0 % 2 }) == [
                [0, 2, 4, 6, 8, 10, 12, 14, 16, 18], [1, 3, 5, 7, 9, 11, 13, 15, 17, 19],
            ])
        #expect(groups((0..<9).map { $0 % 3 }) == [[0, 3, 6], [1, 4, 7], [2, 5, 8]])
        #expect(groups([0, 1]) == [[0], [1]])
        #expect(groups([0]) == [[0]] && groups([]).isEmpty)
    }

    @Test("that are all the same, or tell nothing, are one group")
    func degenerate() {
        let one = MadeVoice.direction(0)
        #expect(Voices.groups(of: [one, one, one]) == [[0, 1, 2]])
        let nothing = [Float](repeating: 0, count: 192)
        #expect(Voices.groups(of: [nothing, nothing]).flatMap(\.self).sorted() == [0, 1])
        #expect(Voices.middle(of: [nothing, nothing]).allSatisfy { $0 == 0 })
        #expect(Voices.halves(of: [one]) == nil && Voices.halves(of: []) == nil)
    }

    @Test(
        "are the same, unsure or different by their similarity, with enough speech and in a wide band",
        arguments: [
            (0.55, 3.0, false, VoiceComparison.Zone.same), (0.54, 3, false, .unsure), (0.35, 3, false, .unsure),
            (0.34, 3, false, .different), (0.34, 2.9, false, .unsure), (0.1, 30, true, .unsure),
            (0.8, 1, true, .same),
        ])
    func zones(similarity: Double, seconds: Double, isNarrowBand: Bool, zone: VoiceComparison.Zone) {
        for (one, other) in [(seconds, 30.0), (30, seconds)] {
            let comparison = VoiceComparison(
                similarity: similarity, speechSeconds: one, otherSpeechSeconds: other, isNarrowBand: isNarrowBand)
            #expect(comparison.zone == zone)
        }
    }

    @Test("of several recordings are one in their middle, with all their speech")
    func middle() {
        let voices = (0..<4).map { MadeVoice.voiceprint(0, own: $0, seconds: 1, isNarrowBand: $0 == 0) }
        let middle = Voiceprint(voices)
        #expect(middle.speechSeconds == 4 && !middle.isNarrowBand)
        #expect(Voices.similarity(middle.direction, MadeVoice.direction(0)) > 0.96)
        #expect(abs(Voices.similarity(middle.direction, middle.direction) - 1) < 0.000001)
    }

    @Test("are not written down with a measurement, which is read again as it was without")
    func secrecy() throws {
        var recording = RecordingMeasurement(
            path: "a.wav", byteCount: 1, container: .wav, codec: "pcm_s16le", sampleRate: 16_000, channelCount: 1,
            frameCount: 1, codedFrameCount: 1, method: .listen)
        let json = try JSONEncoder().encode(recording)
        let plain = recording
        recording.voiceprint = MadeVoice.voiceprint(0)
        #expect(recording.voiceprint != nil && plain.voiceprint == nil)
        #expect(recording == plain, "a report from measurements is that from the recordings")
        let voiceprint = try #require(recording.voiceprint)
        #expect(String(reflecting: voiceprint) == "a voiceprint", "no log that prints values has its numbers")
        #expect(Mirror(reflecting: voiceprint).children.isEmpty)
        #expect(!((recording.voiceprint as Any) is any Encodable))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(recording) == encoder.encode(plain))
        #expect(try JSONDecoder().decode(RecordingMeasurement.self, from: json) == plain)
    }

    @Test("in a recording are written down as how many and where", arguments: [1, 2, nil])
    func speakers(count: Int?) throws {
        let speakers = SpeakersMeasurement(
            count: count, cohesion: count.map { _ in 0.8349 }, stretchCount: count == nil ? 0 : 8,
            others: [SoundPlace(start: 3, duration: 1), SoundPlace(start: 12, duration: 4)])
        let json = try JSONEncoder().encode(speakers)
        #expect(try JSONDecoder().decode(SpeakersMeasurement.self, from: json) == speakers)
        let keys = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(keys.keys.sorted() == ["cohesion", "count", "others", "stretches"])
        #expect(keys["cohesion"] as? Double == (count == nil ? nil : 0.83))
        #expect(speakers.others.first?.start == 12)
    }
}
