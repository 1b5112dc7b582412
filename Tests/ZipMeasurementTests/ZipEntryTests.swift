import AudioMeasurement
import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import UploadPackaging
@testable import ZipMeasurement

@Suite("An entry of a zip", .timeLimited)
struct ZipEntryTests {
    // MARK: Names

    @Test(
        "has its name read by the first of the ways that fits",
        arguments: [
            ("a.wav", 0, "a.wav", "ascii", []),
            ("录音.wav", 0x800, "录音.wav", "utf-8", ["zip.name-not-ascii"]),
            ("录音.wav", 0, "录音.wav", "utf-8-unflagged", ["zip.name-encoding"]),
        ] as [(String, UInt16, String, String, [String])])
    func names(written: String, flags: UInt16, read: String, encoding: String, codes: [String]) throws {
        var entry = MadeZip.Entry(written)
        entry.flags = flags
        let measured = try MadeZip(entry).measured()
        #expect(measured.archive.entries[0].name == read)
        #expect(measured.archive.entries[0].nameEncoding.rawValue == encoding)
        #expect(measured.codes == codes)
    }

    @Test("in GBK is read as such, with what code page 437 would make of it")
    func gbk() throws {
        let measured = try MadeZip(.init(bytes: [0xC2, 0xBC, 0xD2, 0xF4] + Array(".wav".utf8))).measured()
        #expect(measured.recordings[0].path == "some.zip/录音.wav")
        #expect(measured.archive.entries[0].nameEncoding == .gb18030)
        let defect = try #require(measured.defect("zip.name-encoding"))
        #expect(defect.severity == .error && defect.message.contains("\"┬╝╥⌠.wav\""))
    }

    @Test("with a GBK character whose second byte is 5C has no backslash; one with a backslash has")
    func backslash() throws {
        let character = try MadeZip(.init(bytes: [0x81, 0x5C] + Array(".wav".utf8))).measured()
        #expect(character.codes == ["zip.name-encoding"])
        #expect(character.archive.entries[0].name == "乗.wav")
        #expect(character.defect("zip.name-encoding")?.message.contains("byte 5C") == true)
        #expect(try MadeZip(.init("a\\b.wav")).measured().codes == ["zip.name-backslash"])
    }

    @Test("that is neither UTF-8 nor GB18030 is read in code page 437")
    func cp437() throws {
        let measured = try MadeZip(.init(bytes: [0xFF] + Array(".wav".utf8))).measured()
        #expect(measured.archive.entries[0].name == "\u{A0}.wav")
        #expect(measured.archive.entries[0].nameEncoding == .cp437)
        #expect(CodePages.cp437((0x80...0xFF).map { UInt8($0) }).unicodeScalars.count == 128)
        #expect(CodePages.cp437([0x80, 0x9F, 0xB0, 0xE1, 0xFE]) == "Çƒ░ß■")
    }

    @Test("has the name of its Unicode path field only where that was made for its name")
    func unicodePath() throws {
        var entry = MadeZip.Entry("__.wav")
        let name = Array("录音.wav".utf8)
        func field(_ crc: UInt32) -> [UInt8] {
            MadeZip.le16(0x7075, UInt16(5 + name.count)) + [1] + MadeZip.le32(crc) + name
        }
        entry.extra = field(CRC32.value(of: entry.name))
        let right = try MadeZip(entry).measured()
        #expect(right.archive.entries[0].name == "录音.wav")
        #expect(right.archive.entries[0].nameEncoding == .unicodePath)
        #expect(right.codes == ["zip.name-not-ascii"])
        entry.extra = field(1)
        let stale = try MadeZip(entry).measured()
        #expect(stale.archive.entries[0].name == "__.wav")
        #expect(stale.codes == ["zip.unicode-path-stale"])
    }

    @Test("with flags that say UTF-8 falsely is an error")
    func falselyFlagged() throws {
        var entry = MadeZip.Entry(bytes: [0xC2, 0xBC, 0xD2, 0xF4] + Array(".wav".utf8))
        entry.flags = 0x800
        #expect(try MadeZip(entry).measured().codes == ["zip.name-not-utf8"])
    }

