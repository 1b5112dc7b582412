import Foundation
import TestSupport
import Testing

@testable import VoicePreflight

@Suite("Preparing", .timeLimited)
struct PreparationTests {
    /// What is written is held against the plan by `write` itself, which throws where they differ.
    @Test("Whatever the recordings are, what is written is what the plan says", arguments: 0..<8)
    func prediction(seed: UInt64) async throws {
        var random = SeededNumbers(seed: seed)
        let folder = try Folder()
        for number in 0..<Int.random(in: 2...4, using: &random) {
            try RandomTake(&random).write(to: folder.url, number: number, &random)
        }
        let profile = try Profile.decode(Array(Self.profile(&random).utf8), file: "random.yml")
        let cost: PreparationCost = [.lossless, .resample, .lossy].randomElement(using: &random) ?? .lossless
        let preparation = try await Preflight().preparation(
            of: [RecordingInput(path: RecordingPath(folder.url.path))], for: profile,
            wishes: .init(allowedCost: cost))
        #expect(preparation.plan.results.flatMap(\.steps).allSatisfy { $0.cost <= cost })
        let output = RecordingPath(folder.url.appending(path: "prepared").path)
        let prepared = try await preparation.write(to: output, isPartial: true)
        #expect(prepared.report.recordings.count == preparation.plan.results.count)
        if !preparation.plan.results.isEmpty {
            #expect(try await Preflight().verifyPrepared(output) == prepared.set)
        }
        // The same plan again, from the same recordings.
        let again = try await Preflight().preparation(
            of: [RecordingInput(path: RecordingPath(folder.url.path))], for: profile, wishes: .init(allowedCost: cost),
            output: output)
        #expect(again.plan == preparation.plan)
    }

    private static func profile(_ random: inout SeededNumbers) -> String {
        let least = Int.random(in: 1...3, using: &random)
        let most = least + Int.random(in: 2...6, using: &random)
        let isMono = Bool.random(using: &random)
        let rate = [8_000, 16_000].randomElement(using: &random) ?? 8_000
        var rules = """
                  - id: take-container
                    container: [wav]
                    source: {ref: doc, quote: "wav"}
                    examples: {pass: [{container: wav}], fail: [{container: mp3}]}
                  - id: take-duration
                    duration: {atLeast: \(least)s, atMost: \(most)s}
                    source: {ref: doc, quote: "seconds"}
                    examples:
                      pass: [{duration: \(least)s}, {duration: \(most)s}]
                      fail: [{frames: \(least * 48_000 - 1), rate: 48000}, {frames: \(most * 48_000 + 1), rate: 48000}]

            """
        if isMono {
            rules += """
                      - id: take-channels
                        channels: [mono]
                        source: {ref: doc, quote: "mono"}
                        examples: {pass: [{channels: 1}], fail: [{channels: 2}]}

                """
        }
        if Bool.random(using: &random) {
            rules += """
                      - id: take-rate
                        sampleRate: [\(rate)Hz]
                        source: {ref: doc, quote: "rate"}
                        examples: {pass: [{sampleRate: \(rate)}], fail: [{sampleRate: 11025}]}

                """
        }
        if Bool.random(using: &random) {
            rules += """
                      - id: take-depth
                        bitDepth: [16]
                        source: {ref: doc, quote: "16 bit"}
                        examples: {pass: [{bitDepth: 16}], fail: [{bitDepth: 24}]}

                """
        }
        return """
            id: random
            title: Random takes
            revision: 1
            sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
            roles:
              take:
                title: A take
                count: 1...
                source: {ref: doc, quote: "takes"}
                rules:
            \(rules)
            """
    }
}

/// A recording as chance has it: of any form, with what can be wrong with it.
private struct RandomTake {
    private let samples: [Int16]
    private let rate: Int
    private let channelCount: Int
    private let byteCount: Int

    init(_ random: inout SeededNumbers) throws {
        let fixture = try SpeechFixture.samples(Bool.random(using: &random) ? "austen-1" : "austen-2")
        let start = Int.random(in: 0..<(fixture.count / 3), using: &random)
        let length = Int.random(in: 16_000...(fixture.count - start), using: &random)
        let silence = [Int16](
            repeating: 0, count: Bool.random(using: &random) ? 0 : 16_000 * Int.random(in: 1...5, using: &random))
        samples = silence + fixture[start..<min(fixture.count, start + length)] + silence
        // Played at another rate, it is speech all the same.
        rate = [11_025, 16_000, 22_050].randomElement(using: &random) ?? 16_000
        channelCount = Int.random(in: 1...2, using: &random)
        byteCount = Int.random(in: 2...3, using: &random)
    }

    func write(to folder: URL, number: Int, _ random: inout SeededNumbers) throws {
        let (isDead, usesAllBits) = (Bool.random(using: &random), Bool.random(using: &random))
        var data = Data()
        for (index, sample) in samples.enumerated() {
            for channel in 0..<channelCount {
                let value = channel == 1 && isDead ? 0 : sample
                if byteCount == 3 {
                    data.append(usesAllBits && value != 0 ? UInt8(truncatingIfNeeded: index &* 31) : 0)
                }
                withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
            }
        }
        // Sizes that do not say what is there: nothing, too much, or the truth.
        let claimed = [0, data.count + 4_000, data.count, data.count].randomElement(using: &random) ?? data.count
        var bytes = Data("RIFF".utf8)
        func append<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(UInt32(36 + claimed))
        bytes.append(contentsOf: "WAVEfmt ".utf8)
        append(UInt32(16))
        append(UInt16(1))
        append(UInt16(channelCount))
        append(UInt32(rate))
        append(UInt32(rate * channelCount * byteCount))
        append(UInt16(channelCount * byteCount))
        append(UInt16(8 * byteCount))
        bytes.append(contentsOf: "data".utf8)
        append(UInt32(claimed))
        let name = Bool.random(using: &random) ? "take \(number).wav" : "take-\(number).mp3"
        try (bytes + data).write(to: folder.appending(path: name))
    }
}

private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "preparing-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }
}
