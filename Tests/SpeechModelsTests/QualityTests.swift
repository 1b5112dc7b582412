import SpeechModels
import TestSupport
import Testing

@Suite("Speech quality", .timeLimited)
struct QualityTests {
    /// What `make-models.py` has the reference score.
    private static let scored = [
        "austen": ["austen-1", "austen-2"], "command": ["command"], "noisy": ["austen-1", "made"], "made": ["made"],
    ]

    /// The samples of the recordings one after the other, repeated or cut to a number of samples.
    private func samples(_ name: String, count: Int = QualityEstimator.windowLength) throws -> [Float] {
        let parts = try #require(Self.scored[name]).flatMap { try Recordings.samples($0) }
        return (0..<count).map { parts[$0 % parts.count] }
    }

    private func scores(_ method: QualityEstimator.Method, _ samples: [Float], block: Int = 10_000) -> [QualityScore] {
        var estimator = QualityEstimator(method)
        samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: block) {
                estimator.process(UnsafeBufferPointer(rebasing: samples[start..<min(samples.count, start + block)]))
            }
        }
        estimator.finish()
        return estimator.scores
    }

    private func reference(_ name: String) throws -> [String: Float] {
        try #require(try Recordings.reference("scores.json", as: [String: [String: Float]].self)[name])
    }

    @Test("by P.808 is what the reference says, within 0.0001", arguments: scored.keys.sorted())
    func p808(name: String) throws {
        let scores = scores(.p808, try samples(name))
        #expect(scores.count == 1)
        let expected = try #require(try reference(name)["p808"])
        #expect(abs(scores[0].overall - expected) < 0.0001)
    }

    @Test("by P.835 is what the reference says at the nominal level, within 0.0001, whatever the recording's level")
    func p835() throws {
        let expected = try reference("noisy")
        let score = try #require(scores(.p835, try samples("noisy").map { $0 / 100 }).first)
        #expect(abs(score.overall - (expected["ovrl"] ?? 0)) < 0.0001)
        #expect(abs((score.signal ?? 0) - (expected["sig"] ?? 0)) < 0.0001)
        #expect(abs((score.background ?? 0) - (expected["bak"] ?? 0)) < 0.0001)
    }

    @Test("of a short recording is that of its repetition")
    func repetition() throws {
        #expect(scores(.p808, try Recordings.samples("command")) == scores(.p808, try samples("command"), block: 777))
        #expect(scores(.p808, []).isEmpty)
    }

    @Test("is that of each whole window, and of the last one where more than a second is left over")
    func windows() throws {
        let window = QualityEstimator.windowLength
        let long = try samples("austen", count: window + 16_001)
        let found = scores(.p808, long)
        #expect(found.count == 2)
        #expect(found.first == scores(.p808, Array(long.prefix(window))).first)
        #expect(found.last == scores(.p808, Array(long.suffix(window))).first)
        #expect(scores(.p808, Array(long.dropLast())).count == 1)
    }

    @Test("by P.808 stays within 0.2 where the recording begins a little later, or is quieter")
    func spread() throws {
        let whole = try samples("austen", count: 2 * QualityEstimator.windowLength)
        func score(_ samples: [Float]) throws -> Float {
            let scores = scores(.p808, samples).map(\.overall)
            try #require(!scores.isEmpty)
            return scores.reduce(0, +) / Float(scores.count)
        }
        let expected = try score(whole)
        for start in [0.3, 0.7, 1.3] {
            #expect(abs(try score(Array(whole.dropFirst(Int(start * 16_000)))) - expected) < 0.2)
        }
        for gain in [0.25, 0.5, 1.4] as [Float] {
            #expect(abs(try score(whole.map { $0 * gain }) - expected) < 0.2)
        }
    }

    @Test("survives silence and samples that are no numbers")
    func hostileSamples() {
        let silent = [Float](repeating: 0, count: 5000)
        for samples in [silent, [.nan, .infinity, -.greatestFiniteMagnitude] + silent] {
            #expect(scores(.p808, samples).allSatisfy { $0.overall.isFinite })
        }
    }
}
