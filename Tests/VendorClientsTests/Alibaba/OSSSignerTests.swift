import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@Suite("OSS4-HMAC-SHA256", .timeLimited) struct OSSSignerTests {
    private static let inHeaders = AlibabaVectors.all.ossV4.filter { $0.kind == "header" }

    @Test(arguments: inHeaders + AlibabaVectors.all.ossV4FullClient)
    func `signs in a header as the vendor's own client does`(vector: AlibabaVectors.OSS) throws {
        let sent = try #require(vector.sentHeaders ?? vector.headers)
        let authorization = try #require(sent["Authorization"])
        let headers = sent.filter { $0.key != "Authorization" }.map { HTTPRequest.Header($0.key, $0.value) }
        let request = try #require(HTTPRequest(method: vector.method, address: vector.url, headers: headers))
        let signature = signer(vector).signature(
            of: request, object: try object(vector, request),
            additionalHeaders: authorization.contains("AdditionalHeaders") ? ["ZAbc", "abc", "absent"] : [],
            timestamp: try #require(sent["x-oss-date"]))
        #expect(signature.canonicalRequest == vector.canonicalRequest)
        #expect(signature.stringToSign == vector.stringToSign)
        #expect(signature.signature == vector.signature)
        #expect(signature.authorization == authorization)
    }

    @Test(arguments: inHeaders)
    func `adds date, token and signature by itself`(vector: AlibabaVectors.OSS) throws {
        let sent = try #require(vector.sentHeaders)
        let headers = try #require(vector.inputHeaders).map { HTTPRequest.Header($0.key, $0.value) }
        let request = try #require(HTTPRequest(method: vector.method, address: vector.url, headers: headers))
        let signed = signer(vector).signed(
            request, object: try object(vector, request),
            additionalHeaders: vector.name.contains("additional") ? ["abc", "ZAbc"] : [],
            at: try moment(try #require(sent["x-oss-date"])))
        for (name, value) in sent where name != "Date" { #expect(signed.header(name) == value) }
    }

    @Test(arguments: AlibabaVectors.all.crc64) func `compares this CRC-64`(vector: AlibabaVectors.CRC) throws {
        var bytes = Array(repeating: Array(UInt8.min...UInt8.max), count: 4).flatMap { $0 }
        if let text = vector.inputHex { bytes = try #require(Hexadecimal.bytes(text)) }
        #expect("\(CRC64.value(of: bytes))" == vector.crc64Decimal)
    }

    @Test func `combines the CRC-64 of parts`() throws {
        let vector = AlibabaVectors.all.crc64Combine
        let combined = CRC64.combined(
            try #require(UInt64(vector.crc1)), try #require(UInt64(vector.crc2)), secondByteCount: vector.len2)
        #expect("\(combined)" == vector.combined)
    }

    @Test(arguments: AlibabaVectors.all.contentMD5)
    func `sends the MD5 of a part`(vector: AlibabaVectors.MD5) {
        let part = OSSUploadPart(
            object: OSSObject(bucket: "abc", key: "k"), uploadID: "u", number: 1, bytes: Array(vector.input.utf8))
        #expect(part.headers == [HTTPRequest.Header("content-md5", vector.contentMD5)])
    }

    private func signer(_ vector: AlibabaVectors.OSS) -> OSSSigner {
        OSSSigner(
            credentials: AlibabaCredentials(
                accessKeyID: vector.accessKeyId, accessKeySecret: Secret(vector.accessKeySecret),
                securityToken: vector.securityToken.map { Secret($0) }),
            region: AlibabaRegion(rawValue: vector.region))
    }

    private func object(_ vector: AlibabaVectors.OSS, _ request: HTTPRequest) throws -> OSSObject {
        let key = try #require(PercentEncoding.decode(String(request.encodedPath.dropFirst())))
        if let stated = vector.key { #expect(stated == key) }
        return OSSObject(bucket: vector.bucket, key: key)
    }

    private func moment(_ timestamp: String) throws -> SigningMoment {
        let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        return SigningMoment(date: try Date(timestamp, strategy: style), nonce: "")
    }
}
