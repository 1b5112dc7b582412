import Foundation
import PreflightModel

/// Stores an object in one piece, over one of the same name; up to 5 GB.
package struct COSPutObject: Sendable {
    /// The name of the operation in failures.
    package static let operation = "PUT"

    /// The object's name, without a slash at its front.
    package var key: String
    /// Its bytes.
    package var body: HTTPRequest.Body
    /// CRC-64/XZ of its bytes in decimal, compared with what COS answers.
    package var crc64: String
    /// MD5 of its bytes in hexadecimal, which COS compares before it stores anything; nil to leave it out.
    package var md5: String?

    /// A request from its parts.
    package init(key: String, body: HTTPRequest.Body, crc64: String, md5: String? = nil) {
        self.key = key
        self.body = body
        self.crc64 = crc64
        self.md5 = md5
    }

    /// What is stored, in the words of COS.
    package struct Response: Hashable, Sendable {
        /// The entity tag, with its quotation marks.
        package var entityTag: String?
        /// CRC-64 as an unsigned decimal number; it was compared.
        package var crc64: String
    }

    /// The request, unsigned.
    func request(to endpoint: Endpoint) -> HTTPRequest {
        let digest = md5.flatMap { Hexadecimal.bytes($0) }.map { Data($0).base64EncodedString() }
        return HTTPRequest(
            method: "PUT", endpoint: endpoint, encodedPath: "/" + PercentEncoding.encode(key, keepingSlashes: true),
            headers: digest.map { [HTTPRequest.Header("Content-MD5", $0)] } ?? [], body: body)
    }
}
