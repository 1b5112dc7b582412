import PreflightModel
import TestSupport
import Testing

@testable import RecordingPreparation

@Suite("Cutting in pauses", .timeLimited)
struct PieceCuttingTests {
    private static let rate = 1000

    /// A recording with speech in these places, in milliseconds.
    static func recording(_ speech: [Range<Int>], length: Int) -> RecordingMeasurement {
        var recording = RecordingMeasurement(
            path: "a.wav", byteCount: 44 + 2 * Int64(length), container: .wav, codec: "pcm_s16le", sampleRate: rate,
            channelCount: 1, bitDepth: 16, frameCount: Int64(length), codedFrameCount: Int64(length), method: .listen)
        let places = speech.map { SoundPlace(start: Double($0.lowerBound) / 1000, duration: Double($0.count) / 1000) }
        recording.speechPlaces = places
        recording.speech = SpeechMeasurement(
            duration: Estimate(places.reduce(0) { $0 + $1.duration }, uncertainty: 0), segmentCount: places.count,
            first: places.first?.start, last: places.last.map { $0.start + $0.duration })
        return recording
    }

    private static func pieces(
        _ recording: RecordingMeasurement, _ lengths: ClosedRange<Int64>
    ) throws -> PieceCutting.Pieces {
        let map = try #require(SpeechMap(recording))
        return PieceCutting(
            map: map, range: 0..<recording.frameCount, lengths: lengths,
            silence: EdgeSilence(leading: 0.5, trailing: 0.5), shortening: PauseShortening()
        ).pieces()
    }

    @Test("Pieces are as few as can be, cut in the longest pauses, with silence at both ends")
    func longestPauses() throws {
        let speech = [500..<3000, 3400..<6000, 7500..<9000, 9400..<12_000]
        let pieces = try Self.pieces(Self.recording(speech, length: 12_500), 1000...7000)
        #expect(pieces.rest.isEmpty)
        #expect(pieces.pieces == [0..<6500, 7000..<12_500])
    }

    @Test("Nothing is cut where a pause is too short to be sure of it")
    func shortPause() throws {
        let recording = Self.recording([500..<3000, 3200..<6000], length: 6500)
        let pieces = try Self.pieces(recording, 1000...4000)
        #expect(pieces.pieces.isEmpty && pieces.rest == [0..<6500])
    }

    @Test("What fits into no piece is left out, and nothing else")
    func rest() throws {
        let recording = Self.recording([0..<2000, 3000..<9000, 10_000..<12_000], length: 12_000)
        let pieces = try Self.pieces(recording, 1000...4000)
        #expect(pieces.pieces == [0..<2500, 9500..<12_000])
        #expect(pieces.rest.count == 1 && pieces.rest[0].contains(5000))
    }

    @Test("No way to cut loses less speech, or has fewer pieces: every way is compared", arguments: 0..<40)
    func agreesWithEveryWay(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        var (speech, place) = ([Range<Int>](), 0)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            place += Int.random(in: 150...1500, using: &random)
            let end = place + Int.random(in: 200...3000, using: &random)
            speech.append(place..<end)
            place = end
        }
        let recording = Self.recording(speech, length: place + Int.random(in: 0...800, using: &random))
        let lengths = Int64.random(in: 500...1500, using: &random)...Int64.random(in: 2000...6000, using: &random)
        let pieces = try Self.pieces(recording, lengths)
        let all = pieces.pieces + pieces.rest
        for (one, next) in zip(pieces.pieces, pieces.pieces.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
        for piece in pieces.pieces {
            #expect(lengths.contains(Int64(piece.count)))
            for range in speech {
                let range = Int64(range.lowerBound)..<Int64(range.upperBound)
                #expect(!piece.overlaps(range) || range.clamped(to: piece) == range, "a word is cut")
            }
        }
        #expect(Set(speech.map(\.lowerBound)).allSatisfy { start in all.contains { $0.contains(Int64(start)) } })
        let kept = Self.speech(in: pieces.pieces, of: speech)
        let best = Self.best(recording, speech, lengths)
        #expect((kept, -pieces.pieces.count) == best)
    }

    private static func speech(in pieces: [Range<Int64>], of speech: [Range<Int>]) -> Int {
        speech.filter { range in pieces.contains { $0.contains(Int64(range.lowerBound)) } }.reduce(0) { $0 + $1.count }
    }

    /// The most speech that any way to cut keeps, and then the fewest pieces, with a minus in front.
    private static func best(
        _ recording: RecordingMeasurement, _ speech: [Range<Int>], _ lengths: ClosedRange<Int64>
    ) -> (Int, Int) {
        let cuts = zip(speech, speech.dropFirst()).enumerated().filter {
            $0.element.1.lowerBound - $0.element.0.upperBound >= 250
        }
        .map { $0.offset + 1 }
        let places = [0] + cuts + [speech.count]
        func frames(_ from: Int, _ to: Int) -> Int64 {
            func half(_ index: Int) -> Int { min(500, (speech[index].lowerBound - speech[index - 1].upperBound) / 2) }
            let start = from == 0 ? 0 : speech[from].lowerBound - half(from)
            let end = to == speech.count ? Int(recording.frameCount) : speech[to - 1].upperBound + half(to)
            return Int64(end - start)
        }
        var best: (Int, Int) = (0, 0)
        func go(_ place: Int, _ kept: Int, _ count: Int) {
            if (kept, -count) > best { best = (kept, -count) }
            guard place < places.count - 1 else { return }
            go(place + 1, kept, count)
            for goal in places.indices[(place + 1)...] where lengths.contains(frames(places[place], places[goal])) {
                let more = speech[places[place]..<places[goal]].reduce(0) { $0 + $1.count }
                go(goal, kept + more, count + 1)
            }
        }
        go(0, 0, 0)
        return best
    }
}
