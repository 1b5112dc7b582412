import PreflightModel

/// Writes objects to COS, one attempt for each call, signed afresh.
package struct COSClient: Sendable {
    /// Who asks.
    package var credentials: TencentCredentials
    /// The host of the bucket.
    package var endpoint: Endpoint
    /// The way out, the clock, and the numbers that are used once.
    package var connection: VendorConnection

    /// The host of a bucket, whose name already bears the account's number.
    package static func endpoint(bucket: String, region: String) -> Endpoint {
        Endpoint(host: "\(bucket).cos.\(region).myqcloud.com")
    }

    /// A client of a bucket's host.
    package init(credentials: TencentCredentials, endpoint: Endpoint, connection: VendorConnection) {
        self.credentials = credentials
        self.endpoint = endpoint
        self.connection = connection
    }

    /// Stores an object once and compares its checksum.
    ///
    /// - Parameter progress: Called with the number of bytes sent so far.
    /// - Throws: `VendorFailure`, of the kind `corrupted` where other bytes arrived.
    package func send(
        _ request: COSPutObject, progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil
    ) async throws(VendorFailure) -> COSPutObject.Response {
        let unsigned = request.request(to: endpoint)
        if let plan = connection.plan {
            return try plan.response(to: request, unsigned, of: .tencent, COSPutObject.operation)
        }
        let credentials = credentials
        let exchange = VendorExchange(
            vendor: .tencent, operation: COSPutObject.operation, connection: connection, secrets: credentials.secrets,
            sign: { COSSigner(at: $1).sign($0, credentials: credentials) },
            requestID: { $0.header("x-cos-request-id") })
        return try await exchange.send(unsigned, progress: progress) { response throws(VendorFailure) in
            if let failure = COSErrors(exchange: exchange).failure(in: response) { throw failure }
            guard let stored = response.header("x-cos-hash-crc64ecma") else {
                throw exchange.failure(.answerLost, response, message: TencentWords.crcMissing)
            }
            guard stored == request.crc64 else {
                throw exchange.failure(
                    .corrupted, response,
                    message: StoredBytes.differ(sent: request.crc64, stored: exchange.shown(stored, limit: 40)))
            }
            return COSPutObject.Response(entityTag: response.header("ETag"), crc64: stored)
        }
    }
}
