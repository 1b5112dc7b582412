import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("The sandbox's temporary folder", .timeLimited)
struct TemporaryFolderTests {
    private func withParent(_ test: (URL) throws -> Void) throws {
        let parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: parent) }
        try test(parent)
    }

    private func names(in folder: URL) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    /// What a sandbox leaves that was killed: its folder with files, and a lock that nobody holds.
    private func leaveBehind(_ name: String, in parent: URL, hasLock: Bool = true) throws {
        let folder = parent.appending(path: name)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "files/abc"), withIntermediateDirectories: true)
        try Data("take".utf8).write(to: folder.appending(path: "files/abc/take.wav"))
        if hasLock { try Data().write(to: folder.appending(path: "lock")) }
    }

    @Test("nothing of it remains")
    func removed() throws {
        try withParent { parent in
            let folder = try TemporaryFolder(in: parent)
            try Data("take".utf8).write(to: try folder.newFile(named: "take.wav"))
            #expect(try names(in: parent).count == 1)
            folder.removeAll()
            #expect(try names(in: parent).isEmpty)
        }
    }

    @Test("the next one removes what a killed one left")
    func leftovers() throws {
        try withParent { parent in
            try leaveBehind("vendor-sandbox-dead", in: parent)
            let folder = try TemporaryFolder(in: parent)
            #expect(try names(in: parent) == [folder.location.deletingLastPathComponent().lastPathComponent])
            folder.removeAll()
        }
    }

    @Test("a living one is left alone")
    func alive() throws {
        try withParent { parent in
            let first = try TemporaryFolder(in: parent)
            let file = try first.newFile(named: "take.wav")
            try Data("take".utf8).write(to: file)
            let second = try TemporaryFolder(in: parent)
            #expect(firstDifference(try Data(contentsOf: file), from: "take".utf8) == nil)
            #expect(try names(in: parent).count == 2)
            second.removeAll()
            #expect(try names(in: parent).count == 1)
            first.removeAll()
        }
    }

    @Test("what is not known for a leftover is left alone")
    func others() throws {
        try withParent { parent in
            let kept = parent.appending(path: "kept")
            try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: false)
            try Data().write(to: kept.appending(path: "lock"))
            try FileManager.default.createSymbolicLink(
                at: parent.appending(path: "vendor-sandbox-link"), withDestinationURL: kept)
            // One that is only just being made has no lock yet.
            try leaveBehind("vendor-sandbox-new", in: parent, hasLock: false)
            try Data().write(to: parent.appending(path: "vendor-sandbox-file"))
            let before = try names(in: parent)
            let folder = try TemporaryFolder(in: parent)
            #expect(try names(in: parent).isSuperset(of: before))
            #expect(try names(in: kept) == ["lock"])
            folder.removeAll()
            #expect(try names(in: parent) == before)
        }
    }
}
