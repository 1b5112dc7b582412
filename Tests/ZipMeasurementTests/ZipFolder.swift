import Foundation
import PreflightModel

@testable import UploadPackaging

/// A folder of its own for one test, with zips that libzip writes; removed afterwards.
final class ZipFolder {
    private let url = FileManager.default.temporaryDirectory.appending(path: "zips-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> RecordingPath { RecordingPath(url.appending(path: name).path) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

    /// Writes a file.
    func write(_ bytes: [UInt8], to name: String) throws -> RecordingPath {
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }

    /// A zip with the file at `path` in it.
    func zip(_ name: String, of path: RecordingPath, compression: ZipCompression) async throws -> RecordingPath {
        let attributes = try FileManager.default.attributesOfItem(atPath: path.description)
        let byteCount = (attributes[.size] as? NSNumber)?.int64Value ?? 0
        let item = ZipArchive.Item(name: path.lastComponent.description, path: path, byteCount: byteCount)
        _ = try await ZipPacking(items: [item], compression: compression, progress: nil).write(to: self.path(name))
        return self.path(name)
    }
}
