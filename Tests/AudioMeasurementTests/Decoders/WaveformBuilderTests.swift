import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Waveforms", .timeLimited)
struct WaveformBuilderTests {
    private func draw(
        _ samples: [Int16], channelCount: Int = 1, expecting expected: Int64, in pieces: Int = .max
    ) -> Waveform? {
        var builder = WaveformBuilder(expectedFrameCount: expected)
        var rest = samples[...]
        var offset: Int64 = 100
        while !rest.isEmpty {
            let piece = Array(rest.prefix(pieces))
            rest = rest.dropFirst(piece.count)
            piece.withUnsafeBufferPointer { builder.add($0, channelCount: channelCount, byteOffset: offset) }
            offset += Int64(piece.count * 2)
        }
        return builder.finish(origin: 7)
    }

    @Test(
        "have a bucket a frame where there are few, and never more than a thousand",
        arguments: [1, 999, 1000, 1001, 54_321])
    func buckets(frames: Int) throws {
        let waveform = try #require(draw([Int16](repeating: 1000, count: frames), expecting: Int64(frames)))
        #expect(waveform.frameCount == Int64(frames))
        #expect(waveform.peaks.count <= Waveform.greatestBucketCount)
        #expect(waveform.peaks.count > min(frames, 500) - 1)
        #expect(waveform.framesPerBucket * Int64(waveform.peaks.count) >= Int64(frames))
        #expect(waveform.framesPerBucket * Int64(waveform.peaks.count - 1) < Int64(frames))
        #expect(waveform.means.count == waveform.peaks.count && waveform.byteOffsets.count == waveform.peaks.count)
        #expect(Set(waveform.peaks + waveform.means) == [Waveform.level(ofAmplitude: 1000 / 32_768)])
    }

    @Test("double their buckets where a recording is longer than its structure says", arguments: [0, 1, 3000])
    func longer(expected: Int64) throws {
        let waveform = try #require(
            draw([Int16](repeating: -20_000, count: 100_000), expecting: expected, in: 777))
        #expect(waveform.frameCount == 100_000)
        #expect((250...1000).contains(waveform.peaks.count))
        #expect(Set(waveform.peaks + waveform.means) == [Waveform.level(ofAmplitude: 20_000 / 32_768)])
    }

    @Test("show the peak of every channel, and the mean power of all")
    func channels() throws {
        // The two channels would cancel each other in a mix.
        let samples = (0..<8000).map { $0 % 2 == 0 ? Int16(16_384) : -16_384 }
        let loud = try #require(draw(samples, channelCount: 2, expecting: 4000, in: 4096))
        #expect(loud.frameCount == 4000)
        #expect(Set(loud.peaks + loud.means) == [Waveform.level(ofAmplitude: 0.5)])
        let oneSided = (0..<8000).map { $0 % 2 == 0 ? Int16(16_384) : 0 }
        let half = try #require(draw(oneSided, channelCount: 2, expecting: 4000))
        #expect(Set(half.peaks) == [Waveform.level(ofAmplitude: 0.5)])
        #expect(Set(half.means) == [Waveform.level(ofAmplitude: 0.125.squareRoot())])
    }

    @Test("put a click where it is")
    func click() throws {
        var samples = [Int16](repeating: 0, count: 100_000)
        samples[25_050] = .min
        let waveform = try #require(draw(samples, expecting: 100_000, in: 4096))
        #expect(waveform.peaks.indices.filter { waveform.peaks[$0] > 0 } == [250])
        #expect(waveform.peaks[250] == 255)
        #expect(waveform.means[250] == Waveform.level(ofAmplitude: 0.1))
        #expect(waveform.position(ofByte: 7 + 100 + 25_050 * 2).map { abs($0 - 0.25) < 0.05 } == true)
    }

    @Test("are the same for every type of samples", arguments: [1, 15, 16, 17, 2047, 2048, 2049, 10_000])
    func types(count: Int) throws {
        var chance = SeededNumbers("waveform of \(count)")
        let samples = (0..<count).map { _ in Int16.random(in: -9000...9000, using: &chance) }
        let exact = samples.reduce(0.0) { $0 + Double($1) * Double($1) } / (32_768 * 32_768)
        let peak = Float(samples.map { abs(Int($0)) }.max() ?? 0) / 32_768
        func expect<Sample: WaveformSample>(_ samples: [Sample]) {
            let loudness = samples.withUnsafeBufferPointer { Sample.loudness(of: $0) }
            #expect(abs(loudness.peak - peak) <= peak * 1e-6, "\(Sample.self)")
            #expect(abs(loudness.energy - exact) <= exact * 5e-3, "\(Sample.self): \(loudness.energy), not \(exact)")
        }
        expect(samples)
        expect(samples.map { Int32($0) << 16 })
        expect(samples.map { Float($0) / 32_768 })
        expect(samples.map { Double($0) / 32_768 })
    }

    @Test("do not overflow at full scale")
    func fullScale() {
        let samples = [Int16](repeating: .min, count: 100_000)
        let loudness = samples.withUnsafeBufferPointer { Int16.loudness(of: $0) }
        #expect(loudness.peak == 1)
        #expect(loudness.energy == 100_000)
    }

    @Test("survive samples that are not numbers")
    func noNumbers() {
        var builder = WaveformBuilder(expectedFrameCount: 3)
        [Float.nan, .infinity, -.greatestFiniteMagnitude].withUnsafeBufferPointer {
            builder.add($0, channelCount: 1, byteOffset: 0)
        }
        #expect(builder.finish(origin: 0)?.peaks == [0, 255, 255])
    }

    @Test("cover every frame", arguments: ["flac/plain.flac", "mp3/mpeg1-layer3.mp3", "session/01-harbour.mp3"])
    func coverage(path: String) throws {
        let measurement = try RecordingMeasurer(depth: .decode, drawsWaveforms: true).measure(at(path))
        let waveform = try #require(measurement.waveform)
        #expect(waveform.frameCount == measurement.codedFrameCount)
        #expect(waveform.byteOffsets == waveform.byteOffsets.sorted())
        #expect(waveform.byteOffsets.allSatisfy { (0..<measurement.byteCount).contains($0) })
        #expect(waveform.peaks.contains { $0 > 100 })
    }

    @Test("are made where they are asked for, and change nothing else", arguments: Fixtures.all)
    func unasked(fixture: Fixture) throws {
        guard fixture.unreadable == nil else { return }
        let path = at(fixture.path)
        let plain = try RecordingMeasurer(depth: .decode).measure(path)
        #expect(plain.waveform == nil)
        #expect(try RecordingMeasurer(depth: .scan, drawsWaveforms: true).measure(path).waveform == nil)
        var drawn = try RecordingMeasurer(depth: .decode, drawsWaveforms: true).measure(path)
        drawn.waveform = nil
        #expect(drawn == plain)
    }

    private func at(_ path: String) -> RecordingPath { RecordingPath(Fixtures.folder.appending(path: path).path) }
}
