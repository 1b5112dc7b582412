import Foundation
import PreflightModel

/// What an answer of OSS means that is not a success.
struct OSSErrors {
    /// The exchange that the answer is of.
    var exchange: VendorExchange

    /// The failure that an answer tells of. An answer without a body, as to HEAD, has it in the header `x-oss-err`.
    func failure(in response: HTTPResponse) -> VendorFailure {
        let error =
            ObjectStoreError(response.body)
            ?? response.header("x-oss-err").flatMap { Data(base64Encoded: $0) }.flatMap { ObjectStoreError(Array($0)) }
        var failure = exchange.failure(
            Self.kind(error?.code, status: response.status), response, code: error?.code, words: error?.message,
            requestID: error?.requestID)
        failure.retryAfterMilliseconds = response.header("x-oss-qos-delay-time").flatMap(Int64.init).flatMap {
            $0 > 0 ? $0 : nil
        }
        return failure
    }

    /// What a caller does about a code (document "OSS error codes"; retries as in the vendor's own client).
    static func kind(_ code: String?, status: Int) -> VendorFailure.Kind {
        if (300...399).contains(status) { return .redirected }
        switch code ?? "" {
        case "RequestTimeTooSkewed": return .clockSkew
        case "SecurityTokenExpired", "InvalidSecurityToken.Expired": return .expired
        case "InvalidAccessKeyId", "InvalidSecurityToken", "SignatureDoesNotMatch", "AccessDenied", "UserDisable":
            return .unauthorized
        case "InvalidDigest", "BadDigest", "InvalidCRC64": return .corrupted
        case "RequestTimeout", "InternalError", "ServiceUnavailable": return .unavailable
        case "NoSuchBucket", "NoSuchKey", "NoSuchUpload": return .notFound
        case let code where code.hasSuffix("LimitExceeded") && status >= 500: return .throttled
        case "TooManyRequests", "SlowDown": return .throttled
        default: break
        }
        return VendorFailure.Kind(status: status)
    }
}
