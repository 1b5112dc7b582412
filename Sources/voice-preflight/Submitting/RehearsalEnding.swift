import Foundation
import ProcessSignals

/// Cleans up after a rehearsal that somebody ends: what was uploaded, and the ledger that is of no use afterwards.
enum RehearsalEnding {
    /// From now on, SIGINT, SIGTERM and SIGHUP stop the sandbox and end the process with status 130.
    static func cleanUp(_ sandbox: SandboxProcess, folder: URL) {
        TerminationSignals.onFirst {
            sandbox.stop()
            try? FileManager.default.removeItem(at: folder)
            leave(.interrupted)
        }
    }
}
