import MessageDigests
import PreflightModel

/// Signs requests to Tencent Cloud's API with TC3-HMAC-SHA256, a pure function of request, credentials and time
/// ("Signature v3", tencentcloud.com document/api/614/42761).
package struct TencentSigner: Hashable, Sendable {
    /// The product's name in the scope of a signature.
    package var service: String
    /// The headers that are signed where a request has them, in lower case and ascending order.
    ///
    /// `content-type` and `host` must be among them; the current page signs `x-tc-action` too, the vendor's SDKs do not,
    /// and both are accepted.
    package var signedHeaders: [String]

    /// A signer for a product.
    package init(service: String = "vod", signedHeaders: [String] = ["content-type", "host", "x-tc-action"]) {
        self.service = service
        self.signedHeaders = signedHeaders
    }

    /// `request` with its timestamp, the token of a temporary credential, and the signature over its very bytes.
    ///
    /// A body that is a file is declared unsigned, since a signer reads nothing.
    package func sign(
        _ request: HTTPRequest, credentials: TencentCredentials, at moment: SigningMoment
    ) -> HTTPRequest {
        var signed = request
        signed.setHeader("X-TC-Timestamp", "\(moment.unixSeconds)")
        if let token = credentials.token { signed.setHeader("X-TC-Token", token.reveal()) }
        if case .file = request.body { signed.setHeader("X-TC-Content-SHA256", Self.unsignedPayload) }
        let canonical = canonicalRequest(signed)
        let text = stringToSign(canonical, at: moment)
        let key = signingKeys(credentials.secretKey, at: moment).signing
        let signature = Hexadecimal.string(Digests.hmacSHA256(key: key, text))
        signed.setHeader(
            "Authorization",
            "TC3-HMAC-SHA256 Credential=\(credentials.secretID)/\(scope(at: moment)), "
                + "SignedHeaders=\(names(in: signed).joined(separator: ";")), Signature=\(signature)")
        return signed
    }

    func canonicalRequest(_ request: HTTPRequest) -> String {
        let names = names(in: request)
        let lines = names.map { "\($0):\(value(of: $0, in: request).lowercased())\n" }.joined()
        return [
            request.method, "/", request.encodedQuery ?? "", lines, names.joined(separator: ";"), bodyDigest(request),
        ].joined(separator: "\n")
    }

    func stringToSign(_ canonical: String, at moment: SigningMoment) -> String {
        "TC3-HMAC-SHA256\n\(moment.unixSeconds)\n\(scope(at: moment))\n\(Digests.sha256(canonical.utf8))"
    }

    /// The keys that are derived from the secret for one day and one product.
    func signingKeys(_ secret: Secret, at moment: SigningMoment) -> (date: [UInt8], service: [UInt8], signing: [UInt8])
    {
        let date = Digests.hmacSHA256(key: "TC3\(secret.reveal())".utf8, day(of: moment))
        let service = Digests.hmacSHA256(key: date, service)
        return (date, service, Digests.hmacSHA256(key: service, "tc3_request"))
    }

    private static let unsignedPayload = "UNSIGNED-PAYLOAD"

    private func bodyDigest(_ request: HTTPRequest) -> String {
        switch request.body {
        case .none: Digests.sha256([])
        case .bytes(let bytes): Digests.sha256(bytes)
        case .file, .fileRange: Digests.sha256(Self.unsignedPayload.utf8)
        }
    }

    private func names(in request: HTTPRequest) -> [String] {
        signedHeaders.filter { $0 == "host" || request.header($0) != nil }
    }

    private func value(of name: String, in request: HTTPRequest) -> String {
        name == "host" ? request.endpoint.authority : request.header(name) ?? ""
    }

    private func scope(at moment: SigningMoment) -> String { "\(day(of: moment))/\(service)/tc3_request" }

    /// The day in UTC, whatever the time zone of this machine or of the vendor's region.
    private func day(of moment: SigningMoment) -> String { String(moment.extendedTimestamp.prefix(10)) }
}
