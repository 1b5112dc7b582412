import PreflightModel
import SpeechModels
import TestSupport
import Testing

@Suite("Voices in a recording", .timeLimited)
struct HeardVoicesTests {
    private func heard(_ samples: [Float], _ effort: VoiceEffort = .budget, block: Int = 8192) throws -> HeardVoices {
        // A meter cannot be copied, so it cannot be required.
        guard var meter = SpeechMeter(sampleRate: 16_000, quality: [], voices: effort) else {
            throw CancellationError()
        }
        samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: block) {
                meter.process(UnsafeBufferPointer(rebasing: samples[start..<min(samples.count, start + block)]))
            }
        }
        var heard = meter.finish()
        heard.hearVoices()
        return try #require(heard.voices)
    }

    /// Samples again and again, up to so many seconds.
    private func repeated(_ samples: [Float], seconds: Int) -> [Float] {
        (0..<seconds * 16_000).map { samples[$0 % samples.count] }
    }

    @Test("are one where one reads, whatever the sizes of the blocks")
    func one() throws {
        let samples = try Recordings.samples("austen-1") + Recordings.samples("austen-2")
        let voices = try heard(samples)
        #expect(voices.speakers.count == 1)
        #expect((voices.speakers.cohesion ?? 0) > 0.55)
        #expect(voices.speakers.others.isEmpty)
        #expect(try heard(samples, block: 777) == voices)
        let print = try #require(voices.voiceprint)
        #expect(abs(Voices.similarity(print.direction, print.direction) - 1) < 0.0001)
        #expect(print.speechSeconds > 5 && !print.isNarrowBand)
    }

    @Test(
        "are two where somebody else speaks in the middle, and it is said where",
        arguments: [VoiceEffort.budget, .thorough])
    func two(effort: VoiceEffort) throws {
        let reader = try Recordings.samples("austen-1") + Recordings.samples("austen-2")
        // The budget hears eight stretches of 2 s, so it may miss what is shorter than this.
        let other = try repeated(Recordings.samples("command"), seconds: 12)
        let voices = try heard(reader + other + reader, effort)
        #expect(voices.speakers.count == 2)
        #expect((voices.speakers.cohesion ?? 1) < 0.45)
        let place = try #require(voices.speakers.others.first)
        let start = Double(reader.count) / 16_000
        #expect(place.start > start - 2 && place.start + place.duration < start + 14)
        // The voice with the most speech is the reader's.
        let print = try #require(voices.voiceprint)
        let readers = try #require(try heard(reader).voiceprint)
        #expect(Voices.similarity(print.direction, readers.direction) > 0.8)
    }

    @Test("are told by stretches that are spread over all of a long recording")
    func budget() throws {
        let samples = try repeated(Recordings.samples("austen-1"), seconds: 90)
        let voices = try heard(samples)
        #expect(voices.speakers.stretchCount == 8)
        let late = samples + (try repeated(Recordings.samples("command"), seconds: 30))
        #expect(try heard(late).speakers.others.contains { $0.start > 85 })
    }

    @Test("are unknown where nobody speaks, or only a word")
    func unknown() throws {
        let silent = try heard([Float](repeating: 0, count: 160_000))
        #expect(silent.voiceprint == nil)
        #expect(silent.speakers == SpeakersMeasurement(count: nil, cohesion: nil, stretchCount: 0))
        #expect(try heard([]).voiceprint == nil)
        let word = try heard(Array(Recordings.samples("austen-1").prefix(12_000)))
        #expect(word.voiceprint == nil && word.speakers.count == nil)
        let brief = try heard(Array(Recordings.samples("austen-1").prefix(32_000)))
        #expect(brief.voiceprint != nil && brief.speakers.count == nil && brief.speakers.stretchCount == 1)
    }
}
