import AudioMeasurement
import PreflightModel
import TestSupport
import Testing

@testable import ZipMeasurement

@Suite("The structure of a zip", .timeLimited)
struct ZipStructureTests {
    private let good = MadeZip.Entry("a.wav")

    @Test("of a good zip has nothing wrong, and its recordings are measured in place")
    func nothingWrong() throws {
        let measured = try MadeZip(good, .init("b.wav", MadeZip.recording(mark: 2))).measured()
        #expect(measured.archive.defects.isEmpty)
        #expect(measured.recordings.map(\.path) == ["some.zip/a.wav", "some.zip/b.wav"])
        #expect(measured.recordings.allSatisfy { $0.archive == "some.zip" && $0.frameCount == 800 })
        #expect(measured.archive.entries.map(\.name) == ["a.wav", "b.wav"])
        #expect(measured.archive.entries.allSatisfy { $0.kind == .recording && $0.compression == "stored" })
        #expect(!measured.archive.isZip64)
    }

    @Test("is found behind bytes in front, with a comment, and with bytes behind, which are said")
    func surroundings() throws {
        var zip = MadeZip(good)
        zip.front = Array("a program that unpacks itself".utf8)
        let behind = try zip.measured()
        #expect(behind.codes == ["zip.leading-bytes"])
        #expect(behind.defect("zip.leading-bytes")?.facts == ["leadingBytes": 29, "shift": 29])
        #expect(behind.recordings.count == 1)
        zip.front = []
        zip.comment = Array("packed by hand".utf8)
        let commented = try zip.measured()
        #expect(commented.codes.isEmpty && commented.defect("zip.comment")?.byteCount == 14)
        zip.back = [1, 2, 3]
        let trailed = try zip.measured()
        #expect(trailed.codes == ["zip.trailing-bytes"])
        #expect(trailed.defect("zip.trailing-bytes")?.byteCount == 3)
        #expect(trailed.recordings.count == 1)
    }

    @Test("is found through the longest comment and 200,000 bytes behind it")
    func farEnd() throws {
        var zip = MadeZip(good)
        zip.comment = Array(repeating: 0x50, count: 65_535)
        zip.back = Array(repeating: 0x4B, count: 200_000)
        #expect(try zip.measured().recordings.count == 1)
    }

    @Test("has no end: the zip was cut, or is none", arguments: [0, 22, 100, 1_000])
    func cut(kept: Int) throws {
        let bytes = Array(MadeZip(good).bytes.prefix(kept))
        let failure = #expect(throws: MeasuringFailure.self) { try MadeZip.measured(bytes) }
        #expect(failure?.code == "zip.no-end-record")
    }

    @Test("has two ends that lead to different contents")
    func twoEnds() throws {
        // The first zip, with the second one in its comment: which one is read depends on the program.
        var zip = MadeZip(good)
        zip.comment = MadeZip(.init("b.wav", MadeZip.recording(mark: 3))).bytes
        let measured = try zip.measured()
        #expect(measured.codes.contains("zip.several-end-records"))
        #expect(measured.defect("zip.several-end-records")?.severity == .error)
    }

    @Test("may hold a zip in an entry, whose end record is none of its own")
    func nestedEnd() throws {
        let measured = try MadeZip(good, .init("inner.zip", MadeZip(good).bytes)).measured()
        #expect(measured.codes == ["zip.nested"])
        #expect(measured.archive.entries[1].kind == .archive)
    }

    @Test("counts its entries itself", arguments: [0, 1, 3] as [UInt16])
    func entryCount(stated: UInt16) throws {
        var zip = MadeZip(good, .init("b.wav", MadeZip.recording(mark: 2)))
        zip.statedCount = stated
        let measured = try zip.measured()
        #expect(measured.codes == ["zip.entry-count-mismatch"])
        #expect(measured.archive.entryCount == 2 && measured.recordings.count == 2)
    }

    @Test("of no entries is an error")
    func empty() throws {
        #expect(try MadeZip().measured().codes == ["zip.empty"])
    }

    @Test("has bytes between entries, and entries that the directory does not list")
    func gaps() throws {
        var late = MadeZip.Entry("b.wav", MadeZip.recording(mark: 2))
        late.gap = Array(repeating: 0, count: 17)
        let gap = try MadeZip(good, late).measured()
        #expect(gap.codes == ["zip.gap"] && gap.defect("zip.gap")?.byteCount == 17)
        late.gap = Array(MadeZip(.init("hidden.wav")).bytes.prefix(30 + 10 + MadeZip.wave.count))
        #expect(try MadeZip(good, late).measured().codes == ["zip.unlisted-entry"])
        var before = MadeZip(good)
        before.beforeDirectory = [1, 2, 3]
        #expect(try before.measured().codes == ["zip.gap"])
        before.beforeDirectory = []
        before.beforeEnd = [1, 2, 3]
        #expect(try before.measured().codes.contains("zip.directory-damaged"))
    }

    @Test("has entries that share bytes, which are not read")
    func overlap() throws {
        var other = MadeZip.Entry("b.wav")
        other.localOffset = 0
        other.localName = Array("b.wav".utf8)
        let measured = try MadeZip(good, other).measured()
        #expect(measured.codes(of: "a.wav") == ["zip.overlap"])
        #expect(measured.codes(of: "b.wav").contains("zip.overlap"))
        #expect(measured.recordings.isEmpty && measured.archive.entries.allSatisfy { $0.kind == .unread })
    }

