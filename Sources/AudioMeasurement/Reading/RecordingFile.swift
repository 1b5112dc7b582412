package import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open regular file, read with `pread`; never mapped, since a mapped file that shrinks kills the process.
package final class RecordingFile: ByteSource, Sendable {
    /// What tells whether a file is still the same: size, times and place.
    package struct Identity: Hashable, Sendable {
        /// A moment on the file system's clock.
        package struct Moment: Hashable, Sendable {
            /// Whole seconds since 1970.
            package let seconds: Int64
            /// The rest, in nanoseconds.
            package let nanoseconds: Int64

            init(_ time: timespec) { (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec)) }
        }

        package let byteCount: Int64
        package let device: UInt64
        package let inode: UInt64
        /// When the content was last changed; anybody may set it to anything.
        package let modified: Moment
        /// When content, name or attributes were last changed; only the system sets it.
        package let changed: Moment

        init(_ status: stat) {
            byteCount = Int64(status.st_size)
            device = UInt64(truncatingIfNeeded: status.st_dev)
            inode = UInt64(truncatingIfNeeded: status.st_ino)
            #if canImport(Darwin)
                modified = Moment(status.st_mtimespec)
                changed = Moment(status.st_ctimespec)
            #else
                modified = Moment(status.st_mtim)
                changed = Moment(status.st_ctim)
            #endif
        }
    }

    private let descriptor: Int32
    /// What the file was when it was opened.
    package let identityAtOpen: Identity

    /// Opens the file; a pipe or device is refused without waiting for it.
    package convenience init(_ path: RecordingPath) throws(MeasuringFailure) {
        let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
        // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
        let opened = unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else {
            let cause = errno
            throw .openFailed(reason: SystemError.message(cause), missing: cause == ENOENT || cause == ENOTDIR)
        }
        try self.init(taking: opened)
    }

    /// Takes over an open descriptor, and closes it in the end, or where it is not one of a regular file.
    package init(taking descriptor: Int32) throws(MeasuringFailure) {
        do throws(MeasuringFailure) {
            let status = try Self.status(of: descriptor)
            if let kind = Self.kindIfNotRegular(status) { throw .notRegular(kind) }
            identityAtOpen = Identity(status)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    package var byteCount: Int64 { identityAtOpen.byteCount }

    package var identity: ByteSourceIdentity? { ByteSourceIdentity(identityAtOpen) }

    package func currentIdentity() throws(MeasuringFailure) -> ByteSourceIdentity? {
        ByteSourceIdentity(Identity(try Self.status(of: descriptor)))
    }

    private static func status(of descriptor: Int32) throws(MeasuringFailure) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .readFailed(offset: 0, reason: SystemError.message(errno))
        }
        return status
    }

    private static func kindIfNotRegular(_ status: stat) -> SpecialFile? {
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: .folder
        case S_IFIFO: .pipe
        case S_IFSOCK: .socket
        default: .device
        }
    }

    /// Fills `target` from `offset` on and says how many bytes there were; fewer only at the end of the file.
    package func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        guard let base = target.baseAddress else { return 0 }
        var done = 0
        while done < target.count {
            let got = unsafe pread(descriptor, base + done, target.count - done, off_t(offset) + off_t(done))
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

extension ByteSourceIdentity {
    fileprivate init(_ file: RecordingFile.Identity) {
        self.init(
            SIMD8(
                Int64(bitPattern: file.device), Int64(bitPattern: file.inode), file.byteCount, file.modified.seconds,
                file.modified.nanoseconds, file.changed.seconds, file.changed.nanoseconds, 0))
    }
}

/// The operating system's own words for an error number.
enum SystemError {
    static func message(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
