import Foundation
import MessageDigests
import PreflightModel
import Synchronization

/// The API gateway in front of MetaStudio: it lets a request through that is signed by SDK-HMAC-SHA256 ("API Request
/// Signing Guide") or carries the token, and locks a key after more than five wrong signatures in a row.
final class HuaweiSignatureCheck: Sendable {
    /// How far the signed time may be off ("APP认证信息错误").
    static let allowedSkew = 15.0 * 60
    /// How many wrong signatures in a row are borne, and how long the key is locked after one more ("IAM认证信息错误").
    static let allowedFailures = 5
    static let lockSeconds = 5.0 * 60

    private let credentials: SandboxCredentials.Huawei
    private let failures = Mutex((count: 0, lockedUntil: Date.distantPast))

    init(credentials: SandboxCredentials.Huawei) { self.credentials = credentials }

    /// Why the gateway refuses `request`, in its words; nil where it lets it through.
    func refusal(of request: SandboxRequest) -> String? {
        if let token = request.head.header("x-auth-token") {
            return token == credentials.authToken ? nil : "decrypt token fail"
        }
        guard let text = request.head.header("authorization") else { return "x-auth-token not found" }
        guard let stated = Authorization(text) else { return "Invalid authorization header" }
        guard stated.access == credentials.ak else {
            return "Get secretKey failed,ak:\(stated.access),err:ak not exist"
        }
        if failures.withLock({ $0.lockedUntil > request.now }) {
            return "AK access failed to reach the limit,forbidden."
        }
        guard let timestamp = request.head.header("x-sdk-date"), let date = Self.date(timestamp) else {
            return "x-sdk-date header is not in the format of yyyyMMddTHHmmssZ"
        }
        guard stated.headers.contains("x-sdk-date"),
            request.head.header("x-security-token") == nil || stated.headers.contains("x-security-token")
        else { return "verify aksk signature fail, signed headers: \(stated.headers.joined(separator: ";"))" }
        guard abs(request.now.timeIntervalSince(date)) <= Self.allowedSkew else {
            return "calc aksk signature fail:signature expired, signature time:\(timestamp),server time:"
                + Self.timestamp(request.now)
        }
        let canonical = canonicalRequest(request, stated.headers)
        guard stated.signature == signature(of: canonical, timestamp: timestamp) else {
            countFailure(at: request.now)
            return "verify aksk signature fail, canonicalRequest:" + canonical.replacing("\n", with: "|")
        }
        failures.withLock { $0.count = 0 }
        return nil
    }

    private func countFailure(at now: Date) {
        failures.withLock { failures in
            failures.count += 1
            guard failures.count > Self.allowedFailures else { return }
            failures = (0, now.addingTimeInterval(Self.lockSeconds))
        }
    }

    // MARK: The signature

    private func canonicalRequest(_ request: SandboxRequest, _ signed: [String]) -> String {
        var path = (request.head.decodedPath ?? request.head.path).split(
            separator: "/", omittingEmptySubsequences: false
        ).map { Self.encoded(String($0)) }.joined(separator: "/")
        if path.last != "/" { path.append("/") }
        let query = request.head.parameters.map { (Self.encoded($0.name), Self.encoded($0.value ?? "")) }
            .sorted { $0 < $1 }.map { $0.0 + "=" + $0.1 }.joined(separator: "&")
        let headers = signed.map { name in "\(name):\(request.head.header(name) ?? "")\n" }.joined()
        let isEmpty = request.body.digests.byteCount == 0
        let hash = isEmpty ? nil : request.head.header("x-sdk-content-sha256")
        return """
            \(request.head.method)
            \(path)
            \(query)
            \(headers)
            \(signed.joined(separator: ";"))
            \(hash ?? request.body.digests.sha256)
            """
    }

    private func signature(of canonical: String, timestamp: String) -> String {
        let digest = Hexadecimal.string(SHA256.hash(data: canonical.utf8))
        let text = "SDK-HMAC-SHA256\n\(timestamp)\n\(digest)"
        return Hexadecimal.string(HMAC.sha256(key: credentials.sk.utf8, text.utf8))
    }

    /// The header Authorization, taken apart.
    private struct Authorization {
        let access: String
        let headers: [String]
        let signature: String

        init?(_ text: String) {
            let pattern = /SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{64})/
            guard let match = text.wholeMatch(of: pattern) else { return nil }
            access = String(match.output.1)
            headers = match.output.2.split(separator: ";").map { $0.lowercased() }
            signature = String(match.output.3)
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")

    private static let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)

    private static func date(_ text: String) -> Date? {
        guard text.wholeMatch(of: /[0-9]{8}T[0-9]{6}Z/) != nil else { return nil }
        return try? style.parse(text)
    }

    /// As in `20260131T093015Z`.
    static func timestamp(_ date: Date) -> String { date.formatted(style) }
}
