import Foundation
import MessageDigests
import PreflightModel

/// What both of Alibaba's signatures are computed with.
enum AlibabaSigning {
    /// RFC 3986: everything but letters, digits and `-._~` as `%XX`.
    static func encoded(_ text: String, keeping kept: String = "") -> String {
        let plain = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~" + kept)
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }

    static func sha256(_ text: String) -> String { Hexadecimal.string(SHA256.hash(data: text.utf8)) }

    static func hmac(key: [UInt8], _ text: String) -> [UInt8] {
        HMAC.sha256(key: key, text.utf8)
    }

    /// The fields of an Authorization header behind the algorithm's name: `Credential=…,SignedHeaders=…,Signature=…`.
    static func fields(_ header: String, algorithm: String) -> [String: String]? {
        guard header.hasPrefix(algorithm + " ") else { return nil }
        var fields: [String: String] = [:]
        for field in header.dropFirst(algorithm.count + 1).split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            fields[parts[0].trimmingCharacters(in: .whitespaces)] = String(parts[1])
        }
        return fields
    }

    /// How far a request's time and the service's may be apart: 15 minutes.
    static let greatestSkew: TimeInterval = 15 * 60
}
