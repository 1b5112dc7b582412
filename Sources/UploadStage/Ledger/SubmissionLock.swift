#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Held while a package is being submitted; the system lets go of it when the process ends, however it ends.
struct SubmissionLock: ~Copyable {
    private let descriptor: Int32

    // Locks of the open file, not of the process, so that two submissions in one process are kept apart too; Swift does
    // not import the name, since glibc has it under _GNU_SOURCE.
    #if canImport(Darwin)
        private static let setOpenFileLock: Int32 = 90
    #else
        private static let setOpenFileLock: Int32 = 37
    #endif

    /// Takes the lock of `fingerprint` beside the ledger at `ledger`.
    ///
    /// - Throws: `SubmissionFailure` of kind `busy` where somebody has it.
    init(ledger: String, fingerprint: String) throws(SubmissionFailure) {
        let path = "\(ledger).locks/\(fingerprint.prefix(16))"
        mkdir("\(ledger).locks", 0o700)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SubmissionFailure(.inputOutput, "\(path): cannot be made: \(String(cString: strerror(errno))).")
        }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        guard fcntl(descriptor, Self.setOpenFileLock, &lock) == 0 else {
            close(descriptor)
            throw SubmissionFailure(
                .busy,
                "another process is submitting this very package now. Wait for it, or look at it with "
                    + "\"voice-preflight history\".")
        }
    }

    deinit { close(descriptor) }
}
