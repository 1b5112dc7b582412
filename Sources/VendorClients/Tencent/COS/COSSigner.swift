import MessageDigests
import PreflightModel

/// Signs requests to COS with `q-sign-algorithm=sha1`, a pure function of request, credentials and time
/// (tencentcloud.com document/product/436/7778).
package struct COSSigner: Hashable, Sendable {
    /// How long before its making a signature begins to count, in seconds; the vendor's SDK takes 60 too, for clocks that
    /// are ahead.
    package static let leadSeconds: Int64 = 60
    /// How long a signature counts, in seconds, as the vendor's SDK has it.
    package static let lifeSeconds: Int64 = 10_000

    /// The seconds since 1970 between which the signature counts.
    package var keyTime: ClosedRange<Int64>

    /// A signer with the span that the vendor's SDK gives a request that is made at `moment`.
    package init(at moment: SigningMoment) {
        keyTime = moment.unixSeconds - Self.leadSeconds...moment.unixSeconds + Self.lifeSeconds
    }

    /// A signer with a span of its own.
    package init(keyTime: ClosedRange<Int64>) { self.keyTime = keyTime }

    /// `request` with the token of a temporary credential and the signature.
    ///
    /// Signed are the host, every header that COS gives a meaning, and the body's length where there is a body: a
    /// request with `Body.none` leaves it to the transport whether a length of 0 is stated.
    package func sign(_ request: HTTPRequest, credentials: TencentCredentials) -> HTTPRequest {
        var signed = request
        if let token = credentials.token { signed.setHeader("x-cos-security-token", token.reveal()) }
        let (headers, parameters) = (Self.headers(of: signed), Self.parameters(of: signed))
        let text = stringToSign(httpString(signed))
        let signature = Hexadecimal.string(Digests.hmacSHA1(key: signKey(credentials.secretKey).utf8, text))
        signed.setHeader(
            "Authorization",
            "q-sign-algorithm=sha1&q-ak=\(credentials.secretID)&q-sign-time=\(span)&q-key-time=\(span)"
                + "&q-header-list=\(Self.names(headers))&q-url-param-list=\(Self.names(parameters))"
                + "&q-signature=\(signature)")
        return signed
    }

    func httpString(_ request: HTTPRequest) -> String {
        let path = PercentEncoding.decode(request.encodedPath) ?? request.encodedPath
        return [
            request.method.lowercased(), path, Self.joined(Self.parameters(of: request)),
            Self.joined(Self.headers(of: request)), "",
        ].joined(separator: "\n")
    }

    func stringToSign(_ httpString: String) -> String { "sha1\n\(span)\n\(Digests.sha1(httpString))\n" }

    /// The key of a span, used as its 40 hexadecimal digits, not as 20 bytes.
    func signKey(_ secret: Secret) -> String {
        Hexadecimal.string(Digests.hmacSHA1(key: secret.reveal().utf8, span))
    }

    private var span: String { "\(keyTime.lowerBound);\(keyTime.upperBound)" }

    private typealias Pair = (name: String, value: String)

    /// The headers that the vendor's SDK signs, besides those that begin with `x-cos-` and `x-ci-`.
    private static let signedHeaders: Set<String> = [
        "cache-control", "content-disposition", "content-encoding", "content-type", "content-md5", "expect", "expires",
        "if-match", "if-modified-since", "if-none-match", "if-unmodified-since", "origin", "range", "pic-operations",
    ]

    private static func headers(of request: HTTPRequest) -> [Pair] {
        var pairs = request.headers.compactMap { header -> Pair? in
            let name = header.name.lowercased()
            let isSigned = signedHeaders.contains(name) || name.hasPrefix("x-cos-") || name.hasPrefix("x-ci-")
            return isSigned ? (name, header.value) : nil
        }
        pairs.append(("host", request.endpoint.authority))
        if request.body != .none { pairs.append(("content-length", "\(request.body.byteCount)")) }
        return encoded(pairs)
    }

    private static func parameters(of request: HTTPRequest) -> [Pair] {
        let parts = request.encodedQuery?.split(separator: "&") ?? []
        return encoded(
            parts.map { part in
                let name = part.prefix { $0 != "=" }
                let value = part.dropFirst(name.count + 1)
                return (PercentEncoding.decode(String(name)) ?? "", PercentEncoding.decode(String(value)) ?? "")
            })
    }

    private static func encoded(_ pairs: [Pair]) -> [Pair] {
        pairs.map { (PercentEncoding.encode($0.name).lowercased(), PercentEncoding.encode($0.value)) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    private static func joined(_ pairs: [Pair]) -> String {
        pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    private static func names(_ pairs: [Pair]) -> String { pairs.map(\.name).joined(separator: ";") }
}
