import PreflightModel

/// Asks MetaStudio and puts files into OBS: each call makes one attempt, signed afresh, and retries nothing.
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
        if let plan = connection.plan { return try plan.answer(to: request, unsigned, of: .huawei, R.operation) }
        let signed = HuaweiSigner.signed(unsigned, with: credentials, at: connection.signingMoment())
        let errors = HuaweiErrors(
            operation: R.operation, secrets: credentials.secrets)
        let response = try await answer(to: signed, operation: R.operation)
        guard response.isSuccess else { throw errors.failure(response).with(response, at: connection.now()) }
        do throws(HuaweiUnreadable) {
            return try R.answer(response.body)
        } catch {
            throw errors.failure(inSuccess: response) ?? errors.unreadable(response, missing: error.missing)
        }
    }

    /// Puts a file to the address that MetaStudio handed out for it, byte for byte, with the documented header only.
    ///
    /// - Parameter progress: Called with the number of bytes sent so far, in ascending order.
    /// - Throws: `RequestRefused` before anything is sent, or `VendorFailure`.
    package func send(
        _ upload: OBSUpload, progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil
    ) async throws -> OBSUpload.Receipt {
        if let plan = connection.plan {
            return try plan.answer(to: upload, upload.planned, of: .huawei, OBSUpload.operation)
        }
        let errors = OBSErrors(upload: upload)
        if upload.address.hasExpired(at: connection.now()) { throw errors.expiredBefore() }
        let response = try await answer(to: try upload.request(), operation: OBSUpload.operation, progress: progress)
        guard response.isSuccess else {
            let now = connection.now()
            throw errors.failure(response, at: now).with(response, at: now)
        }
        // OBS states one of everything that it stores; a page of something in between does not.
        guard response.header("ETag") != nil else { throw errors.unproven(response) }
        return OBSUpload.Receipt(etag: response.header("ETag"), requestID: response.header("x-obs-request-id"))
    }

    private func answer(
        to request: HTTPRequest, operation: String, progress: (@Sendable (Int64) -> Void)? = nil
    ) async throws(VendorFailure) -> HTTPResponse {
        do throws(TransportFailure) {
            let response = try await connection.transport.send(request, progress: progress)
            VendorResponse(
                .huawei, operation, response,
                requestID: response.header("X-Request-Id") ?? response.header("x-obs-request-id")
            ).arrived()
            return response
        } catch {
            var failure = VendorFailure(error, vendor: .huawei, operation: operation)
            failure.message = failure.message.hiding(credentials.secrets)
            throw failure
        }
    }
}
