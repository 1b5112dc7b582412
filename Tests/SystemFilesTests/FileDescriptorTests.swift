import Foundation
import PreflightModel
import SystemFiles
import TestSupport
import Testing

@Suite("Files of the system", .timeLimited)
final class FileDescriptorTests {
    private let folder: RecordingPath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
        folder = RecordingPath(url.path)
        try SystemFiles.makeFolder(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.description) }

    private func path(_ name: String) -> RecordingPath { folder.appending(name.utf8) }

    @Test("are created once, written, and read back from any place")
    func content() throws {
        let file = try FileDescriptor(creating: path("a"))
        try file.write("hello, ")
        try file.write(Array("world".utf8))
        try Array("W".utf8).withUnsafeBytes { try file.write($0, at: 7) }
        try file.flush()
        try file.close()
        #expect(throws: SystemError.self) { _ = try FileDescriptor(creating: self.path("a")) }

        let read = try FileDescriptor(reading: path("a"))
        var buffer = [UInt8](repeating: 0, count: 8)
        let count = try buffer.withUnsafeMutableBytes { try read.read(into: $0, at: 7) }
        #expect(String(decoding: buffer[..<count], as: UTF8.self) == "World")
        #expect(try read.readToEnd(atMost: 12).map { String(decoding: $0, as: UTF8.self) } == "hello, World")
        let status = try read.status()
        #expect(status.kind == .file && status.byteCount == 12 && status.linkCount == 1 && status.isOwn)
    }

    @Test("are not read to the end where they are larger than the limit")
    func limit() throws {
        try FileDescriptor(creating: path("a")).write([UInt8](repeating: 1, count: 200_000))
        #expect(try FileDescriptor(reading: path("a")).readToEnd(atMost: 199_999) == nil)
        #expect(try FileDescriptor(reading: path("a")).readToEnd(atMost: 200_000)?.count == 200_000)
        #expect(try FileDescriptor(reading: path("a")).readToEnd(atMost: 0) == nil)
    }

    @Test("are locked by one open file at a time, until it is closed")
    func lock() throws {
        do {
            let first = try FileDescriptor(updating: path("lock"), permissions: 0o600)
            #expect(try first.lock(waiting: false))
            let second = try FileDescriptor(updating: path("lock"), permissions: nil)
            #expect(try !second.lock(waiting: false))
        }
        let third = try FileDescriptor(updating: path("lock"), permissions: nil)
        #expect(try third.lock(waiting: false))
    }

    @Test("say why they cannot be opened, in the system's own words")
    func missing() throws {
        let error = #expect(throws: SystemError.self) { _ = try FileDescriptor(reading: self.path("none")) }
        #expect(error?.isMissing == true && error?.description == "No such file or directory")
        #expect(FileKind(of: path("none")) == nil && !SystemFiles.exists(path("none")))
    }

    @Test("that are pipes are opened without waiting for a writer")
    func pipe() throws {
        #expect(mkfifo(path("pipe").description, 0o600) == 0)
        #expect(try FileDescriptor(reading: path("pipe")).status().kind == .pipe)
    }

    @Test("are listed by their bytes with what they are, and links are not taken for what they lead to")
    func folders() throws {
        try SystemFiles.makeFolder(path("deep/er"), permissions: 0o700)
        let name: [UInt8] = [0x61, 0xFF, 0x62]
        _ = try FileDescriptor(creating: folder.appending(name))
        try FileManager.default.createSymbolicLink(
            atPath: path("link").description, withDestinationPath: path("deep").description)
        let kinds = Dictionary(
            uniqueKeysWithValues: try FolderEntry.all(in: folder).map { entry in
                (entry.name, entry.kind ?? FileKind(of: folder.appending(entry.name), followingLinks: false))
            })
        #expect(kinds == [Array("deep".utf8): .folder, name: .file, Array("link".utf8): .link])
        #expect(FileKind(of: path("link")) == .folder)
        #expect(try SystemFiles.realPath(path("link/er/..")) == SystemFiles.realPath(path("deep")))
    }

    @Test("are not made where a file is in the way, and a folder that is there is left alone")
    func inTheWay() throws {
        _ = try FileDescriptor(creating: path("file"))
        let error = #expect(throws: SystemError.self) { try SystemFiles.makeFolder(self.path("file")) }
        #expect(error?.isInTheWay == true)
        #expect(throws: SystemError.self) { try SystemFiles.makeFolder(self.path("file/below")) }
        try SystemFiles.makeFolder(folder)
    }

    @Test("replace one another under a name, and go")
    func move() throws {
        try FileDescriptor(creating: path("new")).write("new")
        try FileDescriptor(creating: path("old")).write("old")
        try SystemFiles.move(path("new"), to: path("old"))
        #expect(try FileDescriptor(reading: path("old")).readToEnd(atMost: 9) == Array("new".utf8))
        #expect(!SystemFiles.exists(path("new")))
        SystemFiles.remove(path("old"))
        SystemFiles.remove(path("old"))
        #expect(!SystemFiles.exists(path("old")))
    }
}
