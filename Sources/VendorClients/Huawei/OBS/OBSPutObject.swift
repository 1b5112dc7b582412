package import PreflightModel

/// A whole file that is put to a presigned address of OBS.
///
/// The signature covers method, Content-MD5, Content-Type, the time of expiry, and every `x-obs-` header: so nothing
/// but the documented Content-Type is sent, and the MD5 is compared with the answer's ETag instead.
package struct OBSPutObject: Sendable {
    /// The name of the operation in failures.
    package static let operation = "PUT"
    /// The most that one PUT may carry, 5 GB ("Uploading an Object - PUT"); an address takes no multipart upload.
    package static let greatestByteCount: Int64 = 5_368_709_120
    /// The type of training data in a zip (CreateTrainingAdvanceJob).
    package static let zipType = "application/zip"

    /// Where it goes.
    package var address: OBSAddress
    /// The file.
    package var file: RecordingPath
    /// The file's size.
    package var byteCount: Int64
    /// The Content-Type that the address was signed for; nil for none.
    package var contentType: String?

    /// An upload from its parts.
    package init(address: OBSAddress, file: RecordingPath, byteCount: Int64, contentType: String?) {
        self.address = address
        self.file = file
        self.byteCount = byteCount
        self.contentType = contentType
    }

    /// The types to try for an authorization letter, whose own is not documented: that of its format, none, and bytes of
    /// any kind. A refused PUT stores nothing, so that trying is harmless.
    package static func letterTypes(_ format: DocumentFormat?) -> [String?] {
        [format?.mediaType, nil, "application/octet-stream"].reduce(into: []) { types, type in
            if !types.contains(type) { types.append(type) }
        }
    }

    /// The request, with the address byte for byte as it was handed out.
    ///
    /// - Throws: `RequestRefused` for more bytes than a PUT may carry, or an address that is not encrypted.
    package func request() throws(RequestRefused) -> HTTPRequest {
        var mistakes = HuaweiParameterRules()
        if byteCount > Self.greatestByteCount { mistakes.append("body", HuaweiWords.tooLarge(byteCount)) }
        var request = HTTPRequest(
            method: "PUT", address: address.reveal(), body: .file(file, byteCount: byteCount))
        if let endpoint = request?.endpoint, endpoint.scheme != "https", !endpoint.isLoopback { request = nil }
        if request == nil { mistakes.append("uploading_url", HuaweiWords.badAddress) }
        guard mistakes.found.isEmpty, var request else {
            throw RequestRefused(operation: Self.operation, mistakes: mistakes.found)
        }
        if let contentType { request.setHeader("Content-Type", contentType) }
        return request
    }

    /// What OBS said of the file that it took.
    package struct Receipt: Hashable, Sendable {
        /// The ETag as it came; nil where none came.
        package var etag: String?
        /// OBS' number for the request.
        package var requestID: String?

        /// A receipt from its parts.
        package init(etag: String?, requestID: String?) {
            self.etag = etag
            self.requestID = requestID
        }

        /// Whether the ETag is the MD5 of what was sent: proof that it arrived as it was. The contrary is not a proof,
        /// since the ETag of an encrypted object is another.
        ///
        /// - Parameter md5: The MD5 in lower-case hexadecimal.
        package func proves(md5: String) -> Bool {
            guard let etag else { return false }
            let bare = etag.hasPrefix("\"") && etag.hasSuffix("\"") ? String(etag.dropFirst().dropLast()) : etag
            return bare.lowercased() == md5
        }

        /// What to say where the ETag is not the MD5; nil where it is.
        package func warning(md5: String) -> String? {
            guard let etag else { return HuaweiWords.noDigest }
            return proves(md5: md5) ? nil : HuaweiWords.digestDiffers(etag: etag, md5: md5)
        }
    }
}
