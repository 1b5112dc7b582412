import AudioMeasurement
import Foundation
import PreflightModel
import RecordingPreparation
import TestSupport
import Testing

/// MP3 and AAC are cut on their frames: what is played is what was played there before, sample by sample.
@Suite("Cuts of coded audio", .timeLimited)
struct CodedCutTests {
    /// An MP3 of two seconds in which every moment sounds different.
    static func mp3(
        _ folder: PreparationFolder, sampleRate: Int, channelCount: Int, bitRate: Int
    ) throws -> PreparationSource {
        var sound: [Double] = []
        var state: UInt64 = 1
        for frame in 0..<(2 * sampleRate) {
            let time = Double(frame) / Double(sampleRate)
            for channel in 0..<channelCount {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let noise = Double(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
                let loud = 0.4 * abs(sin(time * 7))
                let phase = 2 * Double.pi * (200 + 300 * time) * time + Double(channel)
                sound.append(loud * sin(phase) + 0.05 * noise)
            }
        }
        let wave = MadeWave.of(sound, bits: 16, channelCount: channelCount, sampleRate: sampleRate)
        let source = try folder.source("take.wav", wave.bytes())
        _ = try folder.prepare(source, [.encode(.mp3(bitRate: bitRate))], to: "take.mp3")
        return try folder.source(at: folder.path("take.mp3"))
    }

    @Test(
        "an MP3 that is cut plays exactly the samples that were there",
        arguments: [
            (44_100, 2, 128_000), (48_000, 1, 32_000), (44_100, 2, 320_000), (22_050, 1, 32_000), (24_000, 2, 160_000),
            (16_000, 1, 8_000), (8_000, 1, 8_000), (11_025, 2, 16_000),
        ])
    func cutsMP3(sampleRate: Int, channelCount: Int, bitRate: Int) throws {
        let folder = try PreparationFolder()
        let source = try Self.mp3(folder, sampleRate: sampleRate, channelCount: channelCount, bitRate: bitRate)
        let count = source.measurement.frameCount
        let cuts: [Range<Int64>] = [
            0..<count - 1, 0..<1, 1..<count, 5000..<5001, 3333..<12_345, 1152..<2304, 576..<9999, count - 700..<count,
        ]
        for frames in cuts {
            let name = "\(frames).mp3"
            let file = try folder.prepare(source, frames: frames, to: name)
            let found = try folder.source(at: folder.path(name))
            #expect(LosslessOperationTests.isAsPromised(file, found.measurement), "\(frames)")
            #expect(found.measurement.defects.isEmpty, "\(frames): \(found.measurement.defects)")
            let expected = try folder.samples(source, frames: frames).map { Double(bitPattern: $0) * 32_768 }
            let samples = try folder.values(name).map { $0 * 32_768 }
            #expect(samples.count == expected.count, "\(frames)")
            // libmpg123 sums in another order at another place of its buffer, so that its rounding to 16 bits may differ.
            let distances = zip(samples, expected).map { abs($0 - $1) }
            #expect(distances.max() ?? 0 <= 1, "\(frames)")
            #expect(distances.count { $0 > 0 } <= expected.count / 100 + 1, "\(frames)")
        }
    }

    @Test(
        "an MP3 is written behind a true Xing frame, and nothing else is left",
        arguments: [
            "xing-count-double", "xing-count-half", "xing-count-zero", "vbr-without-xing", "vbr-xing", "cbr-lame-info",
            "cbr-without-info", "trailing-garbage", "zeros-in-front", "junk-between-frames", "truncated-mid-frame",
            "truncated-between-frames", "id3v2-padding", "apev2-id3v1", "one-frame", "vbri",
            "mpeg25-layer3",
        ])
    func repairsMP3(name: String) throws {
        let folder = try PreparationFolder()
        let source = try folder.fixture("mp3/\(name).mp3")
        let file = try folder.prepare(source, [.repairHeader], to: "new.mp3")
        let found = try folder.source(at: folder.path("new.mp3"))
        #expect(LosslessOperationTests.isAsPromised(file, found.measurement))
        #expect(found.measurement.defects.isEmpty, "\(found.measurement.defects)")
        #expect(found.measurement.tagByteCount == 0)
        // Where no delay was stated, a silent frame takes it.
        let more = found.measurement.codedFrameCount - source.measurement.codedFrameCount
        #expect(more == 0 || source.measurement.codedFrameCount == source.measurement.frameCount && more <= 1152)
        if more == 0 {
            #expect(found.measurement.signal?.sampleHash == source.measurement.signal?.sampleHash)
        }
        // The hash is of the silent frame too; what is played is the same but for the rounding of libmpg123.
        let expected = try folder.samples(source).map { Double(bitPattern: $0) * 32_768 }
        let samples = try folder.values("new.mp3").map { $0 * 32_768 }
        #expect(samples.count == expected.count)
        #expect(zip(samples, expected).allSatisfy { abs($0 - $1) <= 1 })
    }

    @Test(
        "what cannot be cut or written anew without loss is refused, by its reason",
        arguments: [
            ("mp3/rate-change.mp3", PreparationRefusal.Code.framesInterrupted),
            ("mp3/channel-change.mp3", .framesInterrupted), ("mp3/free-format.mp3", .framesInterrupted),
            ("mp3/mpeg1-layer2.mp2", .framesInterrupted), ("mp3/itunsmpb.mp3", .gaplessNotCarried),
            ("mp3/concatenated.mp3", .gaplessNotCarried), ("adts/plain.aac", .cutNotMarked),
            ("mp4/he-aac-implicit.m4a", .gaplessNotCarried),
        ])
    func refuses(name: String, code: PreparationRefusal.Code) throws {
        let folder = try PreparationFolder()
        let source = try folder.fixture(name)
        let failure = #expect(throws: PreparationFailure.self) {
            try folder.prepare(source, frames: 100..<source.measurement.frameCount - 100, to: "new")
        }
        guard case .refused(let refusal) = failure else { throw try #require(failure) }
        #expect(refusal.code == code)
        #expect(!FileManager.default.fileExists(atPath: folder.path("new").description))
    }

    @Test("ADTS is cut where a frame ends, and what stands around its frames goes")
    func cutsADTS() throws {
        let folder = try PreparationFolder()
        for name in ["plain", "apev2", "id3v2", "trailing-garbage", "truncated"] {
            let source = try folder.fixture("adts/\(name).aac")
            _ = try folder.prepare(source, frames: 0..<3072, to: "\(name)-cut")
            let cut = try folder.source(at: folder.path("\(name)-cut"))
            #expect(cut.measurement.frameCount == 3072)
            let difference = firstDifference(
                try folder.samples(cut), from: try folder.samples(source, frames: 0..<3072))
            #expect(difference == nil)
            _ = try folder.prepare(source, [.repairHeader], to: "\(name)-new")
            let new = try folder.measure(folder.path("\(name)-new"))
            #expect(new.defects.allSatisfy { $0.severity == .note })
            #expect(new.tagByteCount == 0)
            #expect(new.frameCount == source.measurement.frameCount)
        }
    }

    @Test(
        "AAC in MP4 keeps its packets, and plays exactly the frames that are wanted",
        arguments: [
            "aac-lc", "edit-list-2112", "itunsmpb", "fragmented", "moov-first", "mdat-truncated", "without-edit-list",
            "extra-video-track", "chapters", "last-packet-short", "he-aac-explicit", "he-aac-v2-explicit",
            "edit-list-past-the-end", "mdat-size-zero", "two-audio-tracks",
        ])
    func cutsMP4(name: String) throws {
        let folder = try PreparationFolder()
        let file = name == "extra-video-track" ? "mp4/\(name).mp4" : "mp4/\(name).m4a"
        let source = try folder.fixture(file)
        let count = source.measurement.frameCount
        for frames in [nil, 0..<count, 1..<count - 1, 1500..<count, count / 2..<count / 2 + 1] as [Range<Int64>?] {
            let name = "\(frames.map { "\($0)" } ?? "all").m4a"
            let operations: [PreparationOperation] = frames == nil || frames == 0..<count ? [.repairHeader] : []
            let made = try folder.prepare(source, frames: frames, operations, to: name)
            let found = try folder.source(at: folder.path(name))
            #expect(LosslessOperationTests.isAsPromised(made, found.measurement), "\(name)")
            #expect(found.measurement.defects.allSatisfy { $0.severity == .note }, "\(found.measurement.defects)")
            let expected = try folder.samples(source, frames: frames).map { Double(bitPattern: $0) }
            let samples = try folder.values(name)
            #expect(samples.count == expected.count)
            // A decoder draws noise of its own where the encoder says so.
            let distance = zip(samples, expected).map { abs($0 - $1) }.max() ?? 0
            #expect(distance < 0.01, "\(name)")
        }
    }
}
