/// Begins an object that comes in parts.
package struct OSSInitiateMultipartUpload: OSSRequest {
    /// The upload's ID.
    package typealias Response = String

    /// The call, by OSS's name.
    package static let operation = "InitiateMultipartUpload"

    /// The object.
    package var object: OSSObject
    /// Its media type, as in `audio/x-wav`.
    package var contentType: String

    /// A request from its parts.
    package init(object: OSSObject, contentType: String) {
        self.object = object
        self.contentType = contentType
    }

    /// The method.
    package var method: String { "POST" }
    /// The call.
    package var query: [(name: String, value: String?)] { [("uploads", nil)] }
    /// The type.
    package var headers: [HTTPRequest.Header] { [HTTPRequest.Header("content-type", contentType)] }

    /// The upload's ID.
    package func read(_ response: HTTPResponse) -> Response? {
        XMLElements(response.body).text(of: "UploadId").flatMap { $0.isEmpty ? nil : $0 }
    }
}
