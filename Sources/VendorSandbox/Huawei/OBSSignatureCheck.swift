import Foundation
import MessageDigests

/// Presigned addresses of OBS in its own style ("Using a Pre-Signed URL"): `Expires`, `AccessKeyId`, `Signature` in the
/// query, by HMAC-SHA1.
struct OBSSignatureCheck: Sendable {
    /// The secret keys that sign, by their ids.
    let secrets: [String: String]

    /// Why an address is not good for a request.
    enum Mistake: Error, Hashable {
        case unsigned
        case unknownKey
        case expired(Date)
        case mismatch(stringToSign: String)
    }

    /// An address at which one object can be put.
    ///
    /// - Parameter contentType: The Content-Type that has to be sent, empty for none.
    func address(
        at endpoint: String, bucket: String, key: String, contentType: String, expires: Date, by accessKey: String
    ) -> String {
        let path = "/\(bucket)/" + key.split(separator: "/").map { Self.encoded(String($0)) }.joined(separator: "/")
        let seconds = Int64(expires.timeIntervalSince1970)
        let text = Self.stringToSign(
            method: "PUT", md5: "", contentType: contentType, expires: "\(seconds)", headers: [],
            resource: "/\(bucket)/\(key)")
        return "\(endpoint)\(path)?Expires=\(seconds)&AccessKeyId=\(accessKey)&Signature="
            + Self.encoded(signature(text, by: accessKey) ?? "")
    }

    /// Judges the address and the headers of a request.
    func check(_ head: SandboxRequestHead, now: Date) throws(Mistake) {
        guard let expires = head.parameter("Expires"), let seconds = Int64(expires),
            let key = head.parameter("AccessKeyId"), let stated = head.parameter("Signature")
        else { throw .unsigned }
        let obsHeaders = head.headers.filter { $0.name.hasPrefix("x-obs-") }
        let token = head.parameter("x-obs-security-token").map { "?x-obs-security-token=\($0)" } ?? ""
        let text = Self.stringToSign(
            method: head.method, md5: head.header("content-md5") ?? "", contentType: head.header("content-type") ?? "",
            expires: expires, headers: obsHeaders, resource: (head.decodedPath ?? head.path) + token)
        guard let right = signature(text, by: key) else { throw .unknownKey }
        guard stated == right else { throw .mismatch(stringToSign: text) }
        let end = Date(timeIntervalSince1970: Double(seconds))
        guard now < end else { throw .expired(end) }
    }

    private func signature(_ text: String, by accessKey: String) -> String? {
        secrets[accessKey].map { Data(HMAC.sha1(key: $0.utf8, text.utf8)).base64EncodedString() }
    }

    private static func stringToSign(
        method: String, md5: String, contentType: String, expires: String, headers: [SandboxRequestHead.Header],
        resource: String
    ) -> String {
        let lines = headers.map { "\($0.name):\($0.value)\n" }.joined()
        return "\(method)\n\(md5)\n\(contentType)\n\(expires)\n\(lines)\(resource)"
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(
            withAllowedCharacters: CharacterSet(
                charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")) ?? text
    }
}
