import Foundation
import PreflightModel

/// Turns the answers of Tencent Cloud's API into failures, by the vendor's own codes.
///
/// Errors come as HTTP 200 with `Response.Error`; any other status is the gateway's, or something's in between.
package struct TencentErrors {
    /// The exchange that the answer is of.
    var exchange: VendorExchange

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

    /// What the vendor answers, or why it answers nothing.
    func response<Response: Decodable>(
        _ type: Response.Type, in response: HTTPResponse
    ) throws(VendorFailure) -> Response {
        let decoder = JSONDecoder()
        let refusal = try? decoder.decode(Envelope<Refusal>.self, from: Data(response.body))
        if let refusal, let error = refusal.response.error {
            throw exchange.failure(
                Self.kind(of: error.code), response, code: error.code, words: error.message,
                requestID: refusal.response.requestID)
        }
        guard response.status == 200 else { throw exchange.failure(Self.kind(ofStatus: response.status), response) }
        do {
            return try decoder.decode(Envelope<Response>.self, from: Data(response.body)).response
        } catch {
            throw exchange.unreadable(response, because: Self.reason(error))
        }
    }

    /// What does not exist is said with a code; a 404 without one is of a gateway that knows no such address.
    private static func kind(ofStatus status: Int) -> VendorFailure.Kind {
        status == 404 ? .refused : VendorFailure.Kind(status: status)
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
