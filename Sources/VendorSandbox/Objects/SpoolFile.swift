import Foundation
import PreflightModel
import UploadPackaging

/// Writes a file from the front to the end and computes its digests on the way.
final class SpoolFile {
    private let handle: FileHandle
    private var computation = DigestComputation()
    /// How many bytes are written.
    private(set) var byteCount: Int64 = 0

    /// Creates the file; it must not exist.
    init(creating file: URL) throws {
        try Data().write(to: file, options: .withoutOverwriting)
        handle = try FileHandle(forWritingTo: file)
    }

    func append(_ bytes: Data) throws {
        unsafe bytes.withUnsafeBytes { unsafe computation.update($0) }
        try handle.write(contentsOf: bytes)
        byteCount += Int64(bytes.count)
    }

    /// Closes the file.
    func finish() throws -> ContentDigests {
        try handle.close()
        return computation.digests
    }
}
