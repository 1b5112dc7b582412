import PreflightModel

/// Asks MetaStudio: each call makes one attempt, signed afresh, and retries nothing.
package struct HuaweiClient: Sendable {
    /// Who asks.
    package var credentials: HuaweiCredentials
    /// MetaStudio.
    package var endpoint: Endpoint
    /// The way out.
    package var connection: VendorConnection

    /// A client from its parts.
    package init(credentials: HuaweiCredentials, endpoint: Endpoint, connection: VendorConnection) {
        self.credentials = credentials
        self.endpoint = endpoint
        self.connection = connection
    }

    /// The request that `send` would sign and send.
    ///
    /// - Throws: `RequestRefused` with everything that the documents forbid about it.
    package func request<R: HuaweiRequest>(for request: R) throws(RequestRefused) -> HTTPRequest {
        let mistakes = request.mistakes
        guard mistakes.isEmpty else { throw RequestRefused(operation: R.operation, mistakes: mistakes) }
        return request.call.request(to: endpoint, project: credentials.projectID)
    }

    /// Sends `request` once and reads the answer.
    ///
    /// - Throws: `RequestRefused` before anything is sent, or `VendorFailure`.
    package func send<R: HuaweiRequest>(_ request: R) async throws -> R.Response {
        let unsigned = try self.request(for: request)
        if let plan = connection.plan { return try plan.response(to: request, unsigned, of: .huawei, R.operation) }
        let credentials = credentials
        let exchange = VendorExchange(
            vendor: .huawei, operation: R.operation, connection: connection, secrets: credentials.secrets,
            answersWithSecrets: R.respondsWithSecrets,
            sign: { HuaweiSigner.signed($0, with: credentials, at: $1) }, requestID: HuaweiErrors.requestID)
        return try await exchange.send(unsigned) { response throws(VendorFailure) in
            let errors = HuaweiErrors(exchange: exchange)
            guard response.isSuccess else { throw errors.failure(response) }
            do throws(HuaweiUnreadable) {
                return try R.response(response.body)
            } catch {
                throw errors.failure(inSuccess: response) ?? exchange.unreadable(response, because: error.missing)
            }
        }
    }
}
