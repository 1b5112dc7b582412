/// Asks whether an object is there, and what it holds.
public struct OSSHeadObject: OSSRequest {
    /// What OSS knows of an object.
    public struct Response: Hashable, Sendable {
        /// Its size in bytes.
        public var byteCount: Int64
        /// CRC-64/XZ of its bytes in decimal; nil where OSS states none.
        public var crc64: String?
        /// Its entity tag, in quotation marks; nil where OSS states none.
        public var entityTag: String?
    }

    /// The method, as the journal names it.
    public static let operation = "HEAD"

    /// The object.
    public var object: OSSObject

    /// A request for an object.
    public init(object: OSSObject) { self.object = object }

    /// The method.
    public var method: String { "HEAD" }

    /// Size and digests.
    public func read(_ response: HTTPResponse) -> Response? {
        guard let byteCount = response.header("Content-Length").flatMap(Int64.init), byteCount >= 0 else { return nil }
        return Response(
            byteCount: byteCount, crc64: response.header("x-oss-hash-crc64ecma"), entityTag: response.header("ETag"))
    }
}
