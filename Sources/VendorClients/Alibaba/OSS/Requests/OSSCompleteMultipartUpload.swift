/// Joins the parts of an object.
package struct OSSCompleteMultipartUpload: OSSRequest {
    /// Its entity tag; nil where OSS states none.
    package typealias Response = String?

    /// The call, by OSS's name.
    package static let operation = "CompleteMultipartUpload"

    /// The object.
    package var object: OSSObject
    /// The upload's ID.
    package var uploadID: String
    /// The parts, sorted by number here.
    package var parts: [OSSPart]
    /// CRC-64/XZ of the whole in decimal, compared with what OSS answers.
    package var expectedCRC64: String?

    /// A request from its parts.
    package init(object: OSSObject, uploadID: String, parts: [OSSPart], expectedCRC64: String? = nil) {
        self.object = object
        self.uploadID = uploadID
        self.parts = parts.sorted { $0.number < $1.number }
        self.expectedCRC64 = expectedCRC64
    }

    /// The method.
    package var method: String { "POST" }
    /// The upload.
    package var query: [(name: String, value: String?)] { [("uploadId", uploadID)] }
    /// XML.
    package var headers: [HTTPRequest.Header] { [HTTPRequest.Header("content-type", "application/xml")] }

    /// The parts by number and entity tag.
    package var body: HTTPRequest.Body {
        let list = parts.map { part in
            let tag = part.entityTag.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            return "<Part><PartNumber>\(part.number)</PartNumber><ETag>\(tag)</ETag></Part>"
        }
        return .bytes(Array("<CompleteMultipartUpload>\(list.joined())</CompleteMultipartUpload>".utf8))
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = object.mistakes
        if parts.isEmpty { mistakes.append(RequestMistake("Part", "an object needs at least one part")) }
        if Set(parts.map(\.number)).count < parts.count {
            mistakes.append(RequestMistake("Part", "two parts have the same number"))
        }
        return mistakes
    }

    /// The entity tag; a success that speaks of another element is none.
    package func read(_ response: HTTPResponse) -> Response? {
        ObjectStoreError(response.body) == nil ? .some(response.header("ETag")) : nil
    }
}
