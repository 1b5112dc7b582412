import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import AACDecoding
@testable import AudioMeasurement

@Suite("AAC decoding by FAAD2", .timeLimited)
struct FAADDecoderTests {
    private static func fixture(_ name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appending(path: "Fixtures/\(name)")))
    }

    private static func decoded(_ name: String) throws -> RecordingMeasurement {
        let measurer = RecordingMeasurer(depth: .decode, aacDecoder: .faad)
        return try measurer.measure(bytes: try fixture(name), path: RecordingPath(name))
    }

    @Test(
        "puts out as many frames as the packets hold, priming included",
        arguments: [
            ("mp4/aac-lc.m4a", 8192), ("mp4/he-aac-explicit.m4a", 16384), ("mp4/he-aac-v2-explicit.m4a", 16384),
            ("mp4/he-aac-backward-compatible.m4a", 16384), ("mp4/fragmented.m4a", 8192), ("adts/plain.aac", 8192),
        ])
    func count(name: String, frames: Int64) throws {
        let measurement = try Self.decoded(name)
        #expect(measurement.codedFrameCount == frames)
        #expect(measurement.method == .decode)
        #expect(!measurement.defects.contains { $0.code.rawValue.hasPrefix("decode.") })
    }

    @Test("hands its samples over for a waveform", arguments: ["mp4/aac-lc.m4a", "mp4/he-aac-explicit.m4a"])
    func waveform(name: String) throws {
        let measurer = RecordingMeasurer(depth: .decode, aacDecoder: .faad, drawsWaveforms: true)
        let measurement = try measurer.measure(bytes: try Self.fixture(name), path: RecordingPath(name))
        let waveform = try #require(measurement.waveform)
        // FAAD2 puts nothing out for the first packet.
        #expect((measurement.codedFrameCount / 2...measurement.codedFrameCount).contains(waveform.frameCount))
        #expect(waveform.peaks.contains { $0 > 0 })
        #expect(waveform.byteOffsets.allSatisfy { (1..<measurement.byteCount).contains($0) })
    }

    @Test(
        "finds SBR that no header announces, without a change of the length",
        arguments: [
            "mp4/he-aac-implicit.m4a", "adts/he-aac-implicit.aac",
        ])
    func implicitSBR(name: String) throws {
        let scanned = try RecordingMeasurer(depth: .scan).measure(
            bytes: try Self.fixture(name), path: RecordingPath(name))
        let decoded = try Self.decoded(name)
        #expect(scanned.sampleRate == 16000)
        #expect(scanned.defects.contains { $0.code == "aac.implicit-sbr-possible" })
        #expect(decoded.sampleRate == 32000)
        #expect(decoded.coreSampleRate == 16000)
        #expect(decoded.duration == scanned.duration)
        #expect(decoded.codedFrameCount == 2 * scanned.codedFrameCount)
        #expect(!decoded.defects.contains { $0.code == "aac.implicit-sbr-possible" })
    }

    @Test(
        "only parametric stereo makes mono stereo",
        arguments: [
            ("mp4/aac-lc.m4a", 1), ("mp4/he-aac-explicit.m4a", 1), ("mp4/he-aac-v2-explicit.m4a", 2),
            ("adts/plain.aac", 1),
        ])
    func channels(name: String, count: Int) throws {
        #expect(try Self.decoded(name).channelCount == count)
    }

    @Test("says in the library's words why a packet cannot be decoded")
    func failure() throws {
        var decoder = try FAADDecoder(.raw(audioSpecificConfig: [0x12, 0x08]))
        let noise = (0..<64).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 91) }
        #expect(Self.message(decoding: noise, with: &decoder)?.isEmpty == false)
        #expect(Self.message(decoding: [], with: &decoder) == "a packet has no bytes")
    }

    private static func message(decoding packet: [UInt8], with decoder: inout FAADDecoder) -> String? {
        do {
            for _ in 0..<4 { _ = try packet.withBytes { try decoder.decode($0) } }
            return nil
        } catch {
            return (error as? AACDecodingFailure)?.message
        }
    }

    @Test("refuses a configuration that is none")
    func configuration() {
        #expect(throws: AACDecodingFailure.self) { try FAADDecoder(.raw(audioSpecificConfig: [])) }
    }

    @Test("knows frames of 960 samples")
    func shortFrames() throws {
        // AAC LC, 48 kHz, one channel, frameLengthFlag set; a packet that is silence.
        let decoder = try FAADDecoder(.raw(audioSpecificConfig: [0x11, 0x8C]))
        var counts: [Int] = []
        let silence: [UInt8] = [0, 0, 0, 7]
        for _ in 0..<3 { counts.append(try silence.withBytes { try decoder.decode($0) }.frameCount) }
        #expect(counts.dropFirst().allSatisfy { $0 == 960 })
        #expect([0, 960].contains(counts.first))
    }

    @Test("withstands packets changed at random", arguments: ["mp4/aac-lc.m4a", "mp4/he-aac-v2-explicit.m4a"])
    func mutations(name: String) throws {
        let original = try Self.fixture(name)
        let measurer = RecordingMeasurer(depth: .decode, aacDecoder: .faad)
        // A linear congruential generator, so that every run sees the same bytes.
        var state: UInt32 = 1
        func random(below limit: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 8) % limit
        }
        var decodedCount = 0
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<3 { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
            guard let measurement = try? measurer.measure(bytes: bytes, path: RecordingPath(name)) else { continue }
            decodedCount += measurement.method == .decode ? 1 : 0
            guard measurement.sampleRate > 0, measurement.channelCount > 0, measurement.frameCount >= 0 else {
                Issue.record("cannot be \(measurement)")
                return
            }
        }
        #expect(decodedCount > 150)
    }
}
