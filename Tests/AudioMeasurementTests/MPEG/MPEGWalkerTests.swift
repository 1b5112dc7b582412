import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

private typealias Builder = MPEGStreamBuilder

/// Measures bytes as a file of this name.
private func measure(
    _ bytes: [UInt8], depth: MeasurementMethod = .scan, name: String = "a.mp3"
) throws(MeasuringFailure) -> RecordingMeasurement {
    try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: RecordingPath(name))
}

private func stream(_ frames: Int, bitRateIndex: UInt32 = 4) -> [UInt8] {
    var builder = Builder()
    builder.addFrames(frames, bitRateIndex: bitRateIndex)
    return builder.bytes
}

private let noise: [UInt8] = (0..<300).map { UInt8(truncatingIfNeeded: ($0 &* 73 &+ 11) % 251) }

@Suite("MPEG audio streams", .timeLimited)
struct MPEGWalkerTests {
    @Test("count their frames and find nothing wrong with a plain one", arguments: [MeasurementMethod.scan, .decode])
    func plain(depth: MeasurementMethod) throws {
        let measured = try measure(stream(10), depth: depth)
        #expect(measured.container == .mp3)
        #expect(measured.codec == .mp3)
        #expect(measured.sampleRate == 16000)
        #expect(measured.channelCount == 1)
        #expect(measured.bitDepth == nil)
        #expect(measured.frameCount == 5760)
        #expect(measured.codedFrameCount == 5760)
        #expect(measured.bitRate == 32000)
        #expect(measured.defects.isEmpty)
        #expect(measured.method == depth)
    }

    @Test("are known in each version, layer, rate and number of channels, padded or not; the decoder agrees")
    func everyFormat() throws {
        let rates: [UInt32: [Int]] = [3: [44100, 48000, 32000], 2: [22050, 24000, 16000], 0: [11025, 12000, 8000]]
        for (version, names) in rates {
            for layer in 1...3 {
                // Version 2.5 is only defined for layer III.
                if version == 0, layer < 3 { continue }
                for (index, rate) in names.enumerated() {
                    for isMono in [true, false] {
                        let format = Builder.Format(
                            version: version, layer: layer, rateIndex: UInt32(index), isMono: isMono)
                        let bitRateIndex: UInt32 = layer == 3 || version != 3 ? 5 : 8
                        let frames = (0..<8).flatMap {
                            Builder.frame(format, bitRateIndex: bitRateIndex, isPadded: $0 % 2 == 1)
                        }
                        let measured = try measure(frames, depth: .decode, name: "a.mp3")
                        let samples: Int64 = layer == 1 ? 384 : layer == 3 && version != 3 ? 576 : 1152
                        #expect(measured.codec.rawValue == "mp\(layer)")
                        #expect(measured.sampleRate == rate)
                        #expect(measured.channelCount == (isMono ? 1 : 2))
                        #expect(measured.codedFrameCount == 8 * samples)
                        #expect(measured.defects.map(\.code) == [], "version \(version) layer \(layer) rate \(rate)")
                    }
                }
            }
        }
    }

    @Test("of a single frame are accepted when it fills the file, and decoded")
    func singleFrame() throws {
        let measured = try measure(stream(1), depth: .decode)
        #expect(measured.frameCount == 576)
        #expect(measured.defects.isEmpty)
    }

    @Test("are not believed in after two frames and something else, but after three")
    func threeFrames() throws {
        #expect(throws: MeasuringFailure.unknownContainer) { try measure(stream(2) + noise) }
        #expect(try measure(stream(3) + noise).codedFrameCount == 3 * 576)
    }

    @Test(
        "are never found in files that begin as another format",
        arguments: ["RIFF", "RF64", "fLaC", "OggS", "FORM", "RIFX", "BW64", "caff"])
    func foreign(magic: String) {
        let bytes = Array(magic.utf8) + [0, 0, 0, 0] + stream(20)
        let isRecognised = bytes.withBytes { MPEGWalker.recognises($0) }
        #expect(!isRecognised)
    }

