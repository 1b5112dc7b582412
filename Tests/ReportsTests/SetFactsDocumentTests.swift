import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import Reports

@Suite("The JSON form of the facts of a set", .timeLimited)
struct SetFactsDocumentTests {
    private func facts(keeping kept: SetFacts.Kept, count: Int = 5) -> SetFacts {
        var facts = SetFacts(keeping: kept)
        for index in 0..<count {
            let frames = Int64(1) << 52 + 1 - Int64(index)
            var recording = RecordingMeasurement(
                path: RecordingPath(bytes: Array("take ".utf8) + [0xFF, UInt8(0x30 + index % 3)]), byteCount: 1 << 52,
                sha256: index == 4 ? nil : String(repeating: "\(index % 2)", count: 64), container: .wav,
                codec: "pcm_s16le", sampleRate: [8000, 44_100][index % 2], channelCount: 1, frameCount: frames,
                codedFrameCount: frames, method: .decode)
            if index > 1 {
                recording.signal = SignalMeasurement(
                    levels: ChannelSignal(
                        peak: nil, truePeak: nil, rms: nil, loudness: -20.1 - Double(index), dcOffset: 0),
                    sampleHash: "")
                recording.speech = SpeechMeasurement(
                    duration: Estimate(100.25, uncertainty: 2), segmentCount: 1,
                    noiseFloor: NoiseFloor(before: nil, between: -60, after: nil))
            }
            facts.add(recording, at: InputPlace(source: index % 2, index: index, part: 1))
        }
        return facts
    }

    @Test(
        "comes back as it was, agrees with its schema, and is the same for the same facts",
        arguments: [[], [.digests], [.names], [.digests, .names]] as [SetFacts.Kept], [0, 1, 5])
    func roundTrip(kept: SetFacts.Kept, count: Int) throws {
        var facts = facts(keeping: kept, count: count)
        // Totals beyond 64 bits.
        if kept == [] { for _ in 0..<20 { facts.merge(facts) } }
        let text = try JSONText.document(facts)
        let read = try JSONDecoder().decode(SetFacts.self, from: Data(text.utf8))
        let isSame = read == facts
        #expect(isSame)
        #expect(try firstDifference(JSONText.document(read), from: text) == nil)
        let validator = try SchemaValidator(try #require(JSONSchemas.text(named: "set-facts")))
        #expect(try validator.mistakes(in: text) == [])
    }

    @Test("merges on another machine as it does here")
    func merged() throws {
        var here = facts(keeping: [.digests, .names])
        let other = facts(keeping: [.digests], count: 3)
        var there = try JSONDecoder().decode(SetFacts.self, from: Data(try JSONText.line(here).utf8))
        there.merge(try JSONDecoder().decode(SetFacts.self, from: Data(try JSONText.line(other).utf8)))
        here.merge(other)
        let isSame = there == here
        #expect(isSame)
    }

    @Test(
        "is refused where it is of another version, or says what no set can have",
        arguments: [
            ("set-facts/1", "set-facts/2"), (#""recordingCount":1"#, #""recordingCount":-1"#),
            (#""sampleRate":8000"#, #""sampleRate":0"#),
            (#""byteCount":"4"#, #""byteCount":"999999999999999999999999999999999999"#),
        ])
    func refused(old: String, new: String) throws {
        let text = try JSONText.line(facts(keeping: [.digests], count: 1))
        let damaged = text.replacing(old, with: new)
        #expect(firstDifference(damaged, from: text) != nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SetFacts.self, from: Data(damaged.utf8))
        }
    }
}
