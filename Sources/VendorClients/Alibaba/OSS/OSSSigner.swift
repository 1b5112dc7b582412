import PreflightModel

/// OSS4-HMAC-SHA256, with which requests to OSS are signed, in a header.
package struct OSSSigner: Sendable {
    /// What the signature is made of, in the order in which it is made.
    package struct Signature: Hashable, Sendable {
        /// Method, resource, query, headers, names of additional headers, and `UNSIGNED-PAYLOAD`, a line each.
        package var canonicalRequest: String
        /// The algorithm, the time, the scope, and the hash of the canonical request.
        package var stringToSign: String
        /// The HMAC of the string to sign, in lower-case hexadecimal.
        package var signature: String
        /// The value of the Authorization header.
        package var authorization: String
    }

    /// The name of the algorithm.
    package static let algorithm = "OSS4-HMAC-SHA256"
    private static let payload = "UNSIGNED-PAYLOAD"

    /// The credentials that sign.
    package var credentials: AlibabaCredentials
    /// The region, as in `cn-shanghai`, without `oss-`.
    package var region: AlibabaRegion

    /// A signer from its parts.
    package init(credentials: AlibabaCredentials, region: AlibabaRegion) {
        self.credentials = credentials
        self.region = region
    }

    /// `request`, which asks for `object`, with date, token and signature in headers.
    ///
    /// Signed are the content's type and MD5, every `x-oss-` header, and those of `additionalHeaders` that are there.
    package func signed(
        _ request: HTTPRequest, object: OSSObject, additionalHeaders: [String] = [], at moment: SigningMoment
    ) -> HTTPRequest {
        var request = request
        request.setHeader("x-oss-date", moment.basicTimestamp)
        request.setHeader("x-oss-content-sha256", Self.payload)
        if let token = credentials.securityToken { request.setHeader("x-oss-security-token", token.reveal()) }
        let signature = signature(
            of: request, object: object, additionalHeaders: additionalHeaders, timestamp: moment.basicTimestamp)
        request.setHeader("Authorization", signature.authorization)
        return request
    }

    /// The signature over `request` as it stands, its headers and query included.
    ///
    /// - Parameter timestamp: As in `20260102T030405Z`.
    package func signature(
        of request: HTTPRequest, object: OSSObject, additionalHeaders: [String], timestamp: String
    ) -> Signature {
        let additional = Self.additional(additionalHeaders, in: request)
        let headers = request.headers.map { (name: $0.name.lowercased(), value: $0.value) }
            .filter { Self.isSignedAnyway($0.name) || additional.contains($0.name) }
            .sorted { $0.name < $1.name }
        let key = PercentEncoding.encode(object.key, keepingSlashes: true)
        let canonicalRequest = [
            request.method, "/\(object.bucket)/\(key)", Self.canonical(request.encodedQuery),
            headers.map { "\($0.name):\($0.value)\n" }.joined(), additional.joined(separator: ";"), Self.payload,
        ].joined(separator: "\n")
        let scope = scope(timestamp)
        let stringToSign = [Self.algorithm, timestamp, scope, Digests.sha256(canonicalRequest.utf8)]
            .joined(separator: "\n")
        let signature = Hexadecimal.string(
            Digests.hmacSHA256(key: signingKey(date: String(timestamp.prefix(8))), stringToSign))
        let names = additional.isEmpty ? "" : "AdditionalHeaders=\(additional.joined(separator: ";")),"
        return Signature(
            canonicalRequest: canonicalRequest, stringToSign: stringToSign, signature: signature,
            authorization:
                "\(Self.algorithm) Credential=\(credentials.accessKeyID)/\(scope),\(names)Signature=\(signature)")
    }

    /// The key that signs on the day `date`, as in `20260102`.
    func signingKey(date: String) -> [UInt8] {
        let secret = "aliyun_v4" + credentials.accessKeySecret.reveal()
        return [date, region.rawValue, "oss", "aliyun_v4_request"]
            .reduce(Array(secret.utf8)) { Digests.hmacSHA256(key: $0, $1) }
    }

    private func scope(_ timestamp: String) -> String {
        "\(timestamp.prefix(8))/\(region)/oss/aliyun_v4_request"
    }

    private static func isSignedAnyway(_ name: String) -> Bool {
        name.hasPrefix("x-oss-") || name == "content-type" || name == "content-md5"
    }

    private static func additional(_ names: [String], in request: HTTPRequest) -> [String] {
        Set(names.map { $0.lowercased() })
            .filter { !isSignedAnyway($0) && request.header($0) != nil }
            .sorted()
    }

    /// The query in canonical order; a parameter without a value stands without its sign.
    private static func canonical(_ query: String?) -> String {
        (query ?? "").split(separator: "&")
            .map { pair -> (name: Substring, value: Substring) in
                let sign = pair.firstIndex(of: "=") ?? pair.endIndex
                return (pair[..<sign], pair[sign...].dropFirst())
            }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            .map { $0.value.isEmpty ? String($0.name) : "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }
}
