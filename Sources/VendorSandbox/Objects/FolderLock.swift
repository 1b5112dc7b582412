import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The lock of a sandbox's folder, held until the process ends, however it does.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Creates the lock of a folder that was just made, and takes it.
    ///
    /// - Returns: Nil where somebody else has it, or has removed it already.
    /// - Throws: An error of the file system.
    init?(creatingIn folder: URL) throws {
        let path = Self.path(in: folder)
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            // The folder itself can be gone only if somebody took it for a leftover.
            if errno == ENOENT { return nil }
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        // Where files cannot be locked, nobody can take the folder for a leftover either.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else { return nil }
    }

    /// Takes the lock of a folder that was left behind.
    ///
    /// - Returns: Nil where its sandbox is alive, where it is another user's, and where it is not a sandbox's folder.
    init?(takingIn folder: URL) {
        var status = stat()
        guard lstat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            return nil
        }
        descriptor = open(Self.path(in: folder), O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func path(in folder: URL) -> String { folder.appending(path: "lock").path }
}
