import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@Suite("ACS3-HMAC-SHA256", .timeLimited) struct AlibabaSignerTests {
    @Test(arguments: AlibabaVectors.all.acs3 + AlibabaVectors.all.acs3FullClient)
    func `signs as the vendor's own client does`(vector: AlibabaVectors.ACS3) throws {
        let query = PercentEncoding.query(vector.query.map { ($0.key, $0.value) })
        #expect(query == vector.canonicalQuery)
        let endpoint = Endpoint(host: try #require(vector.headers["host"]))
        let request = HTTPRequest(
            method: vector.method, endpoint: endpoint, encodedPath: vector.path, encodedQuery: query,
            body: .bytes(Array((vector.body ?? "").utf8)))
        let signature = AlibabaSigner(credentials: credentials(vector))
            .signature(of: request, headers: vector.headers.map { HTTPRequest.Header($0.key, $0.value) })
        #expect(signature.canonicalRequest == vector.canonicalRequest)
        #expect(signature.stringToSign == vector.stringToSign)
        #expect(signature.stringToSign.hasSuffix(vector.canonicalRequestSha256))
        #expect(signature.signedHeaders == vector.signedHeaders)
        #expect(signature.signature == vector.signature)
        #expect(signature.authorization == vector.authorization)
    }

    @Test(arguments: AlibabaVectors.all.acs3)
    func `adds date, nonce and hash by itself`(vector: AlibabaVectors.ACS3) throws {
        var request = HTTPRequest(
            method: vector.method, endpoint: Endpoint(host: try #require(vector.headers["host"])),
            encodedPath: vector.path, encodedQuery: vector.canonicalQuery,
            body: .bytes(Array((vector.body ?? "").utf8)))
        for name in ["x-acs-action", "x-acs-version", "content-type"] {
            if let value = vector.headers[name] { request.setHeader(name, value) }
        }
        // Such a header may be rewritten on the way, so it is not signed.
        request.setHeader("user-agent", "VoicePreflight")
        let date = try Date(try #require(vector.headers["x-acs-date"]), strategy: .iso8601)
        let nonce = try #require(vector.headers["x-acs-signature-nonce"])
        let signed = AlibabaSigner(credentials: credentials(vector))
            .signed(request, at: SigningMoment(date: date, nonce: nonce))
        #expect(signed.header("Authorization") == vector.authorization)
        for (name, value) in vector.headers where name != "host" { #expect(signed.header(name) == value) }
        if let url = vector.url { #expect(signed.address.replacing("?", with: "") == url.replacing("?", with: "")) }
    }

    private func credentials(_ vector: AlibabaVectors.ACS3) -> AlibabaCredentials {
        AlibabaCredentials(
            accessKeyID: vector.accessKeyId, accessKeySecret: Secret(vector.accessKeySecret),
            securityToken: vector.headers["x-acs-security-token"].map { Secret($0) })
    }

    @Test(arguments: AlibabaVectors.all.percentEncoding.cases)
    func `encodes what stands in a query`(vector: AlibabaVectors.Encoding) {
        #expect(PercentEncoding.encode(vector.input) == vector.output)
    }
}
