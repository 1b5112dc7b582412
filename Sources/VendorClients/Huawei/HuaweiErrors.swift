import Foundation
import PreflightModel

/// What MetaStudio, the gateway in front of it and IAM say where they do not do what they are asked.
struct HuaweiErrors {
    /// The operation, by the SDK's name.
    var operation: String
    /// What must not be shown: the gateway quotes the headers of a request whose signature it refuses.
    var secrets: [Secret]

    /// Codes whose meaning the status does not tell ("错误码", "IAM认证信息错误", "API流控").
    private static let kinds: [String: VendorFailure.Kind] = [
        // The gateway knows no such API, which says nothing of jobs.
        "APIG.0101": .refused, "APIGW.0101": .refused, "MSS.00000001": .unauthorized, "MSS.00010008": .unauthorized,
        "MSS.00010009": .unauthorized,
        "MSS.00020006": .unauthorized, "MSS.00020009": .refused, "APIG.0301": .unauthorized,
        "APIGW.0301": .unauthorized, "APIG.0308": .throttled, "APIGW.0308": .throttled,
    ]

    /// The failure that `response` states, whose status is none of success.
    func failure(_ response: HTTPResponse) -> VendorFailure {
        if (300...399).contains(response.status) {
            return failure(.redirected, response, nil, HuaweiWords.redirect(response))
        }
        let body = HuaweiErrorBody(response.body)
        let message = body.message ?? HuaweiWords.lastStatus(response)
        var kind = body.code.flatMap { Self.kinds[$0] } ?? Self.kind(response.status)
        if kind == .unauthorized, message.contains("signature expired") { kind = .clockSkew }
        return failure(kind, response, body, message + hint(kind, message))
    }

    /// The error that a body of success carries; nil where it carries none.
    func failure(inSuccess response: HTTPResponse) -> VendorFailure? {
        let body = HuaweiErrorBody(response.body)
        guard let code = body.code, let message = body.message, code.contains(".") else { return nil }
        let kind = Self.kinds[code] ?? .refused
        return failure(kind, response, body, message + hint(kind, message))
    }

    /// An answer of success that does not say what it has to: the request took effect, and what it made is not known.
    func unreadable(_ response: HTTPResponse, missing: String) -> VendorFailure {
        failure(.answerLost, response, nil, HuaweiWords.unreadable(response, missing: missing))
    }

    private static func kind(_ status: Int) -> VendorFailure.Kind {
        switch status {
        case 401, 403, 407: .unauthorized
        case 404: .notFound
        case 408: .unavailable
        case 429: .throttled
        case 400...499: .refused
        default: .unavailable
        }
    }

    private func hint(_ kind: VendorFailure.Kind, _ message: String) -> String {
        switch kind {
        case .clockSkew:
            return ". " + HuaweiWords.clock
        case .unauthorized where message.contains("sign") || message.contains("limit"): return ". " + HuaweiWords.locked
        default: return ""
        }
    }

    private func failure(
        _ kind: VendorFailure.Kind, _ response: HTTPResponse, _ body: HuaweiErrorBody?, _ message: String
    ) -> VendorFailure {
        return VendorFailure(
            vendor: .huawei, operation: operation, kind: kind, code: body?.code, message: message.hiding(secrets),
            status: response.status, requestID: response.header("X-Request-Id") ?? body?.requestID)
    }
}

extension String {
    /// The text without `secrets`, which services quote in their answers.
    func hiding(_ secrets: [Secret]) -> String {
        secrets.reduce(self) { text, secret in
            secret.isEmpty ? text : text.replacing(secret.reveal(), with: secret.description)
        }
    }
}

/// The forms in which Huawei's services write an error (the SDK's `exception_handler.py`): `error_code` and
/// `error_msg`, `errorCode` and `errorMsg`, `code` and `message`, or one of these below `error`.
struct HuaweiErrorBody {
    var code: String?
    var message: String?
    var requestID: String?

    init(_ body: [UInt8]) {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(body)) else { return }
        code = fields.code ?? fields.nested?.fields.code
        message = (fields.message ?? fields.nested?.fields.message)?.shown
        requestID = fields.requestID
    }

    private struct Fields: Decodable {
        var code: String?
        var message: String?
        var requestID: String?
        var nested: Nested?

        enum CodingKeys: String, CodingKey {
            case code, message, error
            case snakeCode = "error_code"
            case camelCode = "errorCode"
            case snakeMessage = "error_msg"
            case camelMessage = "errorMsg"
            case requestID = "request_id"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            code = Self.text(values, .snakeCode) ?? Self.text(values, .camelCode) ?? Self.text(values, .code)
            message =
                Self.text(values, .snakeMessage) ?? Self.text(values, .camelMessage) ?? Self.text(values, .message)
            requestID = Self.text(values, .requestID)
            let isNested = decoder.codingPath.isEmpty
            nested = isNested ? try? values.decode(Nested.self, forKey: .error) : nil
        }

        private static func text(_ values: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys) -> String? {
            if let text = try? values.decode(String.self, forKey: key) { return text }
            return (try? values.decode(Int.self, forKey: key)).map(String.init)
        }
    }

    private final class Nested: Decodable {
        let fields: Fields
        init(from decoder: any Decoder) throws { fields = try Fields(from: decoder) }
    }
}
