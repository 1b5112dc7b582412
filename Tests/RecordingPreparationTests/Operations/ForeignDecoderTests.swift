import AudioMeasurement
import Foundation
import PreflightModel
import RecordingPreparation
import TestSupport
import Testing

/// What other people's programs make of every recording that is written: as many frames, and the same samples.
@Suite("Prepared recordings in foreign decoders", .timeLimited)
struct ForeignDecoderTests {
    /// A recording, and what is done to it.
    struct Case: CustomTestStringConvertible {
        var name: String
        var frames: Range<Int64>?
        var operations: [PreparationOperation]
        var source: @Sendable (PreparationFolder) throws -> PreparationSource

        var testDescription: String { name }

        init(
            _ name: String, frames: Range<Int64>? = nil, _ operations: [PreparationOperation] = [],
            _ source: @escaping @Sendable (PreparationFolder) throws -> PreparationSource
        ) {
            (self.name, self.frames, self.operations, self.source) = (name, frames, operations, source)
        }
    }

    private static func wave(
        _ form: SampleForm, channels: Int = 1, rate: Int = 48_000
    ) -> @Sendable (PreparationFolder) throws -> PreparationSource {
        { folder in
            let wave = MadeWave.noise(form, channelCount: channels, frameCount: 20_001, sampleRate: rate)
            return try folder.source("source.wav", wave.bytes(surrounded: true))
        }
    }

    private static func sound(
        bits: Int, channels: Int = 1, rate: Int = 48_000
    ) -> @Sendable (PreparationFolder) throws -> PreparationSource {
        { folder in
            let samples = (0..<(rate / 2 * channels)).map { 0.4 * sin(Double($0) * 0.02 + Double($0 % channels)) }
            let wave = MadeWave.of(samples, bits: bits, channelCount: channels, sampleRate: rate)
            return try folder.source("source.wav", wave.bytes())
        }
    }

    private static func fixture(_ name: String) -> @Sendable (PreparationFolder) throws -> PreparationSource {
        { try $0.fixture(name) }
    }

    private static func mp3(
        rate: Int, channels: Int, bitRate: Int
    ) -> @Sendable (PreparationFolder) throws -> PreparationSource {
        { try CodedCutTests.mp3($0, sampleRate: rate, channelCount: channels, bitRate: bitRate) }
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for form in LosslessOperationTests.forms {
            cases.append(Case("\(form), cut", frames: 7..<19_000, [.repairHeader], wave(form)))
            cases.append(Case("\(form), 6 channels", [.repairHeader], wave(form, channels: 6)))
            cases.append(Case("\(form), to rf64", [.rewrap(to: .rf64)], wave(form, channels: 2)))
        }
        for bits in [8, 16, 24] {
            let form = SampleForm.integer(bits: bits)
            cases.append(Case("\(bits) bits, to flac", [.encode(.flac)], wave(form, channels: 2)))
            cases.append(Case("\(bits) bits, cut to flac", frames: 1..<9000, [.encode(.flac)], wave(form)))
        }
        cases += [
            Case("one of 2 channels", [.selectChannel(2)], wave(.integer(bits: 24), channels: 2)),
            Case("mixed to mono", [.mixToMono], wave(.integer(bits: 16), channels: 2)),
            Case("louder", [.gain(decibels: 5)], sound(bits: 16)),
            Case("24 bits at another rate", [.resample(to: 44_100)], sound(bits: 24, channels: 2)),
            Case(
                "96 kHz and 24 bits to 16 kHz and 16 bits",
                [.resample(to: 16_000), .reduceBitDepth(to: 16, dithered: true)],
                sound(bits: 24, rate: 96_000)),
            Case("float to 24 bits", [.reduceBitDepth(to: 24, dithered: true)], wave(.float(bits: 32))),
        ]
        for name in [
            "aiff/pcm-s16.aiff", "aiff/sowt.aifc", "caf/pcm-s16.caf", "caf/alac.caf", "au/pcm-s16.au",
            "mp4/alac-24.m4a",
            "flac/plain.flac",
        ] {
            cases.append(Case("\(name) to wav", [.rewrap(to: .wav)], fixture(name)))
        }
        for name in [
            "data-size-zero-riff-0", "data-size-zero-riff-36", "truncated", "truncated-mid-sample", "streaming-size",
            "riff-size-too-large", "odd-chunk-without-pad", "odd-data-without-pad", "trailing-garbage",
            "fact-too-large",
            "partial-frame", "rf64-truncated", "rf64-without-sentinel", "bw64", "fmt-size-40",
        ] {
            cases.append(Case("wav/\(name) repaired", [.repairHeader], fixture("wav/\(name).wav")))
        }
        for name in ["total-samples-zero", "total-samples-half", "id3v2"] {
            cases.append(Case("flac/\(name) repaired", [.repairHeader], fixture("flac/\(name).flac")))
        }
        for name in [
            "xing-count-double", "xing-count-zero", "vbr-without-xing", "cbr-without-info", "trailing-garbage",
            "zeros-in-front", "junk-between-frames", "truncated-mid-frame", "id3v2-padding",
        ] {
            cases.append(Case("mp3/\(name) repaired", [.repairHeader], fixture("mp3/\(name).mp3")))
        }
        for (rate, channels, bitRate) in [
            (44_100, 2, 128_000), (48_000, 1, 64_000), (24_000, 2, 96_000), (16_000, 1, 24_000),
        ] {
            let source = mp3(rate: rate, channels: channels, bitRate: bitRate)
            cases.append(
                Case(
                    "mp3 at \(rate) Hz, encoded", [.encode(.mp3(bitRate: bitRate))],
                    sound(bits: 16, channels: channels, rate: rate)))
            for frames in [0..<12_345, 3333..<12_345, 9999..<25_000] as [Range<Int64>] {
                cases.append(Case("mp3 at \(rate) Hz, cut to \(frames)", frames: frames, [], source))
            }
            cases.append(Case("mp3 at \(rate) Hz, decoded", [.decode], source))
        }
        for frames in [nil, 1500..<6000, 0..<5000] as [Range<Int64>?] {
            let words = frames.map { "cut to \($0)" } ?? "repaired"
            cases.append(Case("m4a, \(words)", frames: frames, [.repairHeader], fixture("mp4/aac-lc.m4a")))
        }
        cases.append(Case("adts, cut", frames: 0..<3072, [], fixture("adts/plain.aac")))
        return cases
    }()

