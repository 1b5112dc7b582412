import Foundation
import PreflightModel

/// What OBS says where it does not take a file.
struct OBSErrors {
    /// The file that was put.
    var upload: OBSUpload

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
    /// - Parameter now: An address that has expired by then is the cause of any 403: a PUT can take longer than it lives.
    func failure(_ response: HTTPResponse, at now: Date) -> VendorFailure {
        let code = ObjectStoreErrorText.element("Code", in: response.text)
        var kind = code.flatMap { Self.kinds[$0] } ?? Self.kind(response.status)
        if response.status == 403, upload.address.hasExpired(at: now) { kind = .expired }
        let words =
            kind == .redirected && code == nil
            ? HuaweiWords.redirect(response)
            : ObjectStoreErrorText.element("Message", in: response.text)?.shown ?? HuaweiWords.lastStatus(response)
        return VendorFailure(
            vendor: .huawei, operation: OBSUpload.operation, kind: kind, code: code?.shown, message: hidden(words),
            status: response.status,
            requestID: response.header("x-obs-request-id")
                ?? ObjectStoreErrorText.element("RequestId", in: response.text)?.shown)
    }

    /// An answer of success that does not say what was stored.
    func unproven(_ response: HTTPResponse) -> VendorFailure {
        VendorFailure(
            vendor: .huawei, operation: OBSUpload.operation, kind: .answerLost,
            message: hidden(HuaweiWords.unreadable(response, missing: HuaweiWords.noField("ETag"))),
            status: response.status, requestID: response.header("x-obs-request-id"))
    }

    /// The address had expired before anything was sent.
    func expiredBefore() -> VendorFailure {
        VendorFailure(
            vendor: .huawei, operation: OBSUpload.operation, kind: .expired,
            message: "the address \(upload.address) has expired, and nothing was sent to it.")
    }

    private static func kind(_ status: Int) -> VendorFailure.Kind {
        switch status {
        case 300...399: .redirected
        case 404: .notFound
        case 408, 409: .unavailable
        case 429: .throttled
        case 400...499: .refused
        default: .unavailable
        }
    }

    /// The message without the address and its signature, which OBS may quote.
    private func hidden(_ message: String) -> String {
        let address = upload.address.reveal()
        let query = HTTPRequest(method: "PUT", address: address)?.encodedQuery
        return message.hiding([address, query].compactMap(\.self).map(Secret.init))
    }
}

/// Reads single elements of the short XML in which object stores state errors, from its first 64 KiB.
enum ObjectStoreErrorText {
    /// The text of the first element `name` that holds no other; nil if there is none.
    static func element(_ name: String, in document: String) -> String? {
        let text = String(decoding: document.utf8.prefix(65_536), as: UTF8.self)
        guard let start = text.range(of: "<\(name)>"),
            let end = text.range(of: "</\(name)>", range: start.upperBound..<text.endIndex)
        else { return nil }
        let content = text[start.upperBound..<end.lowerBound]
        guard !content.isEmpty, !content.contains("<") else { return nil }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
            .reduce(String(content)) { $0.replacing($1.0, with: $1.1) }
    }
}
