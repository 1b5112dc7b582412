import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import SystemFiles

@Suite("A temporary file", .timeLimited)
struct TemporaryFileTests {
    @Test("keeps what is written to it, and has no name")
    func temporary() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "temporary-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try FileDescriptor(temporaryIn: RecordingPath(folder.path))
        #expect(file.isAtStart == true)
        try file.write([1, 2, 3])
        #expect(file.isAtStart == false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        var bytes = [UInt8](repeating: 0, count: 5)
        let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
        #expect(count == 3)
        #expect(firstDifference(bytes, from: [1, 2, 3, 0, 0]) == nil)
        #expect(try file.status().linkCount == 0)
    }

    @Test("is not made where there is no folder")
    func nowhere() {
        #expect(throws: SystemError.self) { _ = try FileDescriptor(temporaryIn: "/no/such/folder") }
    }
}
