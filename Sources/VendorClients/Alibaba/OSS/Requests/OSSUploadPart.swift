import Foundation
import MessageDigests
import PreflightModel

/// Stores one part of an object, over one of the same number.
package struct OSSUploadPart: OSSRequest {
    /// The part, as OSS has it.
    package typealias Response = OSSPart

    /// The call, by OSS's name.
    package static let operation = "UploadPart"

    /// The object.
    package var object: OSSObject
    /// The upload's ID.
    package var uploadID: String
    /// The part's number, 1 to 10 000.
    package var number: Int
    /// The part's bytes.
    package var body: HTTPRequest.Body
    /// The MD5 of the bytes in Base64, which OSS compares; nil for no comparison.
    package var contentMD5: String?
    /// CRC-64/XZ of the bytes in decimal, compared with what OSS answers.
    package var expectedCRC64: String?

    /// A request from its parts.
    package init(
        object: OSSObject, uploadID: String, number: Int, body: HTTPRequest.Body, contentMD5: String? = nil,
        expectedCRC64: String? = nil
    ) {
        self.object = object
        self.uploadID = uploadID
        self.number = number
        self.body = body
        self.contentMD5 = contentMD5
        self.expectedCRC64 = expectedCRC64
    }

    /// A request with bytes in memory, whose digests are made here.
    package init(object: OSSObject, uploadID: String, number: Int, bytes: [UInt8]) {
        self.init(
            object: object, uploadID: uploadID, number: number, body: .bytes(bytes),
            contentMD5: Data(MD5.hash(data: bytes)).base64EncodedString(),
            expectedCRC64: "\(CRC64.value(of: bytes))")
    }

    /// The method.
    package var method: String { "PUT" }
    /// Number and upload.
    package var query: [(name: String, value: String?)] { [("partNumber", "\(number)"), ("uploadId", uploadID)] }
    /// The MD5 where it is known.
    package var headers: [HTTPRequest.Header] { contentMD5.map { [HTTPRequest.Header("content-md5", $0)] } ?? [] }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = object.mistakes
        if !OSSPart.numbers.contains(number) {
            mistakes.append(
                RequestMistake(
                    "partNumber",
                    "part \(number) is not one of 1 to \(OSSPart.numbers.upperBound): make the parts "
                        + "larger")
            )
        }
        if body.byteCount > OSSPart.byteCounts.upperBound {
            mistakes.append(
                RequestMistake(
                    "body",
                    "\(body.byteCount) bytes are more than the \(OSSPart.byteCounts.upperBound) of a part: make the parts "
                        + "smaller"))
        }
        return mistakes
    }

    /// The part, with its entity tag.
    package func read(_ response: HTTPResponse) -> Response? {
        response.header("ETag").map {
            OSSPart(
                number: number, entityTag: $0, byteCount: body.byteCount,
                crc64: response.header("x-oss-hash-crc64ecma"))
        }
    }
}
