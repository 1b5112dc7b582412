/// Stores an object in one piece, over one of the same name.
package struct OSSPutObject: OSSRequest {
    /// Its entity tag, the MD5 of its bytes in quotation marks; nil where OSS states none.
    package typealias Response = String?

    /// The method, as the journal names it.
    package static let operation = "PUT"
    /// The greatest object that goes in one piece: 5 GB.
    package static let greatestByteCount: Int64 = 5 << 30

    /// The object.
    package var object: OSSObject
    /// Its bytes.
    package var body: HTTPRequest.Body
    /// Its media type, as in `audio/x-wav`.
    package var contentType: String
    /// The MD5 of its bytes in Base64, which OSS compares; nil for no comparison.
    package var contentMD5: String?
    /// CRC-64/XZ of its bytes in decimal, compared with what OSS answers.
    package var expectedCRC64: String?

    /// A request from its parts.
    package init(
        object: OSSObject, body: HTTPRequest.Body, contentType: String, contentMD5: String? = nil,
        expectedCRC64: String? = nil
    ) {
        self.object = object
        self.body = body
        self.contentType = contentType
        self.contentMD5 = contentMD5
        self.expectedCRC64 = expectedCRC64
    }

    /// The method.
    package var method: String { "PUT" }

    /// The type, and the MD5 where it is known.
    package var headers: [HTTPRequest.Header] {
        [HTTPRequest.Header("content-type", contentType)]
            + (contentMD5.map { [HTTPRequest.Header("content-md5", $0)] } ?? [])
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        guard body.byteCount > Self.greatestByteCount else { return object.mistakes }
        return object.mistakes + [
            RequestMistake(
                "body",
                "\(body.byteCount) bytes are more than the \(Self.greatestByteCount) that can be sent in one piece: "
                    + "send parts")
        ]
    }

    /// The entity tag.
    package func read(_ response: HTTPResponse) -> Response? { .some(response.header("ETag")) }
}
