import Foundation
import MessageDigests
import PreflightModel
import TestSupport
import Testing
import UploadPackaging

@testable import VendorSandbox

@Suite("The object store", .timeLimited)
struct ObjectStoreTests {
    private let moment = Date(timeIntervalSince1970: 0)

    private func body(_ bytes: [UInt8]) -> ReceivedBody {
        var computation = DigestComputation()
        bytes.withUnsafeBytes { computation.update($0) }
        return ReceivedBody(storage: .memory(bytes), digests: computation.digests)
    }

    private func withStore(_ test: (ObjectStore, TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.removeAll() }
        try await test(ObjectStore(folder: folder), folder)
    }

    @Test("a newer object takes the place of the older one, whose file goes")
    func replaced() async throws {
        try await withStore { store, folder in
            try await store.put(body([1]), to: "b", "k/a.wav", contentType: "audio/wav", now: moment)
            try await store.put(body([2, 3]), to: "b", "k/a.wav", contentType: "", now: moment)
            let object = try #require(await store.object("b", "k/a.wav"))
            #expect(firstDifference(try Data(contentsOf: object.file), from: [2, 3]) == nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.location.path).count == 1)
            #expect(await store.object("c", "k/a.wav") == nil)
        }
    }

    @Test("parts are joined in order, with the digests of the whole", arguments: [[1, 2, 3], [1, 3]])
    func joined(numbers: [Int]) async throws {
        try await withStore { store, folder in
            let id = await store.beginUpload(to: "b", "k", contentType: "audio/wav")
            for number in [3, 1, 2] {
                try await store.putPart(number, of: id, body([UInt8](repeating: UInt8(number), count: 10)))
            }
            let named = numbers.map { number in
                (number, Hexadecimal.string(MD5.hash(data: [UInt8](repeating: UInt8(number), count: 10))))
            }
            let object = try await store.completeUpload(id, parts: named, minimumPartByteCount: 10, now: moment)
            let whole = numbers.flatMap { [UInt8](repeating: UInt8($0), count: 10) }
            #expect(firstDifference(try Data(contentsOf: object.file), from: whole) == nil)
            #expect(object.digests == body(whole).digests)
            #expect(object.eTag.hasSuffix("-\(numbers.count)"))
            #expect(await store.upload(id) == nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.location.path).count == 1)
        }
    }

    @Test("what is wrong with a completion is said, and the upload stays")
    func mistakes() async throws {
        try await withStore { store, _ in
            let id = await store.beginUpload(to: "b", "k", contentType: "")
            try await store.putPart(1, of: id, body([1]))
            try await store.putPart(2, of: id, body([2]))
            let tags = [[1], [2]].map { Hexadecimal.string(MD5.hash(data: $0 as [UInt8])) }
            let cases: [([(number: Int, eTag: String)], Int64, MultipartMistake)] = [
                ([(2, tags[1]), (1, tags[0])], 0, .invalidPartOrder),
                ([(1, tags[1])], 0, .invalidPart(1)),
                ([(1, tags[0]), (7, tags[1])], 0, .invalidPart(7)),
                ([], 0, .invalidPart(0)),
                ([(1, tags[0]), (2, tags[1])], 2, .tooSmall(1)),
            ]
            for (parts, minimum, mistake) in cases {
                await #expect(throws: mistake) {
                    try await store.completeUpload(id, parts: parts, minimumPartByteCount: minimum, now: moment)
                }
            }
            #expect(await store.upload(id) != nil)
            try await store.abortUpload(id)
            await #expect(throws: MultipartMistake.noSuchUpload) { try await store.abortUpload(id) }
            await #expect(throws: MultipartMistake.noSuchUpload) { try await store.putPart(1, of: id, body([])) }
        }
    }

    @Test("no key leads out of the folder", arguments: ["../../etc/passwd", "a/..", "/", "", ".", "女.wav", "a\u{0}b"])
    func keys(key: String) async throws {
        try await withStore { store, folder in
            let object = try await store.put(body([1]), to: "b", key, contentType: "", now: moment)
            let parent = object.file.deletingLastPathComponent().deletingLastPathComponent().standardizedFileURL
            #expect(parent.path == folder.location.standardizedFileURL.path)
            #expect(object.file.standardizedFileURL == object.file)
        }
    }
}
