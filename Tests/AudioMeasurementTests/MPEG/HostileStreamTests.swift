import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Bare streams of hostile bytes", .timeLimited)
struct HostileStreamTests {
    /// What is cut and changed; a name instead of bytes keeps the test's output short.
    enum Stream: CaseIterable {
        case mpeg, adts

        var bytes: [UInt8] {
            switch self {
            case .mpeg: HostileStreamTests.mpeg
            case .adts: HostileStreamTests.adts
            }
        }
    }

    /// Tags, info frames, junk, a change of format and a cut, all in one.
    private static let mpeg: [UInt8] = {
        var stream = MPEGStreamBuilder()
        stream.bytes = MPEGStreamBuilder.id3v2(
            MPEGStreamBuilder.id3Frame(
                "COMM", [0] + Array("engiTunSMPB".utf8) + [0] + Array(" 0 210 1A0 1000".utf8)))
        stream.bytes += MPEGStreamBuilder.info(frames: 8, byteCount: 2000, trim: (576, 700))
        stream.addFrames(4)
        stream.bytes += [1, 2, 0xFF, 0xFB, 3] + MPEGStreamBuilder.ape([7, 7])
        stream.addFrames(3, bitRateIndex: 5)
        stream.format = MPEGStreamBuilder.version1
        stream.addFrames(2)
        for _ in 0..<3 { stream.bytes += MPEGStreamBuilder.frame(bitRateIndex: 0, byteCount: 80) }
        return stream.bytes + Array("LYRICSBEGINxLYRICSEND".utf8) + MPEGStreamBuilder.id3v1
    }()

    private static let adts: [UInt8] =
        MPEGStreamBuilder.id3v2([1, 2]) + ADTSStreamBuilder.frames(4) + [0xFF, 0xF1, 0x50]
        + ADTSStreamBuilder.frames(3, rateIndex: 6) + ADTSStreamBuilder.frame(blocks: 3) + MPEGStreamBuilder.id3v1

    private func check(_ bytes: [UInt8]) {
        do throws(MeasuringFailure) {
            let measured = try RecordingMeasurer(depth: .decode).measure(bytes: bytes, path: RecordingPath("a.mp3"))
            #expect(measured.frameCount >= 0)
            #expect(measured.frameCount <= measured.codedFrameCount)
            #expect(measured.tagByteCount >= 0)
            #expect(measured.tagByteCount <= measured.byteCount)
            for defect in measured.defects {
                #expect((defect.byteOffset ?? 0) >= 0)
                #expect((defect.byteOffset ?? 0) + (defect.byteCount ?? 0) <= measured.byteCount)
            }
        } catch {
            #expect(!error.message.isEmpty)
        }
    }

    @Test("are measured or refused at every length", arguments: Stream.allCases)
    func prefixes(stream: Stream) {
        let bytes = stream.bytes
        for count in 1...bytes.count { check(Array(bytes.prefix(count))) }
    }

    @Test("are measured or refused whatever bytes are changed", arguments: Stream.allCases)
    func mutations(stream: Stream) {
        let bytes = stream.bytes
        var random = SeededNumbers("bare streams")
        for _ in 0..<2000 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let index = Int.random(in: 0..<mutated.count, using: &random)
                mutated[index] = Bool.random(using: &random) ? 0xFF : UInt8.random(in: 0...255, using: &random)
            }
            check(mutated)
        }
    }

    @Test("full of syncs are refused in time that grows with their length only")
    func syncs() {
        // Every byte could begin a frame, in free format and not; a quadratic search would take hours.
        for pattern: [UInt8] in [[0xFF], [0xFF, 0xFB], [0xFF, 0xFB, 0x00, 0x00], [0xFF, 0xFB, 0x90, 0x00, 0x01]] {
            let junk = (0..<1_000_000).map { pattern[$0 % pattern.count] }
            check(junk)
            check(MPEGStreamBuilder.id3v2([], claiming: 200) + junk)
            check((0..<5).flatMap { _ in MPEGStreamBuilder.frame() } + junk)
        }
    }
}
