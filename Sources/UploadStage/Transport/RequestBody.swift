import PreflightModel
import VendorClients

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes behind a request's headers, read as they are sent.
struct RequestBody {
    /// The part of a file that is sent.
    private struct File {
        var path: RecordingPath
        var offset: Int64
        /// How long the whole file must be.
        var byteCount: Int64
    }

    private let source: HTTPRequest.Body
    private let file: File?
    private var position: Int64 = 0
    private var descriptor: Int32 = -1

    init(_ source: HTTPRequest.Body) {
        self.source = source
        file =
            switch source {
            case .none, .bytes: nil
            case .file(let path, let byteCount): File(path: path, offset: 0, byteCount: byteCount)
            case .fileRange(let path, let range, let byteCount):
                File(path: path, offset: range.lowerBound, byteCount: byteCount)
            }
    }

    /// Opens the file, if it is one.
    ///
    /// - Throws: `TransportFailure` where it cannot be read or has another size than stated.
    mutating func open() throws(TransportFailure) {
        guard let file else { return }
        descriptor = openForReading(file.path)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            throw TransportFailure(
                .unreadableBody, "\(file.path): cannot be read: \(String(cString: strerror(errno)))")
        }
        guard Int64(status.st_size) == file.byteCount else {
            throw TransportFailure(
                .unreadableBody,
                "\(file.path): has \(status.st_size) bytes, not the \(file.byteCount) of the manifest")
        }
    }

    func close() { if descriptor >= 0 { closeDescriptor(descriptor) } }

    /// Reads on; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportFailure) -> Int {
        let wanted = Int(min(Int64(buffer.count), source.byteCount - position))
        guard wanted > 0 else { return 0 }
        var count = wanted
        if case .bytes(let bytes) = source {
            buffer.copyBytes(from: bytes[Int(position)..<Int(position) + wanted])
        } else if let file {
            count = pread(descriptor, buffer.baseAddress, wanted, off_t(file.offset + position))
            guard count > 0 else {
                throw TransportFailure(
                    .unreadableBody,
                    count == 0
                        ? "\(file.path): ended after \(file.offset + position) of \(file.byteCount) bytes while it was sent"
                        : "\(file.path): cannot be read: \(String(cString: strerror(errno)))")
            }
        }
        position += Int64(count)
        return count
    }

    mutating func seek(to offset: Int64) -> Bool {
        guard (0...source.byteCount).contains(offset) else { return false }
        position = offset
        return true
    }
}

private func openForReading(_ path: RecordingPath) -> Int32 {
    open(path.bytes.map { CChar(bitPattern: $0) } + [0], O_RDONLY | O_CLOEXEC)
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
