import Foundation
import MessageDigests
import PreflightModel

/// Verifies signatures of COS (q-sign-algorithm=sha1, document/product/436/7778) by computing them.
struct COSSignatureCheck {
    /// The half of a credential that signs.
    let secretKey: String

    /// What the header Authorization says.
    struct Claim {
        let secretID: String
        let signTime: String
        let keyTime: String
        let headers: [String]
        let parameters: [String]
        let signature: String
        /// When the signature counts, in seconds since 1970.
        let span: ClosedRange<Int64>

        /// Nil where the header is not of the documented form.
        init?(_ text: String) {
            var fields: [Substring: Substring] = [:]
            for pair in text.split(separator: "&") {
                let name = pair.prefix { $0 != "=" }
                fields[name] = pair.dropFirst(name.count + 1)
            }
            guard fields["q-sign-algorithm"] == "sha1", let id = fields["q-ak"], let signature = fields["q-signature"],
                let signTime = fields["q-sign-time"], let keyTime = fields["q-key-time"]
            else { return nil }
            let times = signTime.split(separator: ";").compactMap { Int64($0) }
            guard times.count == 2, times[0] <= times[1] else { return nil }
            secretID = String(id)
            self.signTime = String(signTime)
            self.keyTime = String(keyTime)
            headers = (fields["q-header-list"] ?? "").split(separator: ";").map(String.init)
            parameters = (fields["q-url-param-list"] ?? "").split(separator: ";").map(String.init)
            self.signature = String(signature)
            span = times[0]...times[1]
        }
    }

    /// Whether a claim is about this request and made with this key.
    ///
    /// The vendor's SDK signs a host without the port that it sends, which the vendor's own hosts do not have; so a host
    /// counts with its port and without.
    func isRight(_ claim: Claim, for head: SandboxRequestHead) -> Bool {
        guard let host = head.header("Host") else { return false }
        let bare = host.replacing(/:[0-9]+$/, with: "")
        return [host, bare].contains { isRight(claim, for: head, host: $0) }
    }

    private func isRight(_ claim: Claim, for head: SandboxRequestHead, host: String) -> Bool {
        guard let path = head.decodedPath else { return false }
        var headers: [String] = []
        for name in claim.headers {
            guard let value = name == "host" ? host : head.header(name) else { return false }
            headers.append("\(name)=\(Self.encoded(value))")
        }
        var parameters: [String] = []
        let given = head.parameters.map { (Self.encoded($0.name).lowercased(), Self.encoded($0.value ?? "")) }
        for name in claim.parameters {
            guard let value = given.first(where: { $0.0 == name })?.1 else { return false }
            parameters.append("\(name)=\(value)")
        }
        let request = [
            head.method.lowercased(), path, parameters.joined(separator: "&"), headers.joined(separator: "&"), "",
        ].joined(separator: "\n")
        let text = "sha1\n\(claim.signTime)\n\(Self.sha1(request))\n"
        return Self.hmac(text, key: Self.hmac(claim.keyTime, key: secretKey)) == claim.signature
    }

    private static func sha1(_ text: String) -> String {
        Hexadecimal.string(SHA1.hash(data: text.utf8))
    }

    private static func hmac(_ text: String, key: String) -> String {
        Hexadecimal.string(HMAC.sha1(key: key.utf8, text.utf8))
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
    }
}
