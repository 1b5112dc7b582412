package import PreflightModel
package import SystemFiles

/// An open regular file, read by place; never mapped, since a mapped file that shrinks kills the process.
package final class RecordingFile: ByteSource, Sendable {
    private let file: FileDescriptor
    /// What the file was when it was opened: size, times and place tell whether it is still the same.
    package let identityAtOpen: FileStatus

    /// Opens the file; a pipe or device is refused without waiting for it.
    package convenience init(_ path: RecordingPath) throws(MeasuringFailure) {
        let file: FileDescriptor
        do throws(SystemError) {
            file = try FileDescriptor(reading: path)
        } catch {
            throw .openFailed(reason: error.description, missing: error.isMissing)
        }
        try self.init(file)
    }

    /// Reads an open file, which must be a regular one.
    package convenience init(_ file: consuming FileDescriptor) throws(MeasuringFailure) {
        let status = try Self.status(of: file)
        if let kind = Self.kindIfNotRegular(status.kind) { throw .notRegular(kind) }
        self.init(file, status: status)
    }

    /// Reads an open file that was found to be a regular one.
    package init(_ file: consuming FileDescriptor, status: FileStatus) {
        identityAtOpen = status
        self.file = file
    }

    package var byteCount: Int64 { identityAtOpen.byteCount }

    package var identity: ByteSourceIdentity? { ByteSourceIdentity(identityAtOpen) }

    package func currentIdentity() throws(MeasuringFailure) -> ByteSourceIdentity? {
        ByteSourceIdentity(try Self.status(of: file))
    }

    private static func status(of file: borrowing FileDescriptor) throws(MeasuringFailure) -> FileStatus {
        do throws(SystemError) {
            return try file.status()
        } catch {
            throw .readFailed(offset: 0, reason: error.description)
        }
    }

    private static func kindIfNotRegular(_ kind: FileKind) -> SpecialFile? {
        switch kind {
        case .file: nil
        case .folder: .folder
        case .pipe: .pipe
        case .socket: .socket
        case .link, .device: .device
        }
    }

    /// Fills `target` from `offset` on and says how many bytes there were; fewer only at the end of the file.
    package func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        var count = 0
        do throws(SystemError) {
            try unsafe file.read(into: target, at: offset, filled: &count)
        } catch {
            throw .readFailed(offset: offset + Int64(count), reason: error.description)
        }
        return count
    }
}

extension ByteSourceIdentity {
    fileprivate init(_ file: FileStatus) {
        self.init(
            SIMD8(
                Int64(bitPattern: file.device), Int64(bitPattern: file.inode), file.byteCount, file.modified.seconds,
                file.modified.nanoseconds, file.changed.seconds, file.changed.nanoseconds, 0))
    }
}
