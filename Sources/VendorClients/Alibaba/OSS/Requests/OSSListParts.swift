/// Asks which parts of an object are there already, a page at a time.
package struct OSSListParts: OSSRequest {
    /// A page of parts.
    package struct Response: Hashable, Sendable {
        /// The parts, in ascending order.
        package var parts: [OSSPart]
        /// The number after which the next page begins; nil if there is none.
        package var nextMarker: Int?
    }

    /// The call, by OSS's name.
    package static let operation = "ListParts"

    /// The object.
    package var object: OSSObject
    /// The upload's ID.
    package var uploadID: String
    /// The number after which the page begins; nil for the first.
    package var marker: Int?
    /// How many parts a page has at most, 1 to 1000.
    package var limit: Int

    /// A request from its parts.
    package init(object: OSSObject, uploadID: String, marker: Int? = nil, limit: Int = 1000) {
        self.object = object
        self.uploadID = uploadID
        self.marker = marker
        self.limit = limit
    }

    /// The method.
    package var method: String { "GET" }
    /// The upload and the page.
    package var query: [(name: String, value: String?)] {
        [("uploadId", uploadID), ("max-parts", "\(limit)")] + (marker.map { [("part-number-marker", "\($0)")] } ?? [])
    }

    /// The page; a part without number or entity tag makes it none.
    package func read(_ response: HTTPResponse) -> Response? {
        let document = XMLElements(response.body, limit: XMLElements.greatestList)
        guard document.text(of: "UploadId") == uploadID else { return nil }
        var parts: [OSSPart] = []
        for part in document.all("Part") {
            guard let number = part.text(of: "PartNumber").flatMap({ Int($0) }), let tag = part.text(of: "ETag") else {
                return nil
            }
            parts.append(
                OSSPart(
                    number: number, entityTag: tag, byteCount: part.text(of: "Size").flatMap { Int64($0) },
                    crc64: part.text(of: "HashCrc64ecma")))
        }
        let isTruncated = document.text(of: "IsTruncated") == "true"
        let next = document.text(of: "NextPartNumberMarker").flatMap { Int($0) }
        // A page that does not lead on would be asked for for ever.
        if isTruncated, next.map({ $0 <= marker ?? 0 }) ?? true { return nil }
        return Response(parts: parts, nextMarker: isTruncated ? next : nil)
    }
}
