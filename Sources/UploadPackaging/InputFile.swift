import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open regular file, read a window at a time.
final class InputFile: Sendable {
    /// How many bytes are read at once: large enough that what happens once a window costs nothing.
    static let windowSize = 256 * 1024

    private let path: RecordingPath
    private let descriptor: Int32

    /// Opens the file; a pipe or device is refused without waiting for it.
    init(_ path: RecordingPath) throws {
        self.path = path
        descriptor = open(path.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let kind: PackagingFailure.Kind = errno == ENOENT || errno == ENOTDIR ? .missing : .inputOutput
            throw PackagingFailure(kind, "\(path): cannot be opened: \(Files.reason).")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            // A class whose initializer throws after all is set is deinitialized, which closes the descriptor.
            throw PackagingFailure(.inputOutput, "\(path): is not a regular file.")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The bytes from `offset` on: as many as asked for, or fewer where the file ends.
    func window(at offset: Int64, count: Int = windowSize) throws -> [UInt8] {
        if Task.isCancelled { throw CancellationError() }
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                let got = pread(descriptor, base + filled, count - filled, off_t(offset) + off_t(filled))
                if got == 0 { return }
                if got < 0 {
                    if errno == EINTR { continue }
                    throw PackagingFailure(.inputOutput, "\(path): cannot be read: \(Files.reason).")
                }
                filled += got
            }
        }
    }
}
