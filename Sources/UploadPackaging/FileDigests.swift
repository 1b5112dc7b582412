import MessageDigests
package import PreflightModel

/// Digests of files, each in one reading.
package enum FileDigests {
    /// SHA-256 of the file at `path`, in lower-case hexadecimal.
    ///
    /// - Throws: `PackagingFailure` where it cannot be read.
    package static func sha256(of path: RecordingPath) throws -> String {
        try sha256(of: path, progress: nil).sha256
    }

    /// What object stores answer with, of the file at `path`.
    static func all(of path: RecordingPath, progress: ProgressMeter?) async throws -> ContentDigests {
        let file = try InputFile(path)
        var computation = DigestComputation()
        var (offset, window) = (Int64(0), try file.window(at: 0))
        while !window.isEmpty {
            let end = offset + Int64(window.count)
            // The next window is read while this one is digested.
            async let next = file.window(at: end)
            await computation.update(sideBySide: window)
            progress?.add(bytes: window.count)
            (offset, window) = (end, try await next)
        }
        return computation.digests
    }

    /// Size and SHA-256 of the file at `path`.
    static func sha256(of path: RecordingPath, progress: ProgressMeter?) throws -> SizedDigest {
        let file = try InputFile(path)
        var (offset, sha256) = (Int64(0), SHA256())
        while true {
            let window = try file.window(at: offset)
            if window.isEmpty { break }
            unsafe window.withUnsafeBytes { unsafe sha256.update(bufferPointer: $0) }
            offset += Int64(window.count)
            progress?.add(bytes: window.count)
        }
        return SizedDigest(byteCount: offset, sha256: Hexadecimal.string(sha256.finalize()))
    }
}

/// What tells whether bytes are the same.
struct SizedDigest: Hashable, Sendable {
    var byteCount: Int64
    /// SHA-256 in lower-case hexadecimal.
    var sha256: String
}
