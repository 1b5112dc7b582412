import AudioMeasurement
import MessageDigests
import PreflightModel
import SystemFiles

/// A new file that is written in order, but for what is filled in at places before. It is removed again unless it is
/// finished.
final class NewFile {
    /// How much is written at once.
    private static let windowByteCount = 256 * 1024

    let path: RecordingPath
    private let descriptor: FileDescriptor
    private var window: [UInt8] = []
    /// Bytes that the system has.
    private var flushedByteCount: Int64 = 0
    private var isFinished = false

    /// Creates the file; one that is there is an error.
    init(_ path: RecordingPath) throws(PreparationFailure) {
        self.path = path
        do throws(SystemError) { descriptor = try FileDescriptor(creating: path) } catch {
            throw .cannotCreate(path, error)
        }
        window.reserveCapacity(Self.windowByteCount + 4096)
    }

    /// A file whose bytes nobody keeps.
    static func nowhere() throws(PreparationFailure) -> NewFile { try NewFile(discardingInto: "/dev/null") }

    private init(discardingInto device: RecordingPath) throws(PreparationFailure) {
        path = device
        do throws(SystemError) { descriptor = try FileDescriptor(writing: device) } catch {
            throw .cannotCreate(device, error)
        }
        isFinished = true
    }

    deinit { if !isFinished { SystemFiles.remove(path) } }

    /// How long the file is.
    var byteCount: Int64 { flushedByteCount + Int64(window.count) }

    /// Appends bytes.
    func append(_ bytes: some Sequence<UInt8>) throws(PreparationFailure) {
        window.append(contentsOf: bytes)
        try flushIfFull()
    }

    /// Appends what `write` adds to the bytes that it is given, at most a few thousand.
    @inline(__always)
    func append(_ write: (inout [UInt8]) -> Void) throws(PreparationFailure) {
        write(&window)
        try flushIfFull()
    }

    private func flushIfFull() throws(PreparationFailure) {
        if window.count >= Self.windowByteCount { try flush() }
    }

    private func flush() throws(PreparationFailure) {
        if Task.isCancelled { throw .cancelled }
        do throws(SystemError) { try descriptor.write(window, at: flushedByteCount) } catch {
            throw .cannotWrite(path, error)
        }
        flushedByteCount += Int64(window.count)
        window.removeAll(keepingCapacity: true)
    }

    /// Writes bytes over others, or behind the end.
    func write(_ bytes: [UInt8], at offset: Int64) throws(PreparationFailure) {
        try flush()
        do throws(SystemError) { try descriptor.write(bytes, at: offset) } catch { throw .cannotWrite(path, error) }
        flushedByteCount = max(flushedByteCount, offset + Int64(bytes.count))
    }

    /// Brings the file to the disk and reads it back.
    ///
    /// - Returns: How long it is, and its SHA-256 in lower-case hexadecimal.
    func finish() throws(PreparationFailure) -> (byteCount: Int64, sha256: String) {
        try flush()
        let read: FileDescriptor
        do throws(SystemError) {
            try descriptor.flush()
            read = try FileDescriptor(reading: path, followingLinks: false)
        } catch {
            throw .cannotWrite(path, error)
        }
        var digest = SHA256()
        var count: Int64 = 0
        var block = [UInt8](repeating: 0, count: Self.windowByteCount)
        while true {
            if Task.isCancelled { throw .cancelled }
            let got: Int
            do throws(SystemError) { got = try read.readNext(into: &block) } catch { throw .cannotWrite(path, error) }
            if got == 0 { break }
            digest.update(data: block[..<got])
            count += Int64(got)
        }
        guard count == flushedByteCount else { throw .notAsWritten(path) }
        isFinished = true
        return (count, Hexadecimal.string(digest.finalize()))
    }
}
