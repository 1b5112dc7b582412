import Foundation
import MessageDigests
import PreflightModel

/// Verifies TC3-HMAC-SHA256 signatures (Signature v3, document/api/614/42761) by computing them.
struct TencentSignatureCheck {
    /// How far the clocks may be apart, in seconds.
    static let greatestSkew: Int64 = 300

    let secretID: String
    let secretKey: String
    let service = "vod"

    /// Verifies a request.
    ///
    /// - Parameter bodySHA256: SHA-256 of the body, in lower-case hexadecimal.
    func verify(_ head: SandboxRequestHead, bodySHA256: String, now: Date) throws(TencentRefusal) {
        guard let authorization = head.header("Authorization") else { throw .missing("Authorization") }
        let claim = try Claim(authorization)
        guard let text = head.header("X-TC-Timestamp"), let timestamp = Int64(text) else {
            throw .missing("X-TC-Timestamp")
        }
        guard claim.secretID == secretID else { throw .unknownSecretID }
        // These credentials are lasting ones, with which no token goes.
        guard head.header("X-TC-Token") ?? "" == "" else { throw .wrongToken }
        let seconds = Int64(now.timeIntervalSince1970.rounded(.down))
        // A timestamp may be any number at all.
        let (distance, overflow) = seconds.subtractingReportingOverflow(timestamp)
        guard !overflow, distance.magnitude <= UInt64(Self.greatestSkew) else {
            throw .signatureExpired(timestamp, now: seconds)
        }
        let day = String(Date(timeIntervalSince1970: Double(timestamp)).formatted(.iso8601).prefix(10))
        guard claim.day == day, claim.service == service else { throw .wrongSignature }
        guard claim.headers.contains("host"), claim.headers.contains("content-type") else {
            throw .invalidAuthorization("content-type and host must be signed")
        }
        let scope = "\(day)/\(service)/tc3_request"
        let canonical = try canonicalRequest(head, signed: claim.headers, bodySHA256: bodySHA256)
        let string = "TC3-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(Self.sha256(canonical))"
        guard signature(of: string, day: day) == claim.signature else { throw .wrongSignature }
    }

    private func canonicalRequest(
        _ head: SandboxRequestHead, signed: [String], bodySHA256: String
    ) throws(TencentRefusal) -> String {
        var lines = ""
        for name in signed {
            guard let value = head.header(name) else { throw .wrongSignature }
            lines += "\(name):\(value.trimmingCharacters(in: .whitespaces).lowercased())\n"
        }
        let unsigned = "UNSIGNED-PAYLOAD"
        let digest = head.header("X-TC-Content-SHA256") == unsigned ? Self.sha256(unsigned) : bodySHA256
        return "\(head.method)\n/\n\(head.query)\n\(lines)\n\(signed.joined(separator: ";"))\n\(digest)"
    }

    private func signature(of string: String, day: String) -> String {
        var key = Data("TC3\(secretKey)".utf8)
        for part in [day, service, "tc3_request", string] {
            key = Data(HMAC.sha256(key: key, part.utf8))
        }
        return Hexadecimal.string(key)
    }

    private static func sha256(_ text: String) -> String {
        Hexadecimal.string(SHA256.hash(data: text.utf8))
    }

    /// What the header Authorization says.
    private struct Claim {
        let secretID: String
        let day: String
        let service: String
        let headers: [String]
        let signature: String

        init(_ text: String) throws(TencentRefusal) {
            let pattern =
                /TC3-HMAC-SHA256\s+Credential=([^\/,\s]+)\/([^\/,\s]+)\/([^\/,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})/
            guard let match = text.wholeMatch(of: pattern) else {
                throw .invalidAuthorization("it is not of the form of TC3-HMAC-SHA256")
            }
            secretID = String(match.output.1)
            day = String(match.output.2)
            service = String(match.output.3)
            headers = match.output.4.split(separator: ";").map { $0.lowercased() }
            signature = String(match.output.5)
        }
    }
}
