import Foundation
import PreflightModel
import UploadPackaging

/// What was uploaded, by bucket and key, in a temporary folder; the stores of all vendors share it.
actor ObjectStore {
    /// A place in a bucket.
    struct Address: Hashable, Sendable {
        var bucket: String
        var key: String
    }

    private let folder: TemporaryFolder
    private var objects: [Address: StoredObject] = [:]
    private var uploads: [String: MultipartUpload] = [:]

    init(folder: TemporaryFolder) { self.folder = folder }

    /// The object at an address; nil where nothing was uploaded.
    func object(_ bucket: String, _ key: String) -> StoredObject? { objects[Address(bucket: bucket, key: key)] }

    /// The objects of a bucket, sorted by key.
    func objects(in bucket: String) -> [StoredObject] {
        objects.values.filter { $0.bucket == bucket }.sorted { $0.key < $1.key }
    }

    /// Keeps a body as an object, in the place of an older one.
    @discardableResult
    func put(_ body: ReceivedBody, to bucket: String, _ key: String, contentType: String, now: Date) throws
        -> StoredObject
    {
        let file = try folder.newFile(named: key)
        try Self.keep(body, as: file)
        return store(
            StoredObject(
                bucket: bucket, key: key, file: file, digests: body.digests, contentType: contentType,
                eTag: body.digests.md5, storedAt: now))
    }

    /// Forgets an object; whether there was one.
    @discardableResult
    func remove(_ bucket: String, _ key: String) -> Bool {
        guard let object = objects.removeValue(forKey: Address(bucket: bucket, key: key)) else { return false }
        folder.remove(object.file)
        return true
    }

    // MARK: Multipart uploads

    /// Begins a multipart upload: its id.
    func beginUpload(to bucket: String, _ key: String, contentType: String) -> String {
        let id = RandomText.hexadecimal(32).uppercased()
        uploads[id] = MultipartUpload(bucket: bucket, key: key, contentType: contentType, parts: [:])
        return id
    }

    /// The multipart upload with this id; nil where it never began, or is completed or aborted.
    func upload(_ id: String) -> MultipartUpload? { uploads[id] }

    /// The multipart uploads of a bucket that are under way, by id, sorted by key.
    func uploads(in bucket: String) -> [(id: String, upload: MultipartUpload)] {
        uploads.filter { $0.value.bucket == bucket }.map { ($0.key, $0.value) }.sorted { $0.1.key < $1.1.key }
    }

    /// Keeps a part, in the place of an older one with the same number.
    func putPart(_ number: Int, of id: String, _ body: ReceivedBody) throws(MultipartMistake) {
        guard let upload = uploads[id] else { throw .noSuchUpload }
        do {
            let file = try folder.newFile(named: "part-\(number)")
            try Self.keep(body, as: file)
            if let before = upload.parts[number] { folder.remove(before.file) }
            uploads[id]?.parts[number] = MultipartUpload.Part(file: file, digests: body.digests)
        } catch {
            throw .storage("\(error)")
        }
    }

    /// Joins the parts that are named, by number and ETag without quotes, to an object.
    ///
    /// - Parameter minimumPartByteCount: The least size of every part but the last.
    func completeUpload(
        _ id: String, parts named: [(number: Int, eTag: String)], minimumPartByteCount: Int64, now: Date
    ) throws(MultipartMistake) -> StoredObject {
        guard let upload = uploads[id] else { throw .noSuchUpload }
        guard !named.isEmpty else { throw .invalidPart(0) }
        guard zip(named, named.dropFirst()).allSatisfy({ $0.number < $1.number }) else { throw .invalidPartOrder }
        var parts: [MultipartUpload.Part] = []
        for (number, eTag) in named {
            guard let part = upload.parts[number], part.digests.md5 == eTag.lowercased() else {
                throw .invalidPart(number)
            }
            parts.append(part)
        }
        if let small = parts.dropLast().first(where: { $0.digests.byteCount < minimumPartByteCount }) {
            throw .tooSmall(small.digests.byteCount)
        }
        do {
            let file = try folder.newFile(named: upload.key)
            let object = StoredObject(
                bucket: upload.bucket, key: upload.key, file: file,
                digests: try Self.join(parts.map(\.file), as: file), contentType: upload.contentType,
                eTag: try Self.eTag(of: parts), storedAt: now)
            forget(id)
            return store(object)
        } catch {
            throw .storage("\(error)")
        }
    }

    /// Forgets a multipart upload with its parts.
    func abortUpload(_ id: String) throws(MultipartMistake) {
        guard uploads[id] != nil else { throw .noSuchUpload }
        forget(id)
    }

    private func forget(_ id: String) {
        for part in uploads.removeValue(forKey: id)?.parts.values.map(\.file) ?? [] { folder.remove(part) }
    }

    private func store(_ object: StoredObject) -> StoredObject {
        let address = Address(bucket: object.bucket, key: object.key)
        if let before = objects.updateValue(object, forKey: address) { folder.remove(before.file) }
        return object
    }

    private static func keep(_ body: ReceivedBody, as file: URL) throws {
        switch body.storage {
        case .memory(let bytes): try Data(bytes).write(to: file)
        case .file(let spooled): try FileManager.default.moveItem(at: spooled, to: file)
        }
    }

    private static func join(_ parts: [URL], as file: URL) throws -> ContentDigests {
        let spool = try SpoolFile(creating: file)
        for part in parts {
            let handle = try FileHandle(forReadingFrom: part)
            defer { try? handle.close() }
            while let bytes = try handle.read(upToCount: 1 << 18), !bytes.isEmpty { try spool.append(bytes) }
        }
        return try spool.finish()
    }

    /// The ETag of joined parts: the MD5 of their MD5s in capitals, and how many they were.
    private static func eTag(of parts: [MultipartUpload.Part]) throws -> String {
        var computation = DigestComputation()
        for part in parts {
            unsafe (Hexadecimal.bytes(part.digests.md5) ?? []).withUnsafeBytes { unsafe computation.update($0) }
        }
        return "\(computation.digests.md5.uppercased())-\(parts.count)"
    }
}
