/// Begins an object that comes in parts.
public struct OSSInitiateMultipartUpload: OSSRequest {
    /// The upload's ID.
    public typealias Response = String

    /// The call, by OSS's name.
    public static let operation = "InitiateMultipartUpload"

    /// The object.
    public var object: OSSObject
    /// Its media type, as in `audio/x-wav`.
    public var contentType: String

    /// A request from its parts.
    public init(object: OSSObject, contentType: String) {
        self.object = object
        self.contentType = contentType
    }

    /// The method.
    public var method: String { "POST" }
    /// The call.
    public var query: [(name: String, value: String?)] { [("uploads", nil)] }
    /// The type.
    public var headers: [HTTPRequest.Header] { [HTTPRequest.Header("content-type", contentType)] }

    /// The upload's ID.
    public func read(_ response: HTTPResponse) -> Response? {
        OSSDocument(response.body).text("UploadId").flatMap { $0.isEmpty ? nil : $0 }
    }
}
