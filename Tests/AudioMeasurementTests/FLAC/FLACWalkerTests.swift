import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

/// `flac/plain.flac` is 3,000 samples at 16 kHz in blocks of 576.
@Suite("The FLAC walker", .timeLimited)
struct FLACWalkerTests {
    private let plain: [UInt8]
    /// Where each frame begins, and the end of the last.
    private let frames: [Int]

    init() throws {
        plain = try Fixtures.named("flac/plain.flac").bytes()
        frames = FLACBytes.frameOffsets(plain)
    }

    private func measure(_ bytes: [UInt8], depth: MeasurementMethod = .decode) throws -> RecordingMeasurement {
        try RecordingMeasurer(depth: depth).measure(bytes: bytes, path: "take.flac")
    }

    @Test("finds every frame and the short last block")
    func frameOffsets() throws {
        #expect(frames.count == 3000 / 576 + 2)
        #expect(try measure(plain).frameCount == 3000)
    }

    @Test("believes the header at depth declared, and reads no frame")
    func declared() throws {
        let header = Array(plain[..<frames[0]])
        let measurement = try measure(header, depth: .declared)
        #expect(measurement.frameCount == 3000)
        #expect(measurement.method == .declared)
    }

    @Test("sees the loss of the last byte, and of everything from there to the header", arguments: [1, 2, 3, 100, 400])
    func lostBytes(_ count: Int) throws {
        let measurement = try measure(Array(plain.dropLast(count)))
        #expect(measurement.defectCodes.contains("flac.truncated"))
        #expect(measurement.frameCount < 3000)
        #expect(measurement.frameCount % 576 == 0)
    }

    @Test("sees a file that ends between two frames, by the length in the header")
    func wholeFramesOnly() throws {
        let measurement = try measure(Array(plain[..<frames[3]]))
        #expect(measurement.defectCodes == ["flac.truncated"])
        #expect(measurement.frameCount == 3 * 576)
        #expect(measurement.defects.first?.facts["missingFrames"] == 1272)
    }

    @Test("sees one changed bit in any frame", arguments: 0..<6)
    func changedBit(_ frame: Int) throws {
        var bytes = plain
        bytes[(frames[frame] + frames[frame + 1]) / 2] ^= 0x10
        let measurement = try measure(bytes, depth: .scan)
        #expect(!measurement.defectCodes.isDisjoint(with: ["flac.checksum", "flac.truncated"]))
    }

    @Test("sees a frame that was taken out, and what is missing")
    func missingFrame() throws {
        let bytes = Array(plain[..<frames[2]] + plain[frames[3]...])
        let measurement = try measure(bytes)
        #expect(measurement.frameCount == 3000 - 576)
        #expect(measurement.defectCodes.contains("flac.missing-frames"))
        let defect = measurement.defects.first { $0.code == "flac.missing-frames" }
        #expect(defect?.facts["missingFrames"] == 576)
    }

    @Test("tells foreign bytes between frames from damaged ones")
    func junkBetween() throws {
        let junk = [UInt8](repeating: 0x55, count: 333)
        let measurement = try measure(Array(plain[..<frames[2]] + junk + plain[frames[2]...]))
        #expect(measurement.frameCount == 3000)
        #expect(measurement.defectCodes.contains("flac.junk"))
        #expect(!measurement.defectCodes.contains("flac.checksum"))
        #expect(measurement.defects.first { $0.code == "flac.junk" }?.byteOffset == Int64(frames[2]))
    }

    @Test("is not deceived by zeros behind the last frame, which leave its checksum as it is")
    func zerosBehind() throws {
        let measurement = try measure(plain + [UInt8](repeating: 0, count: 700))
        #expect(measurement.frameCount == 3000)
        #expect(measurement.defectCodes == ["flac.junk"])
        #expect(measurement.defects.first?.byteCount == 700)
    }

    @Test("takes tags at either end for what they are")
    func tags() throws {
        let id3v1 = Array("TAG".utf8) + [UInt8](repeating: 0, count: 125)
        let measurement = try measure(plain + id3v1)
        #expect(measurement.frameCount == 3000)
        #expect(measurement.defectCodes.isEmpty)
        #expect(measurement.tagByteCount >= 128)
    }

    @Test("counts a second stream that was appended, and says so")
    func appendedStream() throws {
        let measurement = try measure(plain + plain)
        #expect(measurement.frameCount == 6000)
        #expect(measurement.defectCodes.isSuperset(of: ["flac.junk", "flac.missing-frames"]))
    }

    @Test("sees a STREAMINFO of the wrong size, which decoders refuse")
    func wrongStreamInfo() throws {
        var bytes = plain
        bytes[7] = 18
        #expect(try measure(bytes, depth: .scan).defectCodes.contains("flac.invalid-metadata"))
    }

    @Test("refuses a stream without STREAMINFO")
    func noStreamInfo() throws {
        let failure = #expect(throws: MeasuringFailure.self) { try measure(Array(plain[..<20])) }
        #expect(failure?.code == "flac.no-streaminfo")
    }

    @Test("sees a length in the header that is one sample too long or too short")
    func lengthByOne() throws {
        #expect(try measure(FLACBytes.stating(3001, plain)).defectCodes == ["flac.truncated"])
        #expect(try measure(FLACBytes.stating(2999, plain)).defectCodes == ["flac.length-mismatch"])
        #expect(try measure(FLACBytes.stating(2999, plain)).frameCount == 3000)
    }
}

/// Takes FLAC apart for tests.
enum FLACBytes {
    /// Where each frame begins, and the end of the file, by sync code and header checksum.
    static func frameOffsets(_ bytes: [UInt8]) -> [Int] {
        bytes.withBytes { buffer in
            var number: Int64 = 0
            var offsets: [Int] = []
            for offset in 42..<buffer.byteCount {
                guard let header = FLACFrameHeader(buffer, at: offset), header.number == number else { continue }
                offsets.append(offset)
                number += 1
            }
            return offsets + [bytes.count]
        }
    }

    /// A copy that states another number of samples, below 2³².
    static func stating(_ total: UInt32, _ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(22..<26, with: withUnsafeBytes(of: total.bigEndian) { Array($0) })
        return bytes
    }
}

extension RecordingMeasurement {
    /// The codes of all defects, without what there is no decoder for.
    var defectCodes: Set<DefectCode> { Set(defects.map(\.code)).subtracting(["decode.unavailable", "decode.failed"]) }
}
