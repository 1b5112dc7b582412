/// Stores an object in one piece, over one of the same name.
public struct OSSPutObject: OSSRequest {
    /// Its entity tag, the MD5 of its bytes in quotation marks; nil where OSS states none.
    public typealias Response = String?

    /// The method, as the journal names it.
    public static let operation = "PUT"
    /// The greatest object that goes in one piece: 5 GB.
    public static let greatestByteCount: Int64 = 5 << 30

    /// The object.
    public var object: OSSObject
    /// Its bytes.
    public var body: HTTPRequest.Body
    /// Its media type, as in `audio/x-wav`.
    public var contentType: String
    /// The MD5 of its bytes in Base64, which OSS compares; nil for no comparison.
    public var contentMD5: String?
    /// CRC-64/XZ of its bytes in decimal, compared with what OSS answers.
    public var expectedCRC64: String?

    /// A request from its parts.
    public init(
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
    public var method: String { "PUT" }

    /// The type, and the MD5 where it is known.
    public var headers: [HTTPRequest.Header] {
        [HTTPRequest.Header("content-type", contentType)]
            + (contentMD5.map { [HTTPRequest.Header("content-md5", $0)] } ?? [])
    }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] {
        guard body.byteCount > Self.greatestByteCount else { return object.mistakes }
        return object.mistakes + [
            RequestMistake(
                "body",
                "\(body.byteCount) bytes are more than the \(Self.greatestByteCount) that can be sent in one piece: "
                    + "send parts")
        ]
    }

    /// The entity tag.
    public func read(_ response: HTTPResponse) -> Response? { .some(response.header("ETag")) }
}