    @Test("are not found in an MP4 file")
    func movie() {
        let bytes = [0, 0, 0, 16] + Array("ftypM4A ".utf8) + stream(20)
        let isRecognised = bytes.withBytes { MPEGWalker.recognises($0) }
        #expect(!isRecognised)
    }

    @Test("E07: an MP3 that is named .wav is an error")
    func wrongName() throws {
        #expect(try measure(stream(5), name: "a.wav").defects.map(\.code) == ["extension.mismatch"])
    }

    @Test("E08: a false sync in front does not make an absurd length")
    func falseSync() throws {
        // A valid header at 8 kbit/s, with nothing behind it.
        let false8 = Array(Builder.frame(bitRateIndex: 1).prefix(4))
        let measured = try measure(noise + false8 + noise + stream(12))
        #expect(measured.codedFrameCount == 12 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.junk"])
        #expect(measured.defects.first?.severity == .warning)
        #expect(measured.defects.first?.byteOffset == 0)
        #expect(measured.defects.first?.byteCount == 604)
    }

    @Test("behind foreign bytes are taken for a container that is not known, unless they are many or fill the file")
    func behindJunk() throws {
        #expect(throws: MeasuringFailure.unknownContainer) { try measure(noise + stream(9) + noise) }
        #expect(try measure(noise + stream(10) + noise).codedFrameCount == 5760)
        #expect(try measure(noise + stream(3)).codedFrameCount == 3 * 576)
    }

    @Test("behind zeros are found, and that is a note")
    func behindZeros() throws {
        let measured = try measure([UInt8](repeating: 0, count: 300) + stream(3) + noise)
        #expect(measured.codedFrameCount == 3 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.junk", "trailing.garbage"])
        #expect(measured.defects.allSatisfy { $0.severity == .note })
    }

    @Test("E01: a varying bit rate without a Xing header is a note, and the count is exact")
    func varyingBitRate() throws {
        let measured = try measure(stream(5) + stream(5, bitRateIndex: 8), depth: .decode)
        #expect(measured.frameCount == 5760)
        #expect(measured.declaredDuration == nil)
        #expect(measured.defects.map(\.code) == ["mp3.no-vbr-header"])
    }

    @Test("with a check in each frame are decoded anyway")
    func protected() throws {
        let format = Builder.Format(isProtected: true)
        let measured = try measure((0..<6).flatMap { _ in Builder.frame(format) }, depth: .decode)
        #expect(measured.codedFrameCount == 6 * 576)
        #expect(measured.defects.isEmpty)
    }

    @Test("in free format are measured by the distance of their headers", arguments: [100, 101, 700, 3000])
    func freeFormat(byteCount: Int) throws {
        let frames = (0..<9).flatMap {
            Builder.frame(bitRateIndex: 0, isPadded: $0 % 3 == 1, byteCount: byteCount + ($0 % 3 == 1 ? 1 : 0))
        }
        let measured = try measure(frames, depth: .decode)
        #expect(measured.codedFrameCount == 9 * 576)
        #expect(measured.audioBytes == frames.count)
        #expect(measured.defects.map(\.code) == ["mp3.free-format"])
        #expect(measured.defects.first?.facts == ["frameBytes": .integer(Int64(byteCount))])
    }

    @Test("E20: a change of the rate is an error with its place, and the length is the exact sum")
    func formatChange() throws {
        let second = (0..<5).flatMap { _ in Builder.frame(Builder.version1, bitRateIndex: 9) }
        let measured = try measure(stream(4) + second, depth: .decode)
        // 4 × 576 at 16 kHz and 5 × 1,152 at 44.1 kHz: 2,304 + 2,089.79… frames at 16 kHz.
        #expect(measured.codedFrameCount == 2304 + 2089)
        // 576 bytes at 32 kbit/s and 5 × 417 at 128 kbit/s: the mean, not what the first frame states.
        #expect(measured.bitRate == 77534)
        #expect(measured.defects.map(\.code) == ["mp3.format-change"])
        #expect(measured.defects.first?.byteOffset == 576)
        #expect(measured.defects.first?.severity == .error)
    }

