import Foundation
import PreflightModel

/// Signs requests to Huawei Cloud by SDK-HMAC-SHA256 ("API Request Signing Guide"), and states a token where that is
/// the credential: a function of request, credentials and moment.
///
/// There is no derived key, no region and no service in the signature, other than in AWS' SigV4.
package enum HuaweiSigner {
    static let algorithm = "SDK-HMAC-SHA256"

    /// `request` with everything that proves who sends it.
    ///
    /// - Parameter moment: The time that is signed; the gateway takes one that is up to 15 minutes off its own.
    package static func signed(
        _ request: HTTPRequest, with credentials: HuaweiCredentials, at moment: SigningMoment
    ) -> HTTPRequest {
        var request = request
        switch credentials.proof {
        case .token(let token):
            request.setHeader("X-Auth-Token", token.reveal())
        case .accessKey(let key):
            request.setHeader("X-Project-Id", credentials.projectID)
            if let token = key.securityToken { request.setHeader("X-Security-Token", token.reveal()) }
            request = signed(request, id: key.id, secret: key.secret, timestamp: moment.basicTimestamp)
        }
        return request
    }

    static func signed(_ request: HTTPRequest, id: String, secret: Secret, timestamp: String) -> HTTPRequest {
        var request = request
        request.setHeader("X-Sdk-Date", timestamp)
        if !isHashed(request) { request.setHeader("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD") }
        let toSign = stringToSign(canonicalRequest(request), timestamp: timestamp)
        let signature = Hexadecimal.string(Digests.hmacSHA256(key: secret.reveal().utf8, toSign))
        request.setHeader(
            "Authorization",
            "\(algorithm) Access=\(id), SignedHeaders=\(signedHeaders(request)), Signature=\(signature)")
        return request
    }

    /// What the hash in the string to sign is made of: method, path with a slash at its end, query, headers, the names
    /// of the headers, and the hash of the body.
    static func canonicalRequest(_ request: HTTPRequest) -> String {
        let headers = lines(request).map { "\($0.name):\($0.value)\n" }.joined()
        return [
            request.method, canonicalPath(request.encodedPath), canonicalQuery(request.encodedQuery), headers,
            signedHeaders(request), bodyHash(request),
        ].joined(separator: "\n")
    }

    static func stringToSign(_ canonicalRequest: String, timestamp: String) -> String {
        "\(algorithm)\n\(timestamp)\n\(Digests.sha256(canonicalRequest.utf8))"
    }

    /// The names of the signed headers: all that the request states, and Host. A name with an underscore is left out,
    /// as the official signers do.
    static func signedHeaders(_ request: HTTPRequest) -> String {
        lines(request).map(\.name).joined(separator: ";")
    }

    private static func lines(_ request: HTTPRequest) -> [HTTPRequest.Header] {
        var headers = request.headers.filter { !$0.name.contains("_") && $0.name.lowercased() != "authorization" }
        if request.header("Host") == nil { headers.append(HTTPRequest.Header("Host", request.endpoint.authority)) }
        return headers.map { HTTPRequest.Header($0.name.lowercased(), trimmed($0.value)) }
            .sorted { $0.name < $1.name }
    }

    private static func canonicalPath(_ path: String) -> String {
        let canonical = PercentEncoding.encode(PercentEncoding.decode(path) ?? path, keepingSlashes: true)
        return canonical.hasSuffix("/") ? canonical : canonical + "/"
    }

    private static func canonicalQuery(_ query: String?) -> String {
        let pairs = (query ?? "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let decoded = sides.map { PercentEncoding.decode($0) ?? $0 }
            return (name: decoded[0], value: decoded.count > 1 ? decoded[1] : "")
        }
        return PercentEncoding.query(pairs)
    }

    /// A body of another type than JSON is not hashed, and a file is not read twice.
    private static func isHashed(_ request: HTTPRequest) -> Bool {
        switch request.body {
        case .file, .fileRange: return false
        case .none, .bytes: break
        }
        guard let type = request.header("Content-Type") else { return true }
        return type.hasPrefix("application/json") || type.hasPrefix("application/bson")
    }

    private static func bodyHash(_ request: HTTPRequest) -> String {
        switch request.body {
        case .bytes(let bytes) where !bytes.isEmpty && isHashed(request): Digests.sha256(bytes)
        case .bytes(let bytes) where !bytes.isEmpty: "UNSIGNED-PAYLOAD"
        case .file, .fileRange: request.body.byteCount > 0 ? "UNSIGNED-PAYLOAD" : Digests.sha256([])
        default: Digests.sha256([])
        }
    }

    private static func trimmed(_ value: String) -> String { value.trimmingCharacters(in: .whitespaces) }
}
