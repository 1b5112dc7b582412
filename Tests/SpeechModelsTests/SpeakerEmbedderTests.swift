import SpeechModels
import TestSupport
import Testing

@Suite("Speaker embeddings", .timeLimited)
struct SpeakerEmbedderTests {
    /// What `make-models.py` has the reference embed: a recording, and how many seconds of it.
    private static let embedded: [(name: String, seconds: Double, notation: String)] = [
        ("austen-1", 2, "2"), ("austen-1", 3.33, "3.33"), ("austen-2", 2, "2"), ("command", 2, "2"),
        ("command", 0.5, "0.5"), ("made", 3, "3"),
    ]

    private func embedding(of samples: some Collection<Float>) -> [Float] {
        let samples = Array(samples)
        let embedder = SpeakerEmbedder(length: samples.count)
        return samples.withUnsafeBufferPointer { embedder.embedding(of: $0) }
    }

    private func similarity(_ one: [Float], _ other: [Float]) -> Float {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test("are what the reference says of the stored weights, within 0.00005", arguments: embedded)
    func reference(name: String, seconds: Double, notation: String) throws {
        let found = embedding(of: try Recordings.samples(name).prefix(Int((16_000 * seconds).rounded())))
        let reference = try Recordings.reference("embeddings.json", as: [String: [Float]].self)
        let expected = try #require(reference["\(name) \(notation) stored"])
        #expect(found.count == SpeakerEmbedder.size && expected.count == found.count)
        let furthest = zip(found, expected).map { abs($0 - $1) }.max() ?? 1
        #expect(furthest < 0.00005)
        // What half precision costs.
        let published = try #require(reference["\(name) \(notation) published"])
        #expect(similarity(found, published) > 0.99999)
    }

    @Test("do not depend on the level")
    func level() throws {
        let samples = try Recordings.samples("austen-1").prefix(32_000)
        #expect(similarity(embedding(of: samples), embedding(of: samples.map { $0 / 30 })) > 0.9999)
    }

    @Test("of one voice are alike, of two are not")
    func voices() throws {
        let one = try Recordings.samples("austen-1")
        let first = embedding(of: one.prefix(32_000))
        let later = embedding(of: one.dropFirst(32_000).prefix(32_000))
        let sameReader = embedding(of: try Recordings.samples("austen-2").prefix(32_000))
        let another = embedding(of: try Recordings.samples("command").prefix(32_000))
        #expect(similarity(first, later) > 0.6)
        #expect(similarity(first, sameReader) > 0.6)
        #expect(similarity(first, another) < 0.3)
    }

    @Test("survive silence and the shortest stretch")
    func silence() {
        for length in [SpeakerEmbedder.leastLength, 32_000] {
            let found = embedding(of: [Float](repeating: 0, count: length))
            let areNumbers = found.allSatisfy(\.isFinite)
            #expect(areNumbers)
        }
    }
}
