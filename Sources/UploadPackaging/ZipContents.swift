import CZip
public import Foundation
public import PreflightModel

/// Takes files out of a zip that somebody else made: for those who are handed packages, such as the sandbox.
public enum ZipContents {
    /// The names of the entries, in the order of the zip; folders end in a slash. No content is read.
    ///
    /// - Throws: `PackagingFailure` for what is no consistent zip.
    public static func names(of path: RecordingPath) throws -> [String] {
        let handle = try ZipHandle(reading: path)
        return try (0..<handle.entryCount).map { try handle.name(at: $0) }
    }

    /// Writes the content of an entry to a new file.
    ///
    /// - Parameters:
    ///   - index: The place of the entry in `names(of:)`.
    ///   - limit: The most bytes that are written, however many the zip claims.
    /// - Throws: `PackagingFailure` for an entry that is damaged, or larger than `limit`, or an error of the file system.
    public static func extract(_ index: Int, of path: RecordingPath, to file: URL, limit: Int64) throws {
        let handle = try ZipHandle(reading: path)
        try Data().write(to: file, options: .withoutOverwriting)
        let output = try FileHandle(forWritingTo: file)
        defer { try? output.close() }
        var byteCount: Int64 = 0
        try handle.read(at: zip_uint64_t(index)) { bytes in
            byteCount += Int64(bytes.count)
            guard byteCount <= limit else {
                throw PackagingFailure(.refused, "\(path): entry \(index) is larger than \(limit) bytes.")
            }
            try output.write(contentsOf: Data(bytes))
        }
    }
}
