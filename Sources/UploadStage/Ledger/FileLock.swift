import PreflightModel
import SystemFiles

/// The lock of a file that is there for nothing else; the system lets go of it when the process ends, however it ends.
///
/// A lock of the open file, not of the process, so that two in one process are kept apart too.
struct FileLock: ~Copyable {
    private let descriptor: FileDescriptor

    /// Takes the lock, and makes the file if there is none.
    ///
    /// - Parameter whenHeld: What to say where somebody has it; nil to wait until it is free.
    init(_ path: String, whenHeld: SubmissionFailure?) throws(SubmissionFailure) {
        let opened: FileDescriptor
        do throws(SystemError) {
            opened = try FileDescriptor(updating: RecordingPath(path), permissions: 0o600)
        } catch {
            throw SubmissionFailure(
                .inputOutput, "\(path): cannot be created: \(error). Choose another place with --ledger.")
        }
        let isTaken: Bool
        do throws(SystemError) {
            isTaken = try opened.lock(waiting: whenHeld == nil)
        } catch {
            throw SubmissionFailure(
                .inputOutput, "\(path): cannot be locked: \(error). Put the ledger on a local disk with --ledger.")
        }
        if !isTaken, let whenHeld { throw whenHeld }
        descriptor = opened
    }
}
