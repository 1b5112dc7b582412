import Foundation
import Synchronization
import UploadStage
import VendorClients

/// A process that is killed: whatever it does from then on is not done.
struct Killed: Error {}

/// Counts the moments of a run at which it can be killed, before and after every request and every ledger write, and
/// kills it at one of them: from then on nothing is sent or written.
final class KillSwitch: Sendable {
    private let moments = Mutex(0)
    private let fatal: Int

    /// - Parameter fatal: The number of the moment, the first one being 1; 0 for a run that lives.
    init(at fatal: Int) { self.fatal = fatal }

    /// How many moments passed.
    var count: Int { moments.withLock { $0 } }

    /// One moment.
    func pass() throws {
        let number = moments.withLock { moments in
            moments += 1
            return moments
        }
        if fatal > 0, number >= fatal { throw Killed() }
    }
}

/// A transport whose process can be killed before a request goes out and after its answer came.
struct KillableTransport: HTTPTransport {
    let transport: any HTTPTransport
    let killSwitch: KillSwitch

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        try pass()
        let response = try await transport.send(request, progress: progress)
        try pass()
        return response
    }

    /// A killed process sees nothing; that its next ledger write fails too is what ends the run.
    private func pass() throws(TransportFailure) {
        do { try killSwitch.pass() } catch { throw TransportFailure(.cancelled, "killed") }
    }
}
