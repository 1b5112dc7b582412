import PreflightModel
import SystemFiles
import VendorClients

/// The bytes behind a request's headers, read as they are sent.
struct RequestBody: ~Copyable {
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
    private var descriptor: FileDescriptor?

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
        let byteCount: Int64
        do throws(SystemError) {
            let opened = try FileDescriptor(reading: file.path)
            byteCount = try opened.status().byteCount
            descriptor = consume opened
        } catch {
            throw TransportFailure(.unreadableBody, "\(file.path): cannot be read: \(error)")
        }
        guard byteCount == file.byteCount else {
            throw TransportFailure(
                .unreadableBody,
                "\(file.path): has \(byteCount) bytes, not the \(file.byteCount) of the manifest")
        }
    }

    /// Closes the file, if it is one.
    mutating func close() { descriptor = nil }

    /// Reads on; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportFailure) -> Int {
        let wanted = Int(min(Int64(buffer.count), source.byteCount - position))
        guard wanted > 0 else { return 0 }
        var count = wanted
        if case .bytes(let bytes) = source {
            unsafe buffer.copyBytes(from: bytes[Int(position)..<Int(position) + wanted])
        } else if let file {
            let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
            do throws(SystemError) {
                count = unsafe try descriptor?.read(into: target, at: file.offset + position) ?? 0
            } catch {
                throw TransportFailure(.unreadableBody, "\(file.path): cannot be read: \(error)")
            }
            guard count > 0 else {
                throw TransportFailure(
                    .unreadableBody,
                    "\(file.path): ended after \(file.offset + position) of \(file.byteCount) bytes while it was sent")
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
