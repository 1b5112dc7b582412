import PreflightModel

/// Turns the answers of COS into failures, by its own codes (tencentcloud.com document/product/436/7730).
package enum COSErrors {
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
        default: kind(of: status)
        }
    }

    private static func kind(of status: Int) -> VendorFailure.Kind {
        switch status {
        case 300...399: .redirected
        case 401, 403: .unauthorized
        case 404: .notFound
        case 408: .unavailable
        case 429: .throttled
        case 500...599: .unavailable
        case 400...499: .refused
        default: .answerLost
        }
    }

    /// The failure that an answer tells of; nil where it tells of success.
    ///
    /// The completion of a multipart upload can fail with HTTP 200 and an error in the body, so the body decides there.
    static func failure(in response: HTTPResponse, operation: String) -> VendorFailure? {
        let isError = XMLElements(response.body).root == "Error"
        if response.isSuccess, !isError { return nil }
        let elements = XMLElements(isError ? response.body : [])
        let code = elements.text(of: "Code")
        let words = elements.text(of: "Message")
        let kind =
            code.map { Self.kind(of: $0, message: words ?? "", status: response.status) }
            ?? kind(of: response.status)
        let message =
            switch (kind, words) {
            case (.redirected, _): TencentWords.redirected(to: response.header("Location"))
            case (_, .some(let words)): TencentWords.shown(words)
            case (_, nil): TencentWords.status(response)
            }
        return VendorFailure(
            vendor: .tencent, operation: operation, kind: kind, code: code, message: message, status: response.status,
            requestID: elements.text(of: "RequestId") ?? response.header("x-cos-request-id"))
    }
}