    @Test(
        "with a name that leaves its folder, or that nobody can write, is said",
        arguments: [
            ("../a.wav", ["zip.name-parent", "zip.in-folder"]),
            ("x/../../a.wav", ["zip.name-parent", "zip.in-folder"]),
            ("..\\a.wav", ["zip.name-backslash", "zip.name-parent"]),
            ("/a.wav", ["zip.name-absolute", "zip.in-folder"]),
            ("C:a.wav", ["zip.name-drive", "zip.name-unportable"]), ("a\u{0}.wav", ["zip.name-control"]),
            ("a\u{1B}[31m.wav", ["zip.name-control"]), ("a|b.wav", ["zip.name-unportable"]),
            ("con.wav", ["zip.name-unportable"]), ("a.wav ", ["zip.name-unportable"]), ("", ["zip.name-empty"]),
            ("takes/a.wav", ["zip.in-folder"]), ("..wav", ["zip.system-file"]), ("a..wav", []),
        ] as [(String, [String])])
    func hostileNames(name: String, codes: [String]) throws {
        #expect(try MadeZip(.init(name)).measured().codes == codes)
    }

    @Test("is like another: the same name, in other cases, or composed in another way")
    func twins() throws {
        for (one, other, code) in [
            ("a.wav", "a.wav", "zip.duplicate"), ("a.wav", "A.wav", "zip.duplicate-alike"),
            ("\u{E9}.wav", "e\u{301}.wav", "zip.duplicate-alike"),
        ] {
            var (first, second) = (MadeZip.Entry(one), MadeZip.Entry(other, MadeZip.recording(mark: 2)))
            (first.flags, second.flags) = (0x800, 0x800)
            let measured = try MadeZip(first, second).measured()
            #expect(measured.codes.filter { $0 != "zip.name-not-ascii" } == [code])
        }
    }

    // MARK: What it is

    @Test(
        "that systems leave behind is recognised by name",
        arguments: [
            "__MACOSX/._a.wav", "._a.wav", ".DS_Store", "takes/.DS_Store", "Thumbs.db", "desktop.ini", "~$notes.docx",
            ".Spotlight-V100/store.db", ".Trashes/x", "@eaDir/a.wav", "__MACOSX/",
        ])
    func systemFiles(name: String) throws {
        let measured = try MadeZip(.init("a.wav"), .init(name, [1, 2, 3])).measured()
        #expect(measured.codes(of: name) == ["zip.system-file"])
        #expect(measured.archive.entries[1].kind == .system && measured.recordings.count == 1)
    }

    @Test("that is an AppleDouble file is recognised by its content, whatever its name")
    func appleDouble() throws {
        let measured = try MadeZip(.init("a.wav", [0, 5, 0x16, 7] + Array(repeating: 0, count: 100))).measured()
        #expect(measured.codes == ["zip.system-file"] && measured.unreadable.isEmpty)
    }

    @Test(
        "that is no file is said, by the attributes of each system",
        arguments: [
            ("l.wav", 3, 0o120777 << 16, "zip.link"), ("p.wav", 3, 0o010644 << 16, "zip.special-file"),
            ("d.wav", 19, 0o060644 << 16, "zip.special-file"), ("s.wav", 3, 0o140644 << 16, "zip.special-file"),
            ("r.wav", 10, 0x400, "zip.link"), ("takes", 0, 0x10, "zip.folder"), ("takes/", 3, 0, "zip.folder"),
            ("takes", 3, 0o040755 << 16, "zip.folder"),
        ] as [(String, UInt8, UInt32, String)])
    func natures(name: String, host: UInt8, attributes: UInt32, code: String) throws {
        var entry = MadeZip.Entry(name, [])
        entry.host = host
        entry.attributes = attributes
        let measured = try MadeZip(entry).measured()
        #expect(measured.codes == [code] && measured.recordings.isEmpty && measured.unreadable.isEmpty)
    }

    @Test("that is encrypted, in any of the ways, is not read", arguments: [1, 0x41, 0x2001] as [UInt16])
    func encrypted(flags: UInt16) throws {
        var entry = MadeZip.Entry("a.wav")
        entry.flags = flags
        let measured = try MadeZip(entry).measured()
        #expect(measured.codes == ["zip.encrypted"] && measured.recordings.isEmpty)
        #expect(measured.archive.entries[0].kind == .unread)
    }

    @Test("with another compression is not read", arguments: [1, 9, 12, 14, 93, 95, 1000] as [UInt16])
    func methods(method: UInt16) throws {
        var entry = MadeZip.Entry("a.wav")
        entry.method = method
        #expect(try MadeZip(entry).measured().codes == ["zip.unsupported-method"])
    }

