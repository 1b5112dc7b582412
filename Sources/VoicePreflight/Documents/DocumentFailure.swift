import PreflightModel
import SystemFiles

/// Why a document that an earlier stage wrote, such as measurements or a report, cannot be used.
public struct DocumentFailure: Error, Hashable, Sendable {
    /// What kind of trouble it is.
    public enum Kind: String, Sendable {
        /// There is nothing at that place, or it may not be opened.
        case missing
        /// Reading failed.
        case inputOutput
        /// It is not what this stage reads, or is damaged.
        case invalid
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// What is wrong and what to do.
    public let message: String

    init(_ kind: Kind, _ message: String) { (self.kind, self.message) = (kind, message) }
}

extension FileDescriptor {
    /// Opens a document that an earlier stage wrote; a shell's `<(…)` is a pipe, whose writer may not be there yet.
    static func document(at path: RecordingPath) throws(DocumentFailure) -> FileDescriptor {
        do throws(SystemError) { return try file(at: path) } catch {
            throw DocumentFailure(.missing, "\(path): cannot be read: \(error).")
        }
    }

    private static func file(at path: RecordingPath) throws(SystemError) -> FileDescriptor {
        let descriptor = try FileDescriptor(reading: path, waitingForWriter: true)
        if try descriptor.status().kind == .folder { throw .isFolder }
        return descriptor
    }
}
