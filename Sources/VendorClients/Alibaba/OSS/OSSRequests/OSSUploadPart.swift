import Crypto
import Foundation
import PreflightModel

/// Stores one part of an object, over one of the same number.
public struct OSSUploadPart: OSSRequest {
    /// The part, as OSS has it.
    public typealias Response = OSSPart

    /// The call, by OSS's name.
    public static let operation = "UploadPart"

    /// The object.
    public var object: OSSObject
    /// The upload's ID.
    public var uploadID: String
    /// The part's number, 1 to 10 000.
    public var number: Int
    /// The part's bytes.
    public var bytes: [UInt8]

    /// A request from its parts.
    public init(object: OSSObject, uploadID: String, number: Int, bytes: [UInt8]) {
        self.object = object
        self.uploadID = uploadID
        self.number = number
        self.bytes = bytes
    }

    /// The method.
    public var method: String { "PUT" }
    /// Number and upload.
    public var query: [(name: String, value: String?)] { [("partNumber", "\(number)"), ("uploadId", uploadID)] }
    /// The MD5 of the bytes, which OSS compares.
    public var headers: [HTTPRequest.Header] {
        [HTTPRequest.Header("content-md5", Data(Insecure.MD5.hash(data: bytes)).base64EncodedString())]
    }
    /// The bytes.
    public var body: HTTPRequest.Body { .bytes(bytes) }
    /// What OSS must have got.
    public var expectedCRC64: String? { "\(CRC64.value(of: bytes))" }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] {
        guard !OSSPart.numbers.contains(number) else { return object.mistakes }
        return object.mistakes + [
            RequestMistake(
                "partNumber", "part \(number) is none of 1 to \(OSSPart.numbers.upperBound): make the parts larger")
        ]
    }

    /// The part, with its entity tag.
    public func read(_ response: HTTPResponse) -> Response? {
        response.header("ETag").map {
            OSSPart(
                number: number, entityTag: $0, byteCount: Int64(bytes.count),
                crc64: response.header("x-oss-hash-crc64ecma"))
        }
    }
}
