import Foundation
import PreflightModel

/// Turns the answers of Tencent Cloud's API into failures, by the vendor's own codes.
///
/// Errors come as HTTP 200 with `Response.Error`; any other status is the gateway's, or something's in between.
package enum TencentErrors {
    /// The code of a request whose `SessionId` was used within the last three days: the first one arrived.
    package static let duplicateSession = "InvalidParameterValue.SessionId"
    /// The code of an upload session that does not exist, or no longer.
    package static let unknownUploadSession = "InvalidParameterValue.VodSessionKey"

    /// The code of a media file that does not exist, or no longer.
    package static let unknownFile = "InvalidParameterValue.FileId"

    /// Whether `code` is `prefix` or one of its refinements: codes are dotted, and new refinements come.
    package static func matches(_ code: String, _ prefix: String) -> Bool {
        code == prefix || code.hasPrefix("\(prefix).")
    }

    /// What a caller does about a code; the first prefix that matches decides.
    static func kind(of code: String) -> VendorFailure.Kind {
        kinds.first { matches(code, $0.prefix) }?.kind ?? .refused
    }

    /// The codes that are not plain refusals, the narrower ones first.
    private static let kinds: [(prefix: String, kind: VendorFailure.Kind)] = [
        ("AuthFailure.SignatureExpire", .clockSkew),
        ("AuthFailure.TokenFailure", .credentialsExpired),
        ("AuthFailure", .unauthorized),
        ("UnauthorizedOperation", .unauthorized),
        ("IpInBlacklist", .unauthorized),
        ("IpNotInWhitelist", .unauthorized),
        ("FailedOperation.InvalidAccount", .unauthorized),
        // So the vendor spells it.
        ("FailedOperation.UserStatusInavlid", .unauthorized),
        ("RequestLimitExceeded", .throttled),
        ("InternalError", .unavailable),
        ("ServiceUnavailable", .unavailable),
        ("FailedOperation.NetWorkError", .unavailable),
        ("FailedOperation.DBError", .unavailable),
        ("FailedOperation.UploadCosFail", .unavailable),
        ("ResourceNotFound", .notFound),
        ("InvalidParameterValue.FileId", .notFound),
        ("InvalidParameterValue.TaskId", .notFound),
    ]

    /// The answer to `operation`, or why there is none.
    static func answer<Response: Decodable>(
        _ type: Response.Type, in response: HTTPResponse, operation: String
    ) throws(VendorFailure) -> Response {
        let decoder = JSONDecoder()
        let refusal = try? decoder.decode(Envelope<Refusal>.self, from: Data(response.body))
        if let refusal, let error = refusal.response.error {
            throw failure(
                operation, kind(of: error.code), response, code: error.code, message: TencentWords.shown(error.message),
                requestID: refusal.response.requestID)
        }
        guard response.status == 200 else { throw otherStatus(response, operation: operation) }
        do {
            return try decoder.decode(Envelope<Response>.self, from: Data(response.body)).response
        } catch {
            throw failure(
                operation, .answerLost, response, message: TencentWords.notUnderstood(response, because: reason(error)),
                requestID: refusal?.response.requestID)
        }
    }

    private static func otherStatus(_ response: HTTPResponse, operation: String) -> VendorFailure {
        let kind: VendorFailure.Kind =
            switch response.status {
            case 300...399: .redirected
            case 401, 403: .unauthorized
            case 408: .unavailable
            case 429: .throttled
            case 400...499: .refused
            case 500...599: .unavailable
            default: .answerLost
            }
        let message =
            kind == .redirected
            ? TencentWords.redirected(to: response.header("Location")) : TencentWords.status(response)
        return failure(operation, kind, response, message: message)
    }

    private static func failure(
        _ operation: String, _ kind: VendorFailure.Kind, _ response: HTTPResponse, code: String? = nil, message: String,
        requestID: String? = nil
    ) -> VendorFailure {
        return VendorFailure(
            vendor: .tencent, operation: operation, kind: kind, code: code, message: message, status: response.status,
            requestID: requestID)
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "has no \(key.stringValue)"
        case DecodingError.valueNotFound(_, let context), DecodingError.typeMismatch(_, let context):
            "has another \(context.codingPath.last?.stringValue ?? "form") than documented"
        default: "is not JSON"
        }
    }

    private struct Envelope<Content: Decodable>: Decodable {
        var response: Content

        private enum CodingKeys: String, CodingKey { case response = "Response" }
    }

    private struct Refusal: Decodable {
        struct Reason: Decodable {
            var code: String
            var message: String

            private enum CodingKeys: String, CodingKey {
                case code = "Code"
                case message = "Message"
            }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                code = try values.decode(String.self, forKey: .code)
                message = try values.decodeIfPresent(String.self, forKey: .message) ?? ""
            }
        }

        var error: Reason?
        var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case error = "Error"
            case requestID = "RequestId"
        }
    }
}
