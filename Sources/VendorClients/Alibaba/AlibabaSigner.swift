import PreflightModel

/// ACS3-HMAC-SHA256, with which requests to Alibaba Cloud's RPC services are signed (document "Request syntax and
/// signature method V3").
package struct AlibabaSigner: Sendable {
    /// What the signature is made of, in the order in which it is made.
    package struct Signature: Hashable, Sendable {
        /// Method, path, query, headers, names of headers, and hash of the body, a line each.
        package var canonicalRequest: String
        /// The algorithm and the hash of the canonical request.
        package var stringToSign: String
        /// The HMAC of the string to sign, in lower-case hexadecimal.
        package var signature: String
        /// The names of the signed headers, sorted, joined by semicolons.
        package var signedHeaders: String
        /// The value of the Authorization header.
        package var authorization: String
    }

    /// The name of the algorithm.
    package static let algorithm = "ACS3-HMAC-SHA256"

    /// The credentials that sign.
    package var credentials: AlibabaCredentials

    /// A signer with its credentials.
    package init(credentials: AlibabaCredentials) { self.credentials = credentials }

    /// `request` with date, nonce, hash of the body, token and signature.
    ///
    /// Signed are the host, the content's type, and every `x-acs-` header; what a network library may rewrite is not. A
    /// body must be in memory: the service's requests have none, or a small one.
    package func signed(_ request: HTTPRequest, at moment: SigningMoment) -> HTTPRequest {
        var request = request
        var body: [UInt8] = []
        if case .bytes(let bytes) = request.body { body = bytes }
        request.setHeader("x-acs-date", moment.extendedTimestamp)
        request.setHeader("x-acs-signature-nonce", moment.nonce)
        request.setHeader("x-acs-content-sha256", Digests.sha256(body))
        if let token = credentials.securityToken {
            request.setHeader("x-acs-security-token", token.reveal())
            request.setHeader("x-acs-accesskey-id", credentials.accessKeyID)
        }
        let headers = request.headers.filter {
            let name = $0.name.lowercased()
            return name.hasPrefix("x-acs-") || name == "content-type"
        }
        let signature = signature(
            of: request, headers: headers + [HTTPRequest.Header("host", request.endpoint.authority)])
        request.setHeader("Authorization", signature.authorization)
        return request
    }

    /// The signature over `request` and exactly these headers, one of which is `x-acs-content-sha256`.
    ///
    /// The query of `request` is the canonical one: encoded, and sorted by name.
    package func signature(of request: HTTPRequest, headers: [HTTPRequest.Header]) -> Signature {
        let headers = headers.map { (name: $0.name.lowercased(), value: $0.value) }.sorted { $0.name < $1.name }
        let names = headers.map(\.name).joined(separator: ";")
        let hashedPayload = headers.first { $0.name == "x-acs-content-sha256" }?.value ?? Digests.sha256([])
        let canonicalRequest = [
            request.method, request.encodedPath, request.encodedQuery ?? "",
            headers.map { "\($0.name):\($0.value)\n" }.joined(), names, hashedPayload,
        ].joined(separator: "\n")
        let stringToSign = "\(Self.algorithm)\n\(Digests.sha256(canonicalRequest.utf8))"
        let signature = Hexadecimal.string(
            Digests.hmacSHA256(key: credentials.accessKeySecret.reveal().utf8, stringToSign))
        return Signature(
            canonicalRequest: canonicalRequest, stringToSign: stringToSign, signature: signature,
            signedHeaders: names,
            authorization:
                "\(Self.algorithm) Credential=\(credentials.accessKeyID),SignedHeaders=\(names),Signature=\(signature)")
    }
}
