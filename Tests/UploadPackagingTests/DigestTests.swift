import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import UploadPackaging

@Suite("Digests", .timeLimited)
struct DigestTests {
    @Test("have the published check values")
    func checkValues() async {
        var computation = DigestComputation()
        await computation.update(sideBySide: Array("123456789".utf8))
        #expect(computation.digests.crc64 == "11051210869376104954")
        #expect(computation.digests.md5 == "25f9e794323b453885f5181f1b624d0b")
        #expect(computation.digests.sha256 == "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225")
        var crc32 = CRC32()
        Array("123456789".utf8).withUnsafeBytes { crc32.update($0) }
        #expect(crc32.value == 0xCBF4_3926)
    }

    @Test("do not depend on how the bytes are cut", arguments: [1, 3, 7, 8, 9, 64])
    func pieces(size: Int) async {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var (whole, cut) = (DigestComputation(), DigestComputation())
        var (wholeCRC32, cutCRC32) = (CRC32(), CRC32())
        bytes.withUnsafeBytes { whole.update($0) }
        bytes.withUnsafeBytes { wholeCRC32.update($0) }
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            await cut.update(sideBySide: piece)
            piece.withUnsafeBytes { cutCRC32.update($0) }
        }
        #expect(whole.digests == cut.digests)
        #expect(wholeCRC32.value == cutCRC32.value)
    }

    @Test("of a file are those of all its bytes, whatever windows it is read in", arguments: [-1, 0, 1, 70_000])
    func file(more: Int) async throws {
        let folder = try PackagingFolder()
        let bytes = (0..<(2 * InputFile.windowSize + more)).map { UInt8(truncatingIfNeeded: $0 / 3) }
        try Data(bytes).write(to: folder.url.appending(path: "file"))
        var computation = DigestComputation()
        bytes.withUnsafeBytes { computation.update($0) }
        let found = try await FileDigests.all(of: folder.path("file"), progress: nil)
        #expect(found == computation.digests)
        let sized = try FileDigests.sha256(of: folder.path("file"), progress: nil)
        #expect(sized == SizedDigest(byteCount: found.byteCount, sha256: found.sha256))
    }
}
