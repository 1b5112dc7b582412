/// Uploads in parts, for objects that one PUT cannot or should not carry.
extension COSClient {
    /// A part that is stored.
    package struct Part: Hashable, Sendable, Codable {
        /// 1 to 10 000.
        package var number: Int
        /// The entity tag that COS answered, with its quotation marks.
        package var entityTag: String

        /// A part from its number and tag.
        package init(number: Int, entityTag: String) {
            self.number = number
            self.entityTag = entityTag
        }
    }

    /// The numbers that parts may have.
    package static let partNumbers = 1...10_000
    /// The fewest bytes of a part that is not the last: 1 MB.
    package static let smallestPart = 1 << 20

    /// Begins an upload and answers its ID.
    package func initiate(_ key: String) async throws(VendorFailure) -> String {
        let operation = "InitiateMultipartUpload"
        let response = try await send(request("POST", key, query: [("uploads", "")], body: .none), operation: operation)
        guard let id = XMLElements(response.body).text(of: "UploadId"), !id.isEmpty else {
            throw failure(.answerLost, operation, response, TencentWords.uploadIDMissing)
        }
        return id
    }

    /// Stores one part; the same number again replaces it.
    ///
    /// - Parameter crc64: CRC-64/XZ of the part as an unsigned decimal number.
    package func put(
        part number: Int, of key: String, uploadID: String, body: HTTPRequest.Body, crc64: String,
        progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil
    ) async throws(VendorFailure) -> Part {
        let operation = "UploadPart"
        let query = [(name: "partNumber", value: "\(number)"), (name: "uploadId", value: uploadID)]
        let response = try await send(
            request("PUT", key, query: query, body: body), operation: operation, progress: progress)
        _ = try compare(response, with: crc64, operation: operation)
        guard let tag = response.header("ETag") else {
            throw failure(.answerLost, operation, response, TencentWords.entityTagMissing)
        }
        return Part(number: number, entityTag: tag)
    }

    /// Makes an object of the parts and compares its checksum. COS may answer 200 and only then find that it cannot: an
    /// answer without an entity tag is a failure.
    package func complete(
        _ key: String, uploadID: String, parts: [Part], crc64: String
    ) async throws(VendorFailure) -> StoredObject {
        let operation = "CompleteMultipartUpload"
        let response = try await send(
            request("POST", key, query: [("uploadId", uploadID)], body: .bytes(Self.completion(of: parts))),
            operation: operation)
        guard let tag = XMLElements(response.body).text(of: "ETag"), !tag.isEmpty else {
            throw failure(.answerLost, operation, response, TencentWords.entityTagMissing)
        }
        return StoredObject(entityTag: tag, crc64: try compare(response, with: crc64, operation: operation))
    }

    /// Throws the parts of an upload away.
    package func abort(_ key: String, uploadID: String) async throws(VendorFailure) {
        _ = try await send(
            request("DELETE", key, query: [("uploadId", uploadID)], body: .none), operation: "AbortMultipartUpload")
    }

    static func completion(of parts: [Part]) -> [UInt8] {
        let elements = parts.sorted { $0.number < $1.number }.map { part in
            let tag = part.entityTag.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
            return "<Part><PartNumber>\(part.number)</PartNumber><ETag>\(tag)</ETag></Part>"
        }
        let text =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><CompleteMultipartUpload>\(elements.joined())"
            + "</CompleteMultipartUpload>"
        return Array(text.utf8)
    }
}
