/// Gives up an object that comes in parts; what was stored of it is deleted, and no longer paid for.
package struct OSSAbortMultipartUpload: OSSRequest {
    /// Nothing.
    package typealias Response = Void

    /// The call, by OSS's name.
    package static let operation = "AbortMultipartUpload"

    /// The object.
    package var object: OSSObject
    /// The upload's ID.
    package var uploadID: String

    /// A request from its parts.
    package init(object: OSSObject, uploadID: String) {
        self.object = object
        self.uploadID = uploadID
    }

    /// The method.
    package var method: String { "DELETE" }
    /// The upload.
    package var query: [(name: String, value: String?)] { [("uploadId", uploadID)] }
    /// Nothing.
    package func read(_ response: HTTPResponse) -> Void? { () }
}
