import PreflightModel
import SystemFiles

/// An open regular file, read a window at a time.
final class InputFile: Sendable {
    /// How many bytes are read at once: large enough that what happens once a window costs nothing.
    static let windowSize = 256 * 1024

    private let path: RecordingPath
    private let descriptor: FileDescriptor

    /// Opens the file; a pipe or device is refused without waiting for it.
    init(_ path: RecordingPath) throws {
        self.path = path
        do throws(SystemError) {
            descriptor = try FileDescriptor(reading: path)
        } catch {
            throw PackagingFailure(error.isMissing ? .missing : .inputOutput, "\(path): cannot be opened: \(error).")
        }
        guard (try? descriptor.status())?.kind == .file else {
            throw PackagingFailure(.inputOutput, "\(path): is not a regular file.")
        }
    }

    /// The bytes from `offset` on: as many as asked for, or fewer where the file ends.
    func window(at offset: Int64, count: Int = windowSize) throws -> [UInt8] {
        if Task.isCancelled { throw CancellationError() }
        return unsafe try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(SystemError) {
                filled = unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                throw PackagingFailure(.inputOutput, "\(path): cannot be read: \(error).")
            }
        }
    }
}
