/// Asks whether an object is there, and what it holds.
package struct OSSHeadObject: OSSRequest {
    /// What OSS knows of an object.
    package struct Response: Hashable, Sendable {
        /// Its size in bytes.
        package var byteCount: Int64
        /// CRC-64/XZ of its bytes in decimal; nil where OSS states none.
        package var crc64: String?
        /// Its entity tag, in quotation marks; nil where OSS states none.
        package var entityTag: String?
    }

    /// The method, as the journal names it.
    package static let operation = "HEAD"

    /// The object.
    package var object: OSSObject

    /// A request for an object.
    package init(object: OSSObject) { self.object = object }

    /// The method.
    package var method: String { "HEAD" }

    /// Size and digests.
    package func read(_ response: HTTPResponse) -> Response? {
        guard let byteCount = response.header("Content-Length").flatMap(Int64.init), byteCount >= 0 else { return nil }
        return Response(
            byteCount: byteCount, crc64: response.header("x-oss-hash-crc64ecma"), entityTag: response.header("ETag"))
    }
}
