import Dispatch
import PreflightModel
import SystemFiles

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
        let descriptor = try create(path)
        do throws(SystemError) { try descriptor.write(bytes) } catch {
            throw PackagingFailure(.inputOutput, "\(path): cannot be written: \(error).")
        }
        try flush(descriptor, path)
    }

    /// Creates a file for writing.
    static func create(_ path: RecordingPath) throws(PackagingFailure) -> FileDescriptor {
        do throws(SystemError) { return try FileDescriptor(creating: path) } catch {
            throw PackagingFailure(.cannotCreate, "\(path): cannot be created: \(error).")
        }
    }

    /// Flushes a file, or a folder with its names, to the disk.
    static func flush(_ path: RecordingPath) throws {
        let descriptor: FileDescriptor
        do throws(SystemError) { descriptor = try FileDescriptor(reading: path) } catch {
            throw PackagingFailure(.inputOutput, "\(path): cannot be opened: \(error).")
        }
        try flush(descriptor, path)
    }

    private static func flush(_ descriptor: borrowing FileDescriptor, _ path: RecordingPath) throws(PackagingFailure) {
        do throws(SystemError) { try descriptor.flush() } catch {
            throw PackagingFailure(.inputOutput, "\(path): cannot be flushed to the disk: \(error).")
        }
    }

    /// Flushes a file to the disk on a thread of its own: waiting for the disk must not keep tasks from a processor.
    static func flushAside(_ path: RecordingPath) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { continuation.resume(with: Result { try flush(path) }) }
        }
    }

    static func move(_ path: RecordingPath, to goal: RecordingPath) throws {
        do throws(SystemError) { try SystemFiles.move(path, to: goal) } catch {
            // What is in the way stays there: a folder, or a file that may not be replaced.
            throw PackagingFailure(
                error.isRefused ? .cannotCreate : .inputOutput, "\(goal): cannot be put in place: \(error).")
        }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: RecordingPath) throws {
        do throws(SystemError) { try SystemFiles.makeFolder(path) } catch {
            throw PackagingFailure(
                .cannotCreate,
                SystemFiles.exists(path)
                    ? "\(path): already exists and is not a folder. Choose another folder."
                    : "\(path): the folder cannot be created: \(error).")
        }
    }

    /// The names in a folder, in no order; none where it cannot be read.
    static func names(in folder: RecordingPath) -> [[UInt8]] {
        ((try? FolderEntry.all(in: folder)) ?? []).map(\.name)
    }
}
