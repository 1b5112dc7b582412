import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

private typealias Builder = ADTSStreamBuilder

@Suite("ADTS streams", .timeLimited)
struct ADTSWalkerTests {
    private func measure(_ bytes: [UInt8], name: String = "a.aac") throws(MeasuringFailure) -> RecordingMeasurement {
        try RecordingMeasurer(depth: .scan).measure(bytes: bytes, path: RecordingPath(name))
    }

    private let noise: [UInt8] = (0..<300).map { UInt8(truncatingIfNeeded: ($0 &* 73 &+ 11) % 251) }

    @Test("E19: are as long as their frames")
    func plain() throws {
        let measured = try measure(Builder.frames(10))
        #expect(measured.container == .adts)
        #expect(measured.codec == .aac)
        #expect(measured.sampleRate == 44100)
        #expect(measured.channelCount == 2)
        #expect(measured.frameCount == 10240)
        #expect(measured.codedFrameCount == 10240)
        #expect(measured.uncertainFrameCount == 2112)
        #expect(measured.shortestDuration == ExactDuration(frameCount: 8128, sampleRate: 44100))
        #expect(measured.bitRate == 34453)
        #expect(measured.defects.isEmpty)
    }

    @Test("E19: are not changed by tags")
    func tags() throws {
        let ape = MPEGStreamBuilder.ape(Array("cover".utf8))
        let measured = try measure(Builder.frames(10) + ape + MPEGStreamBuilder.id3v1)
        #expect(measured.frameCount == 10240)
        #expect(measured.tagByteCount == Int64(ape.count + 128))
        #expect(measured.defects.isEmpty)
    }

    @Test("with checks, and of several raw data blocks a frame, are counted by blocks")
    func checksAndBlocks() throws {
        let frames = Builder.frame(isProtected: true) + Builder.frame() + Builder.frame(isProtected: true, blocks: 4)
        #expect(try measure(frames).codedFrameCount == 6 * 1024)
    }

    @Test("are not believed in after two frames and something else, but after three")
    func threeFrames() throws {
        #expect(throws: MeasuringFailure.unknownContainer) { try measure(Builder.frames(2) + noise) }
        #expect(try measure(Builder.frames(3) + noise).codedFrameCount == 3 * 1024)
        #expect(try measure(Builder.frames(1)).codedFrameCount == 1024)
    }

    @Test("that begin inside a frame are measured from the first whole frame on", arguments: [1, 50, 99])
    func startsInsideFrame(missing: Int) throws {
        let measured = try measure(Builder.frames(10).dropFirst(missing) + [])
        #expect(measured.codedFrameCount == 9 * 1024)
        #expect(measured.defects.map(\.code) == ["adts.junk"])
        #expect(measured.defects.first?.byteCount == Int64(100 - missing))
    }

    @Test("whose last frame is cut are truncated, from one byte missing on", arguments: [1, 50, 92])
    func cut(missing: Int) throws {
        let measured = try measure(Builder.frames(5).dropLast(missing) + [])
        #expect(measured.codedFrameCount == 4 * 1024)
        #expect(measured.defects.map(\.code) == ["adts.truncated"])
        #expect(measured.defects.first?.facts["missingBytes"]?.integer == Int64(missing))
    }

    @Test("lose nothing but the junk between two frames, and what follows the last is garbage")
    func junk() throws {
        let measured = try measure(Builder.frames(4) + noise + Builder.frames(2) + noise)
        #expect(measured.codedFrameCount == 6 * 1024)
        #expect(measured.defects.map(\.code) == ["adts.junk", "trailing.garbage"])
        #expect(measured.defects.first?.byteOffset == 400)
        #expect(measured.defects.first?.byteCount == 300)
    }

    @Test("E20: that change their rate are an error, and the length is the exact sum")
    func formatChange() throws {
        let measured = try measure(Builder.frames(4) + Builder.frames(4, rateIndex: 3))
        // 4,096 frames at 48,000 Hz last as long as 3,763.2 at 44,100 Hz.
        #expect(measured.codedFrameCount == 4096 + 3763)
        #expect(measured.defects.map(\.code) == ["adts.format-change"])
        #expect(measured.defects.first?.byteOffset == 400)
    }

    @Test("E17: may hide SBR up to a core of 24 kHz", arguments: [(5, false), (6, true), (8, true)])
    func implicitSBR(rateIndex: Int, possible: Bool) throws {
        let measured = try measure(Builder.frames(4, rateIndex: UInt32(rateIndex)))
        #expect(measured.defects.map(\.code) == (possible ? ["aac.implicit-sbr-possible"] : []))
    }

    @Test("that leave the channels to a program config element have as many as it lists")
    func programConfig() throws {
        // Element 5, tag 0, type LC, rate 4; one pair and one single in front, one effects channel; no mixdowns.
        let bits =
            "101" + "0000" + "01" + "0100" + "0010" + "0000" + "0000" + "01" + "000" + "0000" + "000"
            + "1" + "0000" + "0" + "0001" + "000000000000"
        let element = stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
            bits.utf8.dropFirst(start).prefix(8).reduce(UInt8(0)) { $0 << 1 | ($1 - 48) }
        }
        let payload = element + [UInt8](repeating: 0, count: 50)
        let listed = (0..<3).flatMap { _ in Builder.frame(channels: 0, payload: payload) }
        #expect(try measure(listed).channelCount == 4)
        #expect(try measure(listed).defects.isEmpty)
        let unlisted = (0..<3).flatMap { _ in Builder.frame(channels: 0) }
        #expect(try measure(unlisted).defects.map(\.code) == ["adts.channels-unknown"])
    }

    @Test("give the decoder each frame, also behind junk")
    func packets() throws {
        let bytes = Builder.frames(2) + noise + Builder.frames(3)
        var reader = RecordingReader(bytes: Builder.frames(1) + bytes)
        let walked = try ADTSWalker.walk(&reader, depth: .decode)
        guard case .aacPackets(.adts, var packets) = walked.samples else {
            Issue.record("no packets")
            return
        }
        var offsets: [Int64] = []
        while let packet = try packets.next(&reader) {
            #expect(packet.count == 100)
            offsets.append(packet.lowerBound)
        }
        #expect(offsets == [0, 100, 200, 600, 700, 800])
    }
}
