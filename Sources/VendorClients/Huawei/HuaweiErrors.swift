import Foundation
import PreflightModel

/// What MetaStudio, the gateway in front of it and IAM say where they do not do what they are asked.
struct HuaweiErrors {
    /// The exchange that the answer is of.
    var exchange: VendorExchange

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
        guard !(300...399).contains(response.status) else { return exchange.failure(.redirected, response) }
        let body = HuaweiErrorBody(response.body)
        return failure(
            body.code.flatMap { Self.kinds[$0] } ?? VendorFailure.Kind(status: response.status), response, body)
    }

    /// The error that a body of success carries; nil where it carries none.
    func failure(inSuccess response: HTTPResponse) -> VendorFailure? {
        let body = HuaweiErrorBody(response.body)
        guard let code = body.code, body.message != nil, code.contains(".") else { return nil }
        return failure(Self.kinds[code] ?? .refused, response, body)
    }

    /// The number of a request, in the headers of the gateway or of OBS.
    @Sendable static func requestID(_ response: HTTPResponse) -> String? {
        response.header("X-Request-Id") ?? response.header("x-obs-request-id")
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
        _ kind: VendorFailure.Kind, _ response: HTTPResponse, _ body: HuaweiErrorBody
    ) -> VendorFailure {
        let words = body.message ?? ""
        let kind = kind == .unauthorized && words.contains("signature expired") ? .clockSkew : kind
        var failure = exchange.failure(
            kind, response, code: body.code, words: body.message, requestID: body.requestID)
        failure.message += hint(kind, words)
        return failure
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
        message = fields.message ?? fields.nested?.fields.message
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
