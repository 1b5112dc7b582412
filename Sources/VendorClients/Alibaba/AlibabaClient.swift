import Foundation
import PreflightModel

/// Calls Intelligent Media Services (ICE 2020-11-09), once for each `send`: whether to ask again is the caller's.
package struct AlibabaClient: Sendable {
    /// The credentials that sign.
    package var credentials: AlibabaCredentials
    /// Where the service listens.
    package var endpoint: Endpoint
    /// The way out, clock and nonces.
    package var connection: VendorConnection

    /// The version of the service that is asked.
    package static let version = "2020-11-09"

    /// A client from its parts.
    package init(credentials: AlibabaCredentials, endpoint: Endpoint, connection: VendorConnection) {
        self.credentials = credentials
        self.endpoint = endpoint
        self.connection = connection
    }

    /// The request as it would be sent, without date, nonce and signature.
    ///
    /// All parameters stand in the query, as in the vendor's own client.
    package static func request<Request: AlibabaRequest>(for request: Request, endpoint: Endpoint) -> HTTPRequest {
        HTTPRequest(
            method: "POST", endpoint: endpoint,
            encodedQuery: PercentEncoding.query(request.parameters.map { ($0.key, $0.value) }),
            headers: [
                HTTPRequest.Header("x-acs-action", Request.operation), HTTPRequest.Header("x-acs-version", version),
                HTTPRequest.Header("accept", "application/json"),
            ])
    }

    /// Sends `request` once.
    ///
    /// - Throws: `RequestRefused` where the documents forbid it, before anything is sent; `VendorFailure` otherwise.
    package func send<Request: AlibabaRequest>(_ request: Request) async throws -> Request.Response {
        let mistakes = request.mistakes
        guard mistakes.isEmpty else { throw RequestRefused(operation: Request.operation, mistakes: mistakes) }
        let unsigned = Self.request(for: request, endpoint: endpoint)
        if let plan = connection.plan {
            return try plan.response(to: request, unsigned, of: .alibaba, Request.operation)
        }
        let exchange = VendorExchange(
            vendor: .alibaba, operation: Request.operation, connection: connection, secrets: credentials.secrets,
            answersWithSecrets: Request.respondsWithSecrets, sign: AlibabaSigner(credentials: credentials).signed,
            requestID: { $0.statedRequestID ?? $0.header("x-acs-request-id") })
        return try await exchange.send(unsigned) { response throws(VendorFailure) in
            if let failure = AlibabaErrors(exchange: exchange).failure(in: response) { throw failure }
            let body = Data(response.body)
            do {
                guard Request.respondsInData else { return try JSONDecoder().decode(Request.Response.self, from: body) }
                return try JSONDecoder().decode(AlibabaEnvelope<Request.Response>.self, from: body).data
            } catch {
                throw exchange.unreadable(response)
            }
        }
    }
}
