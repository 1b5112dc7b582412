/// Sends a request and gives the answer, whatever its status: the only way out of this module.
///
/// A transport sends the bytes of the request as they are, follows no redirect, retries nothing, keeps no cookie, and
/// takes its proxy, if any, from the usual environment.
package protocol HTTPTransport: Sendable {
    /// Sends `request` once.
    ///
    /// - Parameters:
    ///   - request: What is sent.
    ///   - progress: Called with the number of body bytes sent so far, in ascending order.
    /// - Throws: `TransportFailure` where no whole answer came.
    func send(
        _ request: HTTPRequest, progress: (@Sendable (_ bytesSent: Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse
}

/// No whole answer came.
package struct TransportFailure: Error, Hashable, Sendable {
    /// What is known of the request.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// It never reached the server: no such host, connection refused, no TLS.
        case unreachable
        /// It was sent, wholly or in part, and may have taken effect; the answer was lost.
        case answerLost
        /// The answer is larger than `HTTPResponse.greatestBody`; the request took effect or not.
        case answerTooLarge
        /// The caller gave up; the request may have taken effect.
        case cancelled
        /// The body's file cannot be read, or is not as long as stated.
        case unreadableBody
    }

    /// What is known of the request.
    package var kind: Kind
    /// The cause, in the words of the library underneath.
    package var message: String

    /// A failure from its parts.
    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