    @Test("that is not a recording is told from one that cannot be measured")
    func others() throws {
        let measured = try MadeZip(
            .init("notes.txt", Array("hello".utf8)), .init("plan.pdf", Array("%PDF-1.4".utf8)),
            .init("broken.wav", Array("hello".utf8)), .init("empty.wav", [])
        ).measured()
        #expect(measured.archive.entries.map(\.kind) == [.text, .other, .recording, .recording])
        #expect(measured.unreadable.map(\.code) == ["container.unknown", "file.empty"])
        #expect(measured.unreadable.map(\.path) == ["some.zip/broken.wav", "some.zip/empty.wav"])
        #expect(measured.unreadable.allSatisfy { $0.archive == "some.zip" })
    }

    // MARK: Content

    @Test(
        "whose size or checksum is not what its headers say is an error, stored and deflated",
        arguments: [0, 8] as [UInt16])
    func lies(method: UInt16) throws {
        var entry = MadeZip.Entry("a.wav")
        entry.method = method
        if method == 8 { entry.data = MadeZip.deflatedPlainly(entry.content) }
        #expect(try MadeZip(entry).measured().codes.isEmpty)
        var larger = entry
        larger.statedSize = 5_000_000
        let sized = try MadeZip(larger).measured()
        #expect(sized.codes == ["zip.size-mismatch"])
        #expect(
            sized.archive.entries[0].byteCount == Int64(MadeZip.wave.count) && sized.recordings[0].frameCount == 800)
        var smaller = entry
        smaller.statedSize = 100
        #expect(try MadeZip(smaller).measured().recordings[0].frameCount == 800)
        entry.statedCRC = 1
        #expect(try MadeZip(entry).measured().codes == ["zip.crc-mismatch"])
    }

    @Test("whose deflated data is damaged or cut is said with the place")
    func damaged() throws {
        var entry = MadeZip.Entry("a.wav")
        entry.method = 8
        entry.data = MadeZip.deflatedPlainly(MadeZip.wave).dropLast(200)
        #expect(try MadeZip(entry).measured().codes == ["zip.size-mismatch", "zip.crc-mismatch"])
        // All of the content, but no last block: libzip alone would be content.
        entry.data = [0] + MadeZip.deflatedPlainly(MadeZip.wave).dropFirst()
        #expect(try MadeZip(entry).measured().codes == ["zip.data-damaged"])
        entry.data = [0x07, 1, 2, 3]
        let measured = try MadeZip(entry).measured()
        #expect(measured.codes == ["zip.data-damaged"] && measured.archive.entries[0].kind == .unread)
    }

    @Test("that inflates to more than 100 times its size beyond 64 MiB is a bomb, and is not read on")
    func bomb() async throws {
        let folder = try ZipFolder()
        let path = try folder.write([], to: "zeros.wav")
        let file = try FileHandle(forWritingTo: URL(filePath: path.description))
        try file.truncate(atOffset: 80 << 20)
        let zip = try await folder.zip("bomb.zip", of: path, compression: .deflated)
        let measured = try ZipMeasurer(measurer: RecordingMeasurer()).measure(zip)
        #expect(measured.codes == ["zip.bomb"] && measured.archive.entries[0].kind == .unread)
        #expect((measured.defect("zip.bomb")?.facts["inflatedBytes"]?.integer ?? 0) < 65 << 20)
    }

    @Test(
        "is measured to the same as the file, stored and deflated",
        arguments: [
            "wav/pcm-s16.wav", "mp3/cbr-lame-info.mp3", "session/02-orchard.m4a", "mp3/vbr-without-xing.mp3",
        ])
    func sameMeasurement(fixture: String) async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures")
        let path = RecordingPath(root.appending(path: fixture).standardizedFileURL.path)
        var expected = try RecordingMeasurer(depth: .decode).measure(path)
        let folder = try ZipFolder()
        for compression in [ZipCompression.stored, .deflated] {
            let name = path.lastComponent.description
            let zip = try await folder.zip("\(compression).zip", of: path, compression: compression)
            let measured = try ZipMeasurer(measurer: RecordingMeasurer(depth: .decode)).measure(zip)
            #expect(measured.codes.isEmpty)
            (expected.path, expected.archive) = (RecordingPath("\(zip)/\(name)"), zip)
            #expect(measured.recordings == [expected])
        }
    }
}
