import PreflightModel

/// Calls OSS, once for each `send`: whether to ask again is the caller's.
package struct OSSClient: Sendable {
    /// The credentials that sign.
    package var credentials: AlibabaCredentials
    /// Where OSS listens, without a bucket.
    package var endpoint: Endpoint
    /// The region that signatures name.
    package var region: AlibabaRegion
    /// The way out, clock and nonces.
    package var connection: VendorConnection

    /// A client from its parts.
    package init(
        credentials: AlibabaCredentials, endpoint: Endpoint, region: AlibabaRegion, connection: VendorConnection
    ) {
        self.credentials = credentials
        self.endpoint = endpoint
        self.region = region
        self.connection = connection
    }

    /// A client that uploads an asset's bytes.
    package init(_ ticket: AlibabaUploadTicket, connection: VendorConnection) {
        self.init(
            credentials: ticket.credentials, endpoint: ticket.endpoint, region: ticket.region, connection: connection)
    }

    /// The request as it would be sent, without date, token and signature.
    package static func request(for request: some OSSRequest, endpoint: Endpoint) -> HTTPRequest {
        let location = request.object.location(at: endpoint)
        let query = request.query.map { pair in
            PercentEncoding.encode(pair.name) + (pair.value.map { "=" + PercentEncoding.encode($0) } ?? "")
        }
        return HTTPRequest(
            method: request.method, endpoint: location.endpoint, encodedPath: location.encodedPath,
            encodedQuery: query.isEmpty ? nil : query.joined(separator: "&"), headers: request.headers,
            body: request.body)
    }

    /// Sends `request` once.
    ///
    /// - Parameter progress: Called with the number of body bytes sent so far.
    /// - Throws: `RequestRefused` where the documents forbid it, before anything is sent; `VendorFailure` otherwise, of
    ///   the kind `corrupted` where OSS got other bytes than were sent.
    package func send<Request: OSSRequest>(
        _ request: Request, progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil
    ) async throws -> Request.Response {
        let unsigned = Self.request(for: request, endpoint: endpoint)
        // Before the names are checked, since the service's own bucket is not known yet.
        if let plan = connection.plan {
            return try plan.response(to: request, unsigned, of: .alibaba, Request.operation)
        }
        let mistakes = request.mistakes
        guard mistakes.isEmpty else { throw RequestRefused(operation: Request.operation, mistakes: mistakes) }
        let signer = OSSSigner(credentials: credentials, region: region)
        let object = request.object
        let exchange = VendorExchange(
            vendor: .alibaba, operation: Request.operation, connection: connection, secrets: credentials.secrets,
            sign: { signer.signed($0, object: object, at: $1) }, requestID: { $0.header("x-oss-request-id") })
        return try await exchange.send(unsigned, progress: progress) { response throws(VendorFailure) in
            guard response.isSuccess else { throw OSSErrors(exchange: exchange).failure(in: response) }
            if let expected = request.expectedCRC64, let stored = response.header("x-oss-hash-crc64ecma"),
                stored != expected
            {
                throw exchange.failure(
                    .corrupted, response,
                    message: StoredBytes.differ(sent: expected, stored: exchange.shown(stored, limit: 40)))
            }
            guard let answer = request.read(response) else { throw exchange.unreadable(response) }
            return answer
        }
    }
}
