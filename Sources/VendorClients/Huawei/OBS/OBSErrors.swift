import PreflightModel

/// What OBS says where it does not take a file.
struct OBSErrors {
    /// The exchange that the answer is of.
    var exchange: VendorExchange
    /// Where the file was put.
    var address: OBSAddress

    /// OBS' codes ("Error Codes"): what they mean for a presigned PUT.
    private static let kinds: [String: VendorFailure.Kind] = [
        "SignatureDoesNotMatch": .refused, "AccessDenied": .expired, "RequestTimeTooSkewed": .clockSkew,
        "InvalidAccessKeyId": .refused, "InArrearOrInsufficientBalance": .refused,
        "InsufficientStorageSpace": .refused, "BadDigest": .corrupted, "EntityTooLarge": .refused,
        "IncompleteBody": .unavailable, "MissingContentLength": .refused, "MethodNotAllowed": .refused,
        "RequestTimeout": .unavailable, "OperationAborted": .unavailable, "PermanentRedirect": .redirected,
        "TemporaryRedirect": .redirected, "InternalError": .unavailable, "ServiceUnavailable": .unavailable,
        "SlowDown": .throttled, "NoSuchBucket": .notFound,
    ]

    /// The failure that `response` states, whose status is none of success.
    ///
    /// An address that has expired by now is the cause of any 403: a PUT can take longer than it lives.
    func failure(_ response: HTTPResponse) -> VendorFailure {
        let error = ObjectStoreError(response.body)
        var kind = error.flatMap { Self.kinds[$0.code] } ?? Self.kind(response.status)
        if response.status == 403, address.hasExpired(at: exchange.connection.now()) { kind = .expired }
        return exchange.failure(
            kind, response, code: error?.code, words: error?.message, requestID: error?.requestID)
    }

    /// The address had expired before anything was sent.
    func expiredBefore() -> VendorFailure {
        VendorFailure(
            vendor: exchange.vendor, operation: exchange.operation, kind: .expired,
            message: "the address \(address) has expired, and nothing was sent to it.")
    }

    /// No credential of ours is in the request, so none can be wrong.
    private static func kind(_ status: Int) -> VendorFailure.Kind {
        switch status {
        case 401, 403, 407: .refused
        case 409: .unavailable
        default: VendorFailure.Kind(status: status)
        }
    }
}
