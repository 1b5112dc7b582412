import Foundation
import PreflightModel

/// The body of an error of OSS.
struct OSSErrorDocument {
    var code: String
    var message: String?
    var requestID: String?

    /// An error from its XML; nil if there is none in it.
    init?(_ bytes: [UInt8]) {
        let document = OSSDocument(Array(bytes.prefix(64 * 1024)))
        guard let error = document.all("Error").first, let code = error.text("Code") else { return nil }
        self.code = code
        message = error.text("Message")
        requestID = error.text("RequestId")
    }
}

/// What an answer of OSS means that is not a success.
enum OSSErrors {
    /// The failure that an answer tells of. An answer without a body, as to HEAD, has it in the header `x-oss-err`.
    static func failure(in response: HTTPResponse, operation: String) -> VendorFailure {
        let error =
            OSSErrorDocument(response.body)
            ?? response.header("x-oss-err").flatMap { Data(base64Encoded: $0) }.flatMap { OSSErrorDocument(Array($0)) }
        return VendorFailure(
            vendor: .alibaba, operation: operation, kind: kind(error?.code, status: response.status),
            code: error?.code, message: error?.message ?? ResponseExcerpt.words(response), status: response.status,
            requestID: error?.requestID ?? response.header("x-oss-request-id"),
            retryAfterMilliseconds: response.header("x-oss-qos-delay-time").flatMap(Int64.init).flatMap {
                $0 > 0 ? $0 : nil
            })
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
        return switch status {
        case 401, 403: .unauthorized
        case 404: .notFound
        case 429: .throttled
        case 408, 500...: .unavailable
        default: .refused
        }
    }
}