    @Test("E20: a change of the channels is an error too")
    func channelChange() throws {
        let stereo = (0..<5).flatMap { _ in Builder.frame(Builder.Format(isMono: false)) }
        let measured = try measure(stream(4) + stereo, depth: .decode)
        #expect(measured.codedFrameCount == 9 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.format-change"])
    }

    @Test("lose nothing but the junk between two frames, and say where it is")
    func junkBetween() throws {
        let measured = try measure(stream(4) + noise + stream(2), depth: .decode)
        #expect(measured.codedFrameCount == 6 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.junk"])
        #expect(measured.defects.first?.byteOffset == 576)
        #expect(measured.defects.first?.byteCount == 300)
    }

    @Test("go on behind junk only where two frames follow")
    func resynchronisation() throws {
        let measured = try measure(stream(4) + noise + stream(1) + noise)
        #expect(measured.codedFrameCount == 4 * 576)
        #expect(measured.defects.map(\.code) == ["trailing.garbage"])
        #expect(measured.defects.first?.byteCount == 744)
    }

    @Test("with bytes behind them that are not a tag keep their length")
    func trailingGarbage() throws {
        let measured = try measure(stream(4) + [UInt8](repeating: 0, count: 999))
        #expect(measured.codedFrameCount == 4 * 576)
        #expect(measured.defects.map(\.code) == ["trailing.garbage"])
        #expect(measured.defects.first?.byteCount == 999)
    }

    @Test("whose last frame is cut are truncated, from one byte missing on", arguments: [1, 4, 5, 70, 140, 142, 143])
    func lastFrameCut(missing: Int) throws {
        let measured = try measure(stream(5).dropLast(missing) + [], depth: .decode)
        #expect(measured.codedFrameCount == 4 * 576)
        #expect(measured.defects.map(\.code) == ["mp3.truncated"])
        #expect(measured.defects.first?.facts["missingBytes"]?.integer == Int64(missing))
        #expect(measured.defects.first?.severity == .error)
    }

    @Test("whose last frame is cut in front of a tag are truncated too")
    func cutBeforeTag() throws {
        let measured = try measure(stream(5).dropLast(20) + Builder.id3v1)
        #expect(measured.codedFrameCount == 4 * 576)
        #expect(measured.tagByteCount == 128)
        #expect(measured.defects.map(\.code) == ["mp3.truncated"])
    }

    @Test("made of nothing but interruptions are measured in bounded memory, and the rest of the defects is counted")
    func manyInterruptions() throws {
        var bytes: [UInt8] = []
        for _ in 0..<9000 { bytes += stream(2, bitRateIndex: 1) + [1] }
        let measured = try measure(stream(3) + bytes, depth: .decode)
        #expect(measured.codedFrameCount == (3 + 18000) * 576)
        #expect(measured.defects.count < 100)
        #expect(measured.defects.contains { $0.code == "mp3.junk" && ($0.facts["more"]?.integer ?? 0) > 8000 })
        #expect(measured.defects.contains { $0.code == "decode.unavailable" })
    }

    @Test("are walked alike in windows of any place", arguments: [0, 1, 3, 50, 143])
    func windows(offset: Int) throws {
        // More than two windows of the reader; the tag shifts where they end within a frame.
        let count = 4000
        let tag = Builder.id3v2([UInt8](repeating: 0, count: offset))
        let measured = try measure(tag + stream(count))
        #expect(measured.codedFrameCount == Int64(count) * 576)
        #expect(measured.defects.isEmpty)
    }
}

extension RecordingMeasurement {
    /// Bytes of audio, as the mean bit rate tells.
    fileprivate var audioBytes: Int {
        guard let bitRate else { return 0 }
        return Int((Double(bitRate) * Double(codedFrameCount) / Double(sampleRate) / 8).rounded())
    }
}