    @Test("has headers of one entry that disagree, each difference named")
    func headers() throws {
        var renamed = good
        renamed.localName = Array("b.wav".utf8)
        #expect(try MadeZip(renamed).measured().codes == ["zip.header-mismatch"])
        var resized = good
        resized.localSize = 7
        let message = try MadeZip(resized).measured().defect("zip.header-mismatch")?.message
        #expect(message?.contains("the size (1644 and 7 bytes)") == true, "\(message ?? "")")
        var other = good
        other.localMethod = 8
        #expect(
            try MadeZip(other).measured().defect("zip.header-mismatch")?.message.contains("stored and deflated") == true
        )
    }

    @Test("has an entry if there is none, or one that would go on into the directory")
    func misplaced() throws {
        var nowhere = good
        nowhere.localOffset = 5
        let measured = try MadeZip(nowhere).measured()
        #expect(measured.codes(of: "a.wav") == ["zip.local-header-missing"])
        #expect(measured.recordings.isEmpty)
        var beyond = MadeZip(good).bytes
        // The compressed sizes of both headers: more than there is.
        let directory = beyond.count - 22 - 46 - 5
        beyond[18] = 0xFF
        beyond[directory + 20] = 0xFF
        #expect(try MadeZip.measured(beyond).codes.contains("zip.data-beyond"))
    }

    @Test(
        "takes data descriptors of all four forms, and says where one lies",
        arguments: [(true, false), (true, true), (false, false), (false, true)])
    func descriptors(isSigned: Bool, isLarge: Bool) throws {
        var entry = good
        entry.flags = 8
        entry.data = MadeZip.deflatedPlainly(entry.content)
        entry.method = 8
        let (packed, size) = (UInt64(entry.stored.count), UInt64(entry.content.count))
        entry.descriptor =
            (isSigned ? MadeZip.le32(0x0807_4B50) : []) + MadeZip.le32(entry.crc)
            + (isLarge ? MadeZip.le64(packed, size) : MadeZip.le32(UInt32(packed), UInt32(size)))
        let measured = try MadeZip(entry, .init("b.wav", MadeZip.recording(mark: 2))).measured()
        #expect(measured.codes.isEmpty && measured.codes(of: "a.wav") == ["zip.data-descriptor"])
        #expect(measured.recordings.count == 2)
        entry.descriptor[isSigned ? 4 : 0] ^= 1
        #expect(try MadeZip(entry).measured().codes.contains("zip.descriptor-mismatch"))
    }

    @Test("is one of several parts")
    func split() throws {
        var zip = MadeZip(good)
        zip.disk = 1
        #expect(try zip.measured().codes == ["zip.split"])
    }

    @Test("has zip64 structures without need, or with an end record that says something else")
    func zip64() throws {
        var entry = good
        entry.extra = MadeZip.le16(1, 8) + MadeZip.le64(UInt64(entry.content.count))
        entry.statedSize = .max
        entry.localExtra = MadeZip.le16(1, 16) + MadeZip.le64(UInt64(entry.content.count), UInt64(entry.content.count))
        let fields = try MadeZip(entry).measured()
        #expect(fields.codes == ["zip.zip64-unneeded"] && fields.archive.isZip64)
        #expect(fields.archive.entries[0].byteCount == Int64(MadeZip.wave.count))
        let start = UInt64(MadeZip(good).bytes.count - 22 - 46 - 5)
        func record(_ count: UInt64) -> [UInt8] {
            MadeZip.le32(0x0606_4B50) + MadeZip.le64(44) + MadeZip.le16(45, 45) + MadeZip.le32(0, 0)
                + MadeZip.le64(count, count, 51, start) + MadeZip.le32(0x0706_4B50, 0) + MadeZip.le64(start + 51)
                + MadeZip.le32(1)
        }
        var zip = MadeZip(good)
        zip.beforeEnd = record(1)
        #expect(try zip.measured().codes == ["zip.zip64-unneeded"])
        zip.beforeEnd = record(2)
        #expect(try zip.measured().codes.contains("zip.end-records-disagree"))
    }

    @Test("of 65,536 entries is said and not gone into, and of 65,535 is")
    func many() throws {
        var zip = MadeZip()
        zip.entries = (0..<65_536).map { MadeZip.Entry(String($0), []) }
        let measured = try zip.measured()
        #expect(measured.codes.contains("zip.too-many-entries"))
        #expect(measured.archive.entryCount == 65_536 && measured.archive.entries.isEmpty)
        zip.entries.removeLast()
        #expect(try zip.measured().archive.entries.count == 65_535)
    }

    @Test("lists twenty defects of a kind and counts the rest")
    func counted() throws {
        var zip = MadeZip()
        zip.entries = (0..<50).map { MadeZip.Entry("__MACOSX/._\($0)", []) }
        let measured = try zip.measured()
        #expect(measured.codes == Array(repeating: "zip.system-file", count: 21))
        #expect(measured.archive.defects.last?.defect.facts == ["more": 30])
    }
}