    @Test(
        "ffmpeg finds as many frames, and the same samples",
        .enabled(if: ForeignDecoder.ffmpeg.isInstalled, "ffmpeg is not installed"), arguments: cases)
    func ffmpeg(_ prepared: Case) throws { try agree(prepared, .ffmpeg, in: nil) }

    @Test(
        "SoX finds as many frames, and the same samples",
        .enabled(if: ForeignDecoder.sox.isInstalled, "sox is not installed"), arguments: cases)
    func sox(_ prepared: Case) throws { try agree(prepared, .sox, in: [.wav]) }

    @Test(
        "flac finds as many frames, and the same samples",
        .enabled(if: ForeignDecoder.flac.isInstalled, "flac is not installed"), arguments: cases)
    func flac(_ prepared: Case) throws { try agree(prepared, .flac, in: [.flac]) }

    @Test(
        "mpg123 finds as many frames, and the same samples",
        .enabled(if: ForeignDecoder.mpg123.isInstalled, "mpg123 is not installed"), arguments: cases)
    func mpg123(_ prepared: Case) throws { try agree(prepared, .mpg123, in: [.mp3]) }

    @Test(
        "MediaInfo finds as many frames",
        .enabled(if: ForeignDecoder.mediainfo.isInstalled, "mediainfo is not installed"), arguments: cases)
    func mediainfo(_ prepared: Case) throws { try agree(prepared, .mediainfo, in: [.wav, .flac]) }

    /// - Parameter containers: What the program reads; nil for everything.
    private func agree(_ prepared: Case, _ decoder: ForeignDecoder, in containers: Set<Container>?) throws {
        let folder = try PreparationFolder()
        let source = try prepared.source(folder)
        let file = try folder.prepare(source, frames: prepared.frames, prepared.operations, to: "new")
        let format = file.format
        if let containers, !containers.contains(format.container) { return }
        // SoX computes with 32-bit integers.
        if decoder == .sox, (format.bitDepth ?? 0) > 24 || format.codec.rawValue.hasPrefix("pcm_f") { return }
        let ending = format.container.fileExtensions.first ?? "wav"
        let place = folder.url.appending(path: "new.\(ending)")
        try FileManager.default.moveItem(at: folder.url.appending(path: "new"), to: place)
        let own = try folder.values("new.\(ending)")
        #expect(own.count == Int(format.frameCount) * format.channelCount)
        let decoded = try decoder.decode(place, channelCount: format.channelCount, bits: format.bitDepth ?? 16)
        #expect(decoded.status == 0, "\(decoded.errors)")
        var greatest = Int(format.frameCount)
        // MediaInfo takes the pad byte for a sample, and ffmpeg plays the packet to its end in which an edit list ends.
        if decoder == .mediainfo, format.container == .wav, format.channelCount * (format.bitDepth ?? 0) == 8 {
            greatest += 1
        }
        if format.container == .m4a { greatest += 1023 }
        #expect(
            (Int(format.frameCount)...greatest).contains(decoded.frameCount), "\(decoded.frameCount): \(decoded.errors)"
        )
        // AAC has noise of the decoder's own.
        if format.codec == .aac { return }
        guard let samples = decoded.samples, samples.count == own.count else { return }
        let distance = zip(samples, own).map { abs($0 - $1) }.max() ?? 0
        // Decoders of MP3 round in their own ways, ffmpeg's for the lower rates most of all.
        let most = format.codec.isLossless ? 0 : decoder == .ffmpeg ? 0.01 : 2.0 / 32_768
        #expect(distance <= most)
    }
}
