import Synchronization
import VendorClients

/// Hands requests on, but for those that it answers itself: the vendor in a mood that no sandbox has.
struct InterceptingTransport: HTTPTransport {
    let transport: any HTTPTransport
    /// The answer in place of the vendor's; nil to hand the request on.
    let answer: @Sendable (HTTPRequest) async throws -> HTTPResponse?

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        let own: HTTPResponse?
        do { own = try await answer(request) } catch { throw TransportFailure(.unreachable, "\(error)") }
        if let own { return own }
        return try await transport.send(request, progress: progress)
    }
}

/// Counts down from how often something happens.
final class Remaining: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) { self.count = Mutex(count) }

    /// Whether it happens once more.
    func take() -> Bool {
        count.withLock { count in
            count -= 1
            return count >= 0
        }
    }
}
