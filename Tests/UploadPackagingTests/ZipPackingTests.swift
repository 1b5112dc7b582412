import AudioMeasurement
import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import UploadPackaging

@Suite("Writing a zip and reading it back", .timeLimited)
struct ZipPackingTests {
    private let folder: PackagingFolder

    init() throws { folder = try PackagingFolder() }

    /// Files of these sizes, the content of each different.
    private func items(_ byteCounts: [Int]) throws -> [ZipArchive.Item] {
        try byteCounts.enumerated().map { index, byteCount in
            let name = "item-\(index)"
            let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 / 7 &+ index) }
            try Data(bytes).write(to: folder.url.appending(path: name))
            return ZipArchive.Item(name: name, path: folder.path(name), byteCount: Int64(byteCount))
        }
    }

    private static let sizes = [
        0, 1, 30, InputFile.windowSize - 41, InputFile.windowSize, 3 * InputFile.windowSize + 1,
    ]

    @Test("finds in each entry what its file holds, stored or deflated", arguments: [ZipCompression.stored, .deflated])
    func readBack(compression: ZipCompression) async throws {
        let items = try items(Self.sizes)
        let progress = PackagingProgress()
        let packing = ZipPacking(items: items, compression: compression, progress: progress)
        let (zip, entries) = try await packing.write(to: folder.path("a.zip"))
        #expect(entries.count == items.count)
        for item in items {
            #expect(try entries[item.name] == FileDigests.sha256(of: item.path, progress: nil))
        }
        #expect(Int(zip.byteCount) == (try folder.bytes("a.zip").count))
        #expect(progress.writing.byteCount == zip.byteCount && progress.readingBack.byteCount == zip.byteCount)
        // libzip reads it as a whole, and agrees.
        let read = try ZipArchive.entries(of: folder.path("a.zip"))
        #expect(read.map(\.name) == items.map(\.name) && read.allSatisfy { entries[$0.name] == $0.digest })
    }

    @Test("finds what is in the zip also where a file has another size than when it was checked", arguments: [-1, 1])
    func resized(difference: Int64) async throws {
        var items = try items([1000, 2000, 3000])
        items[1].byteCount += difference
        let packing = ZipPacking(items: items, compression: .stored, progress: nil)
        let (_, entries) = try await packing.write(to: folder.path("a.zip"))
        for item in items {
            #expect(try entries[item.name] == FileDigests.sha256(of: item.path, progress: nil))
        }
    }

    @Test("follows a writer byte by byte, and gives up where the file ends too early or is something else")
    func following() async throws {
        let items = try items(Self.sizes)
        _ = try await ZipPacking(items: items, compression: .stored, progress: nil).write(to: folder.path("a.zip"))
        let zip = try folder.bytes("a.zip")
        func follow(_ lengths: [Int64]) async throws -> [FollowingReader.Entry]? {
            let (stream, news) = AsyncStream.makeStream(of: Int64.self)
            for length in lengths { news.yield(length) }
            news.finish()
            var reader = try FollowingReader(folder.path("a.zip"), behind: stream)
            return try await reader.entries(byteCounts: items.map(\.byteCount))
        }
        let steps = Array(Int64(1)...200) + [1000, Int64(zip.count / 2), Int64(zip.count)]
        let found = try #require(try await follow(steps))
        #expect(try ZipArchive.states(items, found, in: folder.path("a.zip")))
        #expect(try found.map(\.digest) == items.map { try FileDigests.sha256(of: $0.path, progress: nil) })
        #expect(try await follow([Int64(zip.count / 2)]) == nil)
        // What the directory states is held against what was found.
        var wrong = found
        wrong[2].crc32 ^= 1
        #expect(try !ZipArchive.states(items, wrong, in: folder.path("a.zip")))
        #expect(try !ZipArchive.states(items, found.dropLast(), in: folder.path("a.zip")))
        var renamed = items
        renamed[0].name = "other"
        #expect(try !ZipArchive.states(renamed, found, in: folder.path("a.zip")))
        var broken = zip
        broken[0] = 0
        try broken.write(to: folder.url.appending(path: "a.zip"))
        #expect(try await follow(steps) == nil)
    }

    @Test("says which file has gone")
    func vanished() async throws {
        let items = try items([10, 20])
        try FileManager.default.removeItem(at: folder.url.appending(path: "item-1"))
        let packing = ZipPacking(items: items, compression: .stored, progress: nil)
        let failure = await #expect(throws: PackagingFailure.self) { try await packing.write(to: folder.path("a.zip")) }
        #expect(failure?.kind == .changed)
        #expect(failure?.description.contains("item-1: no longer exists") == true)
    }

    @Test("does not write over what is there")
    func existing() async throws {
        try folder.wave("a.zip")
        let packing = ZipPacking(items: try items([10]), compression: .stored, progress: nil)
        let failure = await #expect(throws: PackagingFailure.self) { try await packing.write(to: folder.path("a.zip")) }
        #expect(failure?.kind == .cannotCreate)
    }
}
