import Foundation
import PreflightModel

/// Verifies ACS3-HMAC-SHA256, in which the media services' requests are signed.
struct AlibabaSignatureCheck {
    static let algorithm = "ACS3-HMAC-SHA256"

    let accessKeyID: String
    let accessKeySecret: String

    /// Verifies everything but the nonce, which is the account's to remember.
    ///
    /// - Returns: The nonce.
    func verify(_ request: SandboxRequest) throws(AlibabaRefusal) -> String {
        let head = request.head
        guard let authorization = head.header("authorization"),
            let fields = AlibabaSigning.fields(authorization, algorithm: Self.algorithm),
            let credential = fields["Credential"], let names = fields["SignedHeaders"]?.split(separator: ";"),
            let signature = fields["Signature"]
        else { throw incomplete("The request has no Authorization of \(Self.algorithm).") }
        guard credential == accessKeyID else {
            throw AlibabaRefusal(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
        }
        if head.header("x-acs-security-token") != nil {
            throw AlibabaRefusal(
                400, "InvalidSecurityToken.MismatchWithAccessKey",
                "Specified SecurityToken is mismatched with AccessKeyId.")
        }
        try verifyTime(head, now: request.now)
        let signed = Set(names.map(String.init))
        let needed = head.headers.map(\.name).filter {
            $0 == "host" || $0 == "content-type" || $0.hasPrefix("x-acs-")
        }
        if let unsigned = needed.first(where: { !signed.contains($0) }) {
            throw incomplete("The header \(unsigned) is not in SignedHeaders.")
        }
        guard head.header("x-acs-content-sha256") == request.body.digests.sha256 else {
            throw AlibabaRefusal(400, "SignatureDoesNotMatch", "x-acs-content-sha256 is not the SHA-256 of the body.")
        }
        let stringToSign = Self.algorithm + "\n" + AlibabaSigning.sha256(canonicalRequest(head, names.map(String.init)))
        let expected = Hexadecimal.string(AlibabaSigning.hmac(key: Array(accessKeySecret.utf8), stringToSign))
        guard signature == expected else {
            throw AlibabaRefusal(
                400, "SignatureDoesNotMatch",
                "Specified signature does not match our calculation. server string to sign is:"
                    + stringToSign.replacing("\n", with: "\\n"))
        }
        guard let nonce = head.header("x-acs-signature-nonce"), !nonce.isEmpty else {
            throw AlibabaRefusal(400, "MissingSignatureNonce", "x-acs-signature-nonce is mandatory for this action.")
        }
        return nonce
    }

    private func verifyTime(_ head: SandboxRequestHead, now: Date) throws(AlibabaRefusal) {
        guard let text = head.header("x-acs-date"), text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil,
            let time = try? Date(text, strategy: .iso8601)
        else {
            throw AlibabaRefusal(
                400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.")
        }
        guard abs(time.timeIntervalSince(now)) <= AlibabaSigning.greatestSkew else {
            throw AlibabaRefusal(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
        }
    }

    private func canonicalRequest(_ head: SandboxRequestHead, _ names: [String]) -> String {
        let pairs: [(String, String)] = head.parameters.map { parameter in
            (AlibabaSigning.encoded(parameter.name), AlibabaSigning.encoded(parameter.value ?? ""))
        }
        let query = pairs.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let headers = names.sorted()
            .map { "\($0):\((head.header($0) ?? "").trimmingCharacters(in: .whitespaces))\n" }.joined()
        return [
            head.method, head.path, query, headers, names.joined(separator: ";"),
            head.header("x-acs-content-sha256") ?? "",
        ].joined(separator: "\n")
    }

    private func incomplete(_ why: String) -> AlibabaRefusal {
        AlibabaRefusal(
            400, "IncompleteSignature", "The request signature does not conform to Alibaba Cloud standards. \(why)")
    }
}
