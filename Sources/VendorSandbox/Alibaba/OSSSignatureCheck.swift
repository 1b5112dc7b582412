import Foundation
import PreflightModel

/// Verifies OSS4-HMAC-SHA256 in the Authorization header.
struct OSSSignatureCheck {
    static let algorithm = "OSS4-HMAC-SHA256"

    /// Who signed.
    enum Signer: Sendable {
        /// The account itself.
        case account
        /// Somebody with a temporary credential.
        case temporary(AlibabaAccount.TemporaryKey)
    }

    let credentials: SandboxCredentials.Alibaba
    let account: AlibabaAccount

    /// Verifies a request for an object.
    func verify(_ request: SandboxRequest, bucket: String, key: String) async throws(OSSRefusal) -> Signer {
        let head = request.head
        guard let authorization = head.header("authorization") else {
            throw OSSRefusal(403, "AccessDenied", "You have no right to access this object because of bucket acl.")
        }
        guard let fields = AlibabaSigning.fields(authorization, algorithm: Self.algorithm),
            let scope = fields["Credential"]?.split(separator: "/").map(String.init), scope.count == 5,
            let signature = fields["Signature"], scope[3] == "oss", scope[4] == "aliyun_v4_request"
        else {
            throw OSSRefusal(400, "InvalidArgument", "Authorization header is invalid.")
        }
        let (signer, secret) = try await signer(scope[0], token: head.header("x-oss-security-token"))
        guard head.header("x-oss-content-sha256") == "UNSIGNED-PAYLOAD" else {
            throw OSSRefusal(400, "InvalidArgument", "The x-oss-content-sha256 must be UNSIGNED-PAYLOAD.")
        }
        guard let timestamp = head.header("x-oss-date"), let time = Self.time(timestamp),
            scope[1] == timestamp.prefix(8)
        else { throw OSSRefusal(403, "AccessDenied", "Invalid date in x-oss-date or in the credential's scope.") }
        guard abs(time.timeIntervalSince(request.now)) <= AlibabaSigning.greatestSkew else {
            throw OSSRefusal(
                403, "RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.",
                details: [("MaxAllowedSkewMilliseconds", "900000"), ("RequestTime", timestamp)])
        }
        guard scope[2] == credentials.region else {
            throw OSSRefusal(403, "InvalidArgument", "Invalid signing region in Authorization header: \(scope[2]).")
        }
        let additional = fields["AdditionalHeaders"]?.split(separator: ";").map(String.init) ?? []
        let canonical = canonicalRequest(head, bucket: bucket, key: key, additional: additional)
        let stringToSign = [
            Self.algorithm, timestamp, scope.dropFirst().joined(separator: "/"), AlibabaSigning.sha256(canonical),
        ].joined(separator: "\n")
        let signingKey = scope.dropFirst().reduce(Array("aliyun_v4\(secret)".utf8)) { AlibabaSigning.hmac(key: $0, $1) }
        let expected = Hexadecimal.string(AlibabaSigning.hmac(key: signingKey, stringToSign))
        guard signature == expected else {
            throw OSSRefusal(
                403, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and "
                    + "signing method.",
                details: [
                    ("OSSAccessKeyId", scope[0]), ("SignatureProvided", signature), ("StringToSign", stringToSign),
                    ("CanonicalRequest", canonical),
                ])
        }
        if case .temporary(let temporary) = signer, temporary.expires <= request.now {
            throw OSSRefusal(403, "SecurityTokenExpired", "The security token you provided has expired.")
        }
        return signer
    }

    private func signer(_ accessKeyID: String, token: String?) async throws(OSSRefusal) -> (Signer, String) {
        if accessKeyID == credentials.accessKeyId, token == nil { return (.account, credentials.accessKeySecret) }
        guard let temporary = await account.temporaryKey(accessKeyID) else {
            throw OSSRefusal(
                403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.",
                details: [("OSSAccessKeyId", accessKeyID)])
        }
        guard token == temporary.token else {
            throw OSSRefusal(403, "InvalidSecurityToken", "The security token you provided is invalid.")
        }
        return (.temporary(temporary), temporary.secret)
    }

    private func canonicalRequest(
        _ head: SandboxRequestHead, bucket: String, key: String, additional: [String]
    ) -> String {
        let query = head.parameters
            .map { (AlibabaSigning.encoded($0.name), AlibabaSigning.encoded($0.value ?? "")) }
            .sorted { $0.0 < $1.0 }
            .map { $0.1.isEmpty ? $0.0 : "\($0.0)=\($0.1)" }.joined(separator: "&")
        let signed = head.headers.filter {
            $0.name.hasPrefix("x-oss-") || $0.name == "content-type" || $0.name == "content-md5"
                || additional.contains($0.name)
        }
        let headers = signed.map { "\($0.name):\($0.value.trimmingCharacters(in: .whitespaces))\n" }.joined()
        return [
            head.method, AlibabaSigning.encoded("/\(bucket)/\(key)", keeping: "/"), query, headers,
            additional.sorted().joined(separator: ";"), "UNSIGNED-PAYLOAD",
        ].joined(separator: "\n")
    }

    private static func time(_ text: String) -> Date? {
        guard text.wholeMatch(of: /\d{8}T\d{6}Z/) != nil else { return nil }
        return try? Date(text, strategy: Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }
}
