import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open regular file, read with `pread`; never mapped, since a mapped file that shrinks kills the process.
final class RecordingFile {
    /// What tells whether a file is still the same: size, times and place.
    struct Identity: Equatable {
        var byteCount: Int64
        var device: UInt64
        var inode: UInt64
        var modified: [Int]
    }

    private let descriptor: Int32

    /// Opens the file; a pipe or device is refused without waiting for it.
    init(_ path: RecordingPath) throws(MeasuringFailure) {
        let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
        // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
        let opened = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else {
            let cause = errno
            throw .openFailed(reason: SystemError.message(cause), missing: cause == ENOENT || cause == ENOTDIR)
        }
        descriptor = opened
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .openFailed(reason: SystemError.message(errno), missing: false)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .notRegular(kind: "a folder")
        case S_IFIFO: throw .notRegular(kind: "a pipe (FIFO)")
        case S_IFSOCK: throw .notRegular(kind: "a socket")
        default: throw .notRegular(kind: "a device")
        }
    }

    deinit { close(descriptor) }

    /// Size, times and place, as the operating system says now.
    func identity() throws(MeasuringFailure) -> Identity {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .readFailed(offset: 0, reason: SystemError.message(errno))
        }
        #if canImport(Darwin)
            let times = [
                status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec,
                status.st_ctimespec.tv_sec, status.st_ctimespec.tv_nsec,
            ]
        #else
            let times = [
                status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
            ]
        #endif
        return Identity(
            byteCount: Int64(status.st_size), device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino), modified: times.map { Int($0) })
    }

    /// Fills `target` from `offset` on and says how many bytes there were; fewer only at the end of the file.
    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        guard let base = target.baseAddress else { return 0 }
        var done = 0
        while done < target.count {
            let got = pread(descriptor, base + done, target.count - done, off_t(offset) + off_t(done))
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                throw .readFailed(offset: offset + Int64(done), reason: SystemError.message(errno))
            }
            done += got
        }
        return done
    }
}

/// The operating system's own words for an error number.
enum SystemError {
    static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}
