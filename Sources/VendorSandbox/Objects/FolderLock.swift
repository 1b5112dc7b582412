import Foundation
import PreflightModel
import SystemFiles

/// The lock of a sandbox's folder, held until the process ends, however it does.
final class FolderLock: Sendable {
    private let descriptor: FileDescriptor

    /// Creates the lock of a folder that was just made, and takes it.
    ///
    /// - Returns: Nil where somebody else has it, or has removed it already.
    /// - Throws: An error of the file system.
    init?(creatingIn folder: URL) throws {
        let path = Self.path(in: folder)
        do throws(SystemError) {
            descriptor = try FileDescriptor(creating: path, permissions: 0o600)
        } catch {
            // The folder itself can be gone only if somebody took it for a leftover.
            if error.isMissing { return nil }
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path.description])
        }
        // Where files cannot be locked, nobody can take the folder for a leftover either.
        if (try? descriptor.lock(waiting: false)) == false { return nil }
        guard let status = try? descriptor.status(), status.linkCount > 0 else { return nil }
    }

    /// Takes the lock of a folder that was left behind.
    ///
    /// - Returns: Nil where its sandbox is alive, where it is another user's, and where it is not a sandbox's folder.
    init?(takingIn folder: URL) {
        guard let status = try? FileStatus(of: RecordingPath(folder.path), followingLinks: false),
            status.kind == .folder, status.isOwn,
            let lock = try? FileDescriptor(updating: Self.path(in: folder), permissions: nil)
        else { return nil }
        descriptor = lock
        guard (try? descriptor.lock(waiting: false)) == true else { return nil }
    }

    private static func path(in folder: URL) -> RecordingPath { RecordingPath(folder.appending(path: "lock").path) }
}
