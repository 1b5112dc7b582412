import Dispatch
import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few things that packaging asks of the file system, each with the system's own words when it fails.
enum Files {
    /// All bytes of a small file.
    static func bytes(of path: RecordingPath, atMost limit: Int) throws -> [UInt8] {
        let file = try InputFile(path)
        var bytes: [UInt8] = []
        while true {
            let window = try file.window(at: Int64(bytes.count))
            if window.isEmpty { return bytes }
            bytes += window
            guard bytes.count <= limit else {
                throw PackagingFailure(.changed, "\(path): is larger than \(limit) bytes, so it is not a manifest.")
            }
        }
    }

    /// Writes a new file and flushes it to the disk.
    static func write(_ bytes: [UInt8], to path: RecordingPath) throws {
        let descriptor = open(path.cString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw PackagingFailure(.cannotCreate, "\(path): cannot be created: \(reason).") }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
                #elseif canImport(Musl)
                    Musl.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
                #else
                    Darwin.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
                #endif
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw PackagingFailure(.inputOutput, "\(path): cannot be written: \(reason).")
            }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            throw PackagingFailure(.inputOutput, "\(path): cannot be flushed to the disk: \(reason).")
        }
    }

    /// Flushes a file, or a folder with its names, to the disk.
    static func flush(_ path: RecordingPath) throws {
        let descriptor = open(path.cString, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PackagingFailure(.inputOutput, "\(path): cannot be opened: \(reason).") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw PackagingFailure(.inputOutput, "\(path): cannot be flushed to the disk: \(reason).")
        }
    }

    /// Flushes a file to the disk on a thread of its own: waiting for the disk must not keep tasks from a processor.
    static func flushAside(_ path: RecordingPath) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { continuation.resume(with: Result { try flush(path) }) }
        }
    }

    static func move(_ path: RecordingPath, to goal: RecordingPath) throws {
        guard rename(path.cString, goal.cString) == 0 else {
            // What is in the way stays there: a folder, or a file that may not be replaced.
            let kind: PackagingFailure.Kind =
                [EISDIR, EACCES, EPERM, ENOTEMPTY, EROFS].contains(errno) ? .cannotCreate : .inputOutput
            throw PackagingFailure(kind, "\(goal): cannot be put in place: \(reason).")
        }
    }

    static func remove(_ path: RecordingPath) { _ = unlink(path.cString) }

    static func exists(_ path: RecordingPath) -> Bool { access(path.cString, F_OK) == 0 }

    static func isFolder(_ path: RecordingPath) -> Bool {
        var status = stat()
        return stat(path.cString, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func isLink(_ path: RecordingPath) -> Bool {
        var status = stat()
        return lstat(path.cString, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: RecordingPath) throws {
        if isFolder(path) { return }
        if let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 {
            try makeFolder(RecordingPath(bytes: path.bytes[..<slash]))
        }
        guard mkdir(path.cString, 0o777) != 0 else { return }
        // Asking what is there would write over the reason.
        let reason = reason
        if isFolder(path) { return }
        throw PackagingFailure(
            .cannotCreate,
            isLink(path) || exists(path)
                ? "\(path): already exists and is not a folder. Choose another folder."
                : "\(path): the folder cannot be created: \(reason).")
    }

    /// The absolute path without links, `.` and `..`; nil where there is nothing.
    static func canonical(_ path: RecordingPath) -> RecordingPath? {
        guard let resolved = realpath(path.cString, nil) else { return nil }
        defer { free(resolved) }
        return RecordingPath(bytes: UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
    }

    /// The names in a folder, in no order.
    static func names(in folder: RecordingPath) -> [[UInt8]] {
        guard let stream = opendir(folder.cString) else { return [] }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            names.append(withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
        }
        return names
    }

    /// Whether a process with this number is there.
    static func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno == EPERM }

    static var processNumber: Int32 { getpid() }

    /// The system's own words for what has just failed.
    static var reason: String { String(cString: strerror(errno)) }
}

extension RecordingPath {
    /// The path as the system takes it.
    var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
