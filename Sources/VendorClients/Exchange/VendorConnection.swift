package import Foundation

/// What every client needs besides its credentials: a way out, a clock, and numbers that are used once.
package struct VendorConnection: Sendable {
    /// The way out.
    package var transport: any HTTPTransport
    /// The time now.
    package var now: @Sendable () -> Date
    /// 32 hexadecimal digits, new at every call.
    package var nonce: @Sendable () -> String
    /// The plan that notes requests instead of sending them; nil where they are sent.
    package private(set) var plan: RequestPlan?

    /// A connection from its parts.
    package init(
        transport: any HTTPTransport, now: @escaping @Sendable () -> Date, nonce: @escaping @Sendable () -> String
    ) {
        self.transport = transport
        self.now = now
        self.nonce = nonce
    }

    /// A connection that sends nothing: `plan` notes what would be sent. The number that is used once is the same each
    /// time, and says what it is.
    package static func planning(_ plan: RequestPlan, now: @escaping @Sendable () -> Date) -> VendorConnection {
        var connection = VendorConnection(
            transport: ClosedTransport(), now: now, nonce: { "a-nonce-of-32-hexadecimal-digits" })
        connection.plan = plan
        return connection
    }

    /// When a request that is made now is signed; each attempt needs its own.
    package func signingMoment() -> SigningMoment { SigningMoment(date: now(), nonce: nonce()) }
}

/// No way out, in case a client does not ask for the plan.
private struct ClosedTransport: HTTPTransport {
    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        throw TransportFailure(.unreachable, "nothing is sent while a submission is planned")
    }
}
