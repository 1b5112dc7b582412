#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The lock of a file that is there for nothing else; the system lets go of it when the process ends, however it ends.
///
/// A lock of the open file, not of the process, so that two in one process are kept apart too.
struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock, and makes the file if there is none.
    ///
    /// - Parameter whenHeld: What to say where somebody has it; nil to wait until it is free.
    init(_ path: String, whenHeld: SubmissionFailure?) throws(SubmissionFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SubmissionFailure(
                .inputOutput,
                "\(path): cannot be created: \(String(cString: strerror(errno))). Choose another place with --ledger.")
        }
        while flock(descriptor, LOCK_EX | (whenHeld == nil ? 0 : LOCK_NB)) != 0 {
            let reason = errno
            if reason == EINTR { continue }
            close(descriptor)
            if let whenHeld, reason == EWOULDBLOCK { throw whenHeld }
            throw SubmissionFailure(
                .inputOutput,
                "\(path): cannot be locked: \(String(cString: strerror(reason))). Put the ledger on a local disk with "
                    + "--ledger.")
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
