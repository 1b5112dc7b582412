import Foundation
import PreflightModel

/// Writes objects to COS, one attempt for each call, signed afresh.
package struct COSClient: Sendable {
    /// Who asks.
    package var credentials: COSCredentials
    /// The host of the bucket.
    package var endpoint: Endpoint
    /// The way out, the clock, and the numbers that are used once.
    package var connection: VendorConnection

    /// The host of a bucket, whose name already bears the account's number.
    package static func endpoint(bucket: String, region: String) -> Endpoint {
        Endpoint(host: "\(bucket).cos.\(region).myqcloud.com")
    }

    /// A client of a bucket's host.
    package init(credentials: COSCredentials, endpoint: Endpoint, connection: VendorConnection) {
        self.credentials = credentials
        self.endpoint = endpoint
        self.connection = connection
    }

    /// What is stored, in the words of COS.
    package struct StoredObject: Hashable, Sendable {
        /// The entity tag, with its quotation marks.
        package var entityTag: String?
        /// CRC-64 as an unsigned decimal number; it was compared.
        package var crc64: String
    }

    /// The request that stores a whole object, unsigned; up to 5 GB.
    ///
    /// - Parameters:
    ///   - key: The object's name, without a slash at its front.
    ///   - md5: MD5 of the object in hexadecimal, which COS compares before it stores anything; nil to leave it out.
    package func putRequest(_ key: String, body: HTTPRequest.Body, md5: String? = nil) -> HTTPRequest {
        var request = request("PUT", key, body: body)
        request.headers = Self.integrityHeaders(md5: md5)
        return request
    }

    /// `Content-MD5` for an MD5 in hexadecimal; none for nil.
    package static func integrityHeaders(md5: String?) -> [HTTPRequest.Header] {
        guard let bytes = md5.flatMap({ Hexadecimal.bytes($0) }) else { return [] }
        return [HTTPRequest.Header("Content-MD5", Data(bytes).base64EncodedString())]
    }

    /// Stores a whole object and compares its checksum.
    ///
    /// - Parameters:
    ///   - key: The object's name, without a slash at its front.
    ///   - body: The object.
    ///   - crc64: CRC-64/XZ of the object as an unsigned decimal number.
    ///   - md5: MD5 of the object in hexadecimal, which COS compares before it stores anything; nil to leave it out.
    ///   - progress: Called with the number of bytes sent so far.
    /// - Throws: `VendorFailure`, of the kind `corrupted` where other bytes arrived.
    package func put(
        _ key: String, body: HTTPRequest.Body, crc64: String, md5: String? = nil,
        progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil
    ) async throws(VendorFailure) -> StoredObject {
        let request = putRequest(key, body: body, md5: md5)
        if let plan = connection.plan {
            plan.note(request, "PUT")
            return StoredObject(entityTag: nil, crc64: crc64)
        }
        let response = try await send(request, operation: "PUT", progress: progress)
        return StoredObject(
            entityTag: response.header("ETag"), crc64: try compare(response, with: crc64, operation: "PUT"))
    }

    /// Signs and sends once.
    func send(
        _ request: HTTPRequest, operation: String, progress: (@Sendable (Int64) -> Void)? = nil
    ) async throws(VendorFailure) -> HTTPResponse {
        let signed = COSSigner(at: connection.signingMoment()).sign(request, credentials: credentials)
        do throws(VendorFailure) {
            let response: HTTPResponse
            do {
                response = try await connection.transport.send(signed, progress: progress)
            } catch {
                throw VendorFailure(error, vendor: .tencent, operation: operation)
            }
            VendorResponse(.tencent, operation, response, requestID: response.header("x-cos-request-id")).arrived()
            if let failure = COSErrors.failure(in: response, operation: operation) {
                throw failure.with(response, at: connection.now())
            }
            return response
        } catch {
            var failure = error
            // An answer may repeat what it was asked with.
            for secret in [credentials.secretKey, credentials.token].compactMap({ $0 }) where !secret.isEmpty {
                failure.message = failure.message.replacing(secret.reveal(), with: secret.description)
            }
            throw failure
        }
    }

    /// The checksum that COS states of what it stored, which must be `expected`.
    func compare(
        _ response: HTTPResponse, with expected: String, operation: String
    ) throws(VendorFailure) -> String {
        guard let stored = response.header("x-cos-hash-crc64ecma") else {
            throw failure(.answerLost, operation, response, TencentWords.crcMissing)
        }
        guard stored == expected else {
            throw failure(.corrupted, operation, response, TencentWords.crcDiffers(sent: expected, stored: stored))
        }
        return stored
    }

    func failure(
        _ kind: VendorFailure.Kind, _ operation: String, _ response: HTTPResponse, _ message: String
    ) -> VendorFailure {
        VendorFailure(
            vendor: .tencent, operation: operation, kind: kind, message: message, status: response.status,
            requestID: response.header("x-cos-request-id"))
    }

    func request(
        _ method: String, _ key: String, query: [(name: String, value: String)] = [], body: HTTPRequest.Body
    ) -> HTTPRequest {
        HTTPRequest(
            method: method, endpoint: endpoint,
            encodedPath: "/" + PercentEncoding.encode(key, keepingSlashes: true),
            encodedQuery: query.isEmpty ? nil : PercentEncoding.query(query), body: body)
    }
}
