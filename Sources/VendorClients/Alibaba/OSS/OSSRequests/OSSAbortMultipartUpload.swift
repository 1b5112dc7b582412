/// Gives up an object that comes in parts; what was stored of it is deleted, and no longer paid for.
public struct OSSAbortMultipartUpload: OSSRequest {
    /// Nothing.
    public typealias Response = Void

    /// The call, by OSS's name.
    public static let operation = "AbortMultipartUpload"

    /// The object.
    public var object: OSSObject
    /// The upload's ID.
    public var uploadID: String

    /// A request from its parts.
    public init(object: OSSObject, uploadID: String) {
        self.object = object
        self.uploadID = uploadID
    }

    /// The method.
    public var method: String { "DELETE" }
    /// The upload.
    public var query: [(name: String, value: String?)] { [("uploadId", uploadID)] }
    /// Nothing.
    public func read(_ response: HTTPResponse) -> Void? { () }
}
