import PreflightModel

/// Turns the answers of COS into failures, by its own codes (tencentcloud.com document/product/436/7730).
struct COSErrors {
    /// The exchange that the answer is of.
    var exchange: VendorExchange

    /// What a caller does about a code.
    static func kind(of code: String, message: String, status: Int) -> VendorFailure.Kind {
        switch code {
        case "RequestTimeTooSkewed": .clockSkew
        case "ExpiredToken", "RequestExpired", "TokenExpired": .expired
        case "AccessDenied" where message.lowercased().contains("expired"): .expired
        case "AccessDenied", "SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidToken", "AccountProblem":
            .unauthorized
        case "SlowDown", "RequestLimitExceeded": .throttled
        case "BadDigest", "InvalidDigest": .corrupted
        case "NoSuchBucket", "NoSuchKey", "NoSuchUpload": .notFound
        case "InternalError", "ServiceUnavailable", "RequestTimeout", "IncompleteBody": .unavailable
        default: VendorFailure.Kind(status: status)
        }
    }

    /// The failure that an answer tells of; nil where it tells of success.
    func failure(in response: HTTPResponse) -> VendorFailure? {
        guard !response.isSuccess else { return nil }
        let error = ObjectStoreError(response.body)
        let kind = error.map { Self.kind(of: $0.code, message: $0.message ?? "", status: response.status) }
        return exchange.failure(
            kind ?? VendorFailure.Kind(status: response.status), response, code: error?.code, words: error?.message,
            requestID: error?.requestID)
    }
}
