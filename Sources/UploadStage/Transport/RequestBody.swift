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
    private let source: HTTPRequest.Body
    private var position: Int64 = 0
    private var descriptor: Int32 = -1

    init(_ source: HTTPRequest.Body) { self.source = source }

    /// Opens the file, if it is one.
    ///
    /// - Throws: `TransportFailure` where it cannot be read or has another size than stated.
    mutating func open() throws(TransportFailure) {
        guard case .file(let path, let byteCount) = source else { return }
        descriptor = openForReading(path)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            throw TransportFailure(.unreadableBody, "\(path): cannot be read: \(String(cString: strerror(errno)))")
        }
        guard Int64(status.st_size) == byteCount else {
            throw TransportFailure(
                .unreadableBody, "\(path): has \(status.st_size) bytes, not the \(byteCount) of the manifest")
        }
    }

    func close() { if descriptor >= 0 { closeDescriptor(descriptor) } }

    /// Reads on; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportFailure) -> Int {
        switch source {
        case .none: return 0
        case .bytes(let bytes):
            let count = min(buffer.count, bytes.count - Int(position))
            buffer.copyBytes(from: bytes[Int(position)..<Int(position) + count])
            position += Int64(count)
            return count
        case .file(let path, let byteCount):
            let wanted = Int(min(Int64(buffer.count), byteCount - position))
            guard wanted > 0 else { return 0 }
            let count = pread(descriptor, buffer.baseAddress, wanted, off_t(position))
            guard count > 0 else {
                throw TransportFailure(
                    .unreadableBody,
                    count == 0
                        ? "\(path): ended after \(position) of \(byteCount) bytes while it was sent"
                        : "\(path): cannot be read: \(String(cString: strerror(errno)))")
            }
            position += Int64(count)
            return count
        }
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
