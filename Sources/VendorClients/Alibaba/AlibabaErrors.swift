import Foundation
import PreflightModel

/// What an answer of Intelligent Media Services means that is not a success.
struct AlibabaErrors {
    /// The exchange that the answer is of.
    var exchange: VendorExchange

    /// What stands in the body of an error, in either case of the keys.
    private struct Body: Decodable {
        var code: String?
        var message: String?
        var requestID: String?
        var isSuccess: Bool?

        private enum CodingKeys: String, CodingKey { case isSuccess = "Success" }

        init(code: String, message: String?, requestID: String?) {
            self.code = code
            self.message = message
            self.requestID = requestID
        }

        init(from decoder: any Decoder) throws {
            let texts = try JSONTextFields(from: decoder)
            code = texts["Code", "code"]
            message = texts["Message", "message", "Detail", "Description"]
            requestID = texts["RequestId", "requestId", "RequestID"]
            isSuccess = try? decoder.container(keyedBy: CodingKeys.self).decode(Bool.self, forKey: .isSuccess)
        }
    }

    /// The failure that an answer tells of; nil where it tells of none: the status is 2xx, and the body does not say
    /// `Success: false` or a code.
    func failure(in response: HTTPResponse) -> VendorFailure? {
        var body = try? JSONDecoder().decode(Body.self, from: Data(response.body))
        if body?.code == nil, !response.isSuccess, let error = ObjectStoreError(response.body) {
            // Gateways answer in XML where JSON was not asked for.
            body = Body(code: error.code, message: error.message, requestID: error.requestID)
        }
        if response.isSuccess {
            guard let body, body.isSuccess == false || (body.isSuccess == nil && body.code != nil && body.code != "200")
            else { return nil }
        }
        var failure = exchange.failure(
            Self.kind(body?.code, status: response.status), response, code: body?.code, words: body?.message,
            requestID: body?.requestID)
        failure.retryAfterMilliseconds = response.header("x-acs-retry-after").flatMap(Int64.init).flatMap {
            $0 > 0 ? $0 : nil
        }
        return failure
    }

    /// What a caller does about a code (tables "Service error codes" of Intelligent Media Services, and the gateway's).
    static func kind(_ code: String?, status: Int) -> VendorFailure.Kind {
        if (300...399).contains(status) { return .redirected }
        switch code ?? "" {
        case let code where code.hasPrefix("Throttling"): return .throttled
        case "RequestsTooFrequent", "TooManyRequests", "ServiceUnavailable.Throttling": return .throttled
        // No two requests of ours bear one nonce: the vendor has had this very request, by a way that doubled it.
        case "SignatureNonceUsed": return .answerLost
        case "InvalidTimeStamp.Expired", "RequestTimeTooSkewed": return .clockSkew
        case "InvalidSecurityToken.Expired", "SecurityTokenExpired": return .credentialsExpired
        case let code where code.hasPrefix("InvalidAccessKeyId") || code.hasPrefix("InvalidSecurityToken"):
            return .unauthorized
        case "SignatureDoesNotMatch", "IncompleteSignature", "MissingSecurityToken", "NoPermission", "AccessDenied":
            return .unauthorized
        case let code where code == "Forbidden" || code.hasPrefix("Forbidden."): return .unauthorized
        // The service is not opened, or the account in arrears: other credentials would not help.
        case let code where code.hasPrefix("OperationDenied"): return .refused
        case "InvalidApi.NotFound": return .refused
        case let code where code.hasSuffix("NotFound"): return .notFound
        case "InternalError", "ServiceUnAvailable", "ServiceUnavailable": return .unavailable
        case "": break
        default: if (400...499).contains(status) || status < 300 { return .refused }
        }
        // A success that says that it is none.
        return (200...299).contains(status) ? .refused : VendorFailure.Kind(status: status)
    }
}
