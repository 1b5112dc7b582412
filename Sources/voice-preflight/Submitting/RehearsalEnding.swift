import Dispatch
import Foundation

/// Clears a rehearsal away when somebody ends it: what was uploaded, and the ledger that is of no use afterwards.
struct RehearsalEnding {
    private let sources: [any DispatchSourceProtocol]

    /// Listens for SIGINT, SIGTERM and SIGHUP from now on; each ends the process.
    init(of sandbox: SandboxProcess, folder: URL) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                sandbox.stop()
                try? FileManager.default.removeItem(at: folder)
                leave(.interrupted)
            }
            source.activate()
            return source
        }
    }

    /// Listens no more.
    func cancel() { for source in sources { source.cancel() } }
}
