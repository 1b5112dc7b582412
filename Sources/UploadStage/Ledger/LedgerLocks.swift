import PreflightModel
import SystemFiles

/// The locks beside a ledger, in a folder of their own.
enum LedgerLocks {
    /// Held while a ledger is opened: two processes that make it at once would each find the other's half of it.
    static func opening(_ ledger: String) throws(SubmissionFailure) -> FileLock {
        try FileLock(try path("opening", of: ledger), whenHeld: nil)
    }

    /// Held while a package is being submitted.
    ///
    /// - Throws: `SubmissionFailure` of kind `busy` where somebody has it.
    static func submission(_ fingerprint: String, of ledger: String) throws(SubmissionFailure) -> FileLock {
        try FileLock(
            try path(String(fingerprint.prefix(16)), of: ledger),
            whenHeld: SubmissionFailure(
                .busy,
                "another process is submitting this package now; nothing was sent. Wait for it, or look at it with "
                    + "\"voice-preflight history\"."))
    }

    private static func path(_ name: String, of ledger: String) throws(SubmissionFailure) -> String {
        let folder = "\(ledger).locks"
        do throws(SystemError) {
            try SystemFiles.makeFolder(RecordingPath(folder), permissions: 0o700)
        } catch {
            throw SubmissionFailure(
                .inputOutput, "\(folder): cannot be created: \(error). Choose another place with --ledger.")
        }
        return "\(folder)/\(name)"
    }
}
