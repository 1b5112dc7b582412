import PreflightModel

/// Puts files to the addresses of OBS that MetaStudio hands out: each call makes one attempt, and retries nothing.
package struct OBSClient: Sendable {
    /// The way out and the clock; the addresses prove who asks.
    package var connection: VendorConnection

    /// A client over a connection.
    package init(connection: VendorConnection) { self.connection = connection }

    /// Puts a file to its address, byte for byte, with the documented header only.
    ///
    /// - Parameter progress: Called with the number of bytes sent so far, in ascending order.
    /// - Throws: `RequestRefused` before anything is sent, or `VendorFailure`.
    package func send(
        _ upload: OBSPutObject, progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil
    ) async throws -> OBSPutObject.Receipt {
        if let plan = connection.plan {
            return try plan.response(to: upload, upload.planned, of: .huawei, OBSPutObject.operation)
        }
        let exchange = VendorExchange(
            vendor: .huawei, operation: OBSPutObject.operation, connection: connection, secrets: upload.address.secrets,
            requestID: HuaweiErrors.requestID)
        let errors = OBSErrors(exchange: exchange, address: upload.address)
        if upload.address.hasExpired(at: connection.now()) { throw errors.expiredBefore() }
        return try await exchange.send(try upload.request(), progress: progress) { response throws(VendorFailure) in
            guard response.isSuccess else { throw errors.failure(response) }
            // OBS states one of everything that it stores; a page of something in between does not.
            guard let etag = response.header("ETag") else {
                throw exchange.unreadable(response, because: HuaweiWords.noField("ETag"))
            }
            return OBSPutObject.Receipt(etag: etag, requestID: response.header("x-obs-request-id"))
        }
    }
}
