import SpeechModels
import TestSupport
import Testing

@Suite("Voice activity", .timeLimited)
struct VoiceActivityTests {
    private func probabilities(of samples: [Float], blocks: [Int] = [4096]) -> [Float] {
        var detector = VoiceActivityDetector()
        samples.withUnsafeBufferPointer { samples in
            var (start, turn) = (0, 0)
            while start < samples.count {
                let end = min(samples.count, start + blocks[turn % blocks.count])
                detector.process(UnsafeBufferPointer(rebasing: samples[start..<end]))
                (start, turn) = (end, turn + 1)
            }
        }
        detector.finish()
        return detector.probabilities
    }

    @Test("is what the reference runtime says, within 0.0001", arguments: Recordings.names)
    func reference(name: String) throws {
        let expected = try #require(
            try Recordings.reference("probabilities.json", as: [String: [Float]].self)[name])
        let found = probabilities(of: try Recordings.samples(name))
        #expect(found.count == expected.count)
        let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? 1
        #expect(difference < 0.0001)
    }

    @Test(
        "has the same bits whatever the sizes of the blocks",
        arguments: [[1], [511, 0, 513], [7, 12_000], [1_000_000]])
    func blocks(sizes: [Int]) throws {
        let samples = Array(try Recordings.samples("command").prefix(30_000))
        let isSame = probabilities(of: samples, blocks: sizes) == probabilities(of: samples)
        #expect(isSame)
    }

    #if arch(x86_64)
        @Test("has the same bits on every processor of this architecture, however wide its vectors")
        func bits() throws {
            let bits = probabilities(of: try Recordings.samples("austen-1")).map(\.bitPattern)
            let hash = bits.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            #expect(hash == 12_544_457_659_162_495_136)
        }
    #endif

    @Test("is low where nobody speaks")
    func noSpeech() throws {
        for samples in [[Float](repeating: 0, count: 32_000), try Recordings.samples("made")] {
            let found = probabilities(of: samples)
            #expect(found.count == (samples.count + 511) / 512)
            #expect(found.allSatisfy { $0 < 0.5 })
        }
    }

    @Test("is high where somebody speaks, and low before")
    func speech() throws {
        let samples = [Float](repeating: 0, count: 16_384) + (try Recordings.samples("austen-1"))
        let found = probabilities(of: samples)
        #expect(found.prefix(32).allSatisfy { $0 < 0.2 })
        #expect(found.dropFirst(32).count { $0 > 0.5 } > 150)
    }

    @Test("survives samples that are no numbers, infinite or far beyond full scale")
    func hostileSamples() throws {
        var samples = [Float](repeating: 0, count: 4000)
        for (index, value) in [Float.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1e30].enumerated() {
            samples[1000 + index] = value
        }
        let found = probabilities(of: samples + (try Recordings.samples("austen-1")))
        #expect(found.allSatisfy { (0...1).contains($0) })
        #expect(found.count { $0 > 0.5 } > 150)
    }

    @Test("of nothing is nothing, and of one sample one window")
    func shortest() {
        #expect(probabilities(of: []).isEmpty)
        #expect(probabilities(of: [0]).count == 1)
        #expect(probabilities(of: [Float](repeating: 0, count: 512)).count == 1)
        #expect(probabilities(of: [Float](repeating: 0, count: 513)).count == 2)
    }
}
