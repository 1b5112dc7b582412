import CCurl
import Foundation
import PreflightModel
import Synchronization
package import VendorClients

/// Sends requests with libcurl, a connection each: bodies stream from disk in bounded memory, redirects are not followed,
/// nothing is sent twice, cached or kept. A proxy is taken from the usual environment.
package struct CurlTransport: HTTPTransport {
    /// How long is waited for the other side.
    package struct Timeouts: Hashable, Sendable {
        /// The longest time in which not one byte of a body goes out.
        package var idle: Duration
        /// The longest time from the last byte of the body to the last byte of the answer.
        package var answer: Duration

        /// Time limits from their parts.
        package init(idle: Duration = .seconds(60), answer: Duration = .seconds(120)) {
            self.idle = idle
            self.answer = answer
        }
    }

    private let timeouts: Timeouts
    private let userAgent: String

    /// A transport.
    ///
    /// - Parameter userAgent: What the requests call their sender, as in `voice-preflight/1.0`.
    package init(userAgent: String, timeouts: Timeouts = Timeouts()) {
        self.timeouts = timeouts
        self.userAgent = userAgent
    }

    /// Sends `request` once.
    package func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        let isCancelled = CancellationFlag()
        let result: Result<HTTPResponse, TransportFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own: libcurl blocks until the answer is whole.
                Thread.detachNewThread {
                    let exchange = CurlExchange(
                        request, timeouts: timeouts, isCancelled: isCancelled, progress: progress)
                    continuation.resume(
                        returning: Result { () throws(TransportFailure) in
                            try exchange.perform(userAgent: userAgent)
                        })
                }
            }
        } onCancel: {
            isCancelled.set()
        }
        return try result.get()
    }
}

/// Whether the caller gave up.
final class CancellationFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
