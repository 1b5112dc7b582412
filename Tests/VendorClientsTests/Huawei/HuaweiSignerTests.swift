import Foundation
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct HuaweiSignerTests {
    @Test func `has its vectors`() throws {
        #expect(try #require(HuaweiVectors.all).sdkHmacSha256.vectors.count == 6)
    }

    @Test(arguments: HuaweiVectors.all?.sdkHmacSha256.vectors ?? [])
    func `signs as the official signer does`(vector: HuaweiVectors.Vector) throws {
        let input = vector.input
        let path = try #require(HTTPRequest(method: "GET", address: "https://\(input.host)\(input.path)"))
        var request = HTTPRequest(
            method: input.method, endpoint: path.endpoint, encodedPath: path.encodedPath,
            body: input.bodyUtf8.map { .bytes(Array($0.utf8)) } ?? .none)
        for (name, value) in input.headers where name != "X-Sdk-Date" { request.setHeader(name, value) }
        let signed = HuaweiSigner.signed(
            request, id: input.ak, secret: Secret(input.sk), timestamp: try #require(input.headers["X-Sdk-Date"]))

        let expected = vector.expected
        var unsigned = signed
        unsigned.headers.removeAll { $0.name == "Authorization" }
        #expect(HuaweiSigner.canonicalRequest(unsigned) == expected.canonicalRequest)
        #expect(Digests.sha256(expected.canonicalRequest.utf8) == expected.canonicalRequestSha256)
        #expect(
            HuaweiSigner.stringToSign(expected.canonicalRequest, timestamp: "20260131T093015Z")
                == expected.stringToSign)
        #expect(HuaweiSigner.signedHeaders(signed) == expected.signedHeaders)
        #expect(signed.header("Authorization") == expected.authorization)
        #expect(expected.authorization.hasSuffix(expected.signature))
        #expect(signed.encodedPath == expected.requestUri)
    }

    @Test func `makes the guide's own string to sign`() throws {
        let documented = try #require(HuaweiVectors.all).documentedExample
        let request = HTTPRequest(
            method: "GET", endpoint: Endpoint(host: "service.region.example.com"),
            encodedPath: "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs",
            encodedQuery: "marker=13551d6b-755d-4757-b956-536f674975c0&limit=2",
            headers: [
                HTTPRequest.Header("Content-Type", "application/json"),
                HTTPRequest.Header("X-Sdk-Date", "20191115T033655Z"),
            ])
        #expect(HuaweiSigner.canonicalRequest(request) == documented.canonicalRequest)
        #expect(
            HuaweiSigner.stringToSign(documented.canonicalRequest, timestamp: "20191115T033655Z")
                == documented.stringToSign)
    }

    @Test func `signs the very query that is sent, sorted and encoded`() throws {
        var list = ListVoiceTrainingJob()
        list.voiceName = "a b~声"
        list.states = [.creating, .auditFailed]
        list.createdSince = Date(timeIntervalSince1970: 1_769_851_815)
        let request = try HuaweiClient.scripted(HuaweiScript()).request(for: list)
        let query = "create_since=2026-01-31T09%3A30%3A15Z&state=CREATING%2CAUDIT_FAILED&voice_name=a%20b~%E5%A3%B0"
        #expect(request.encodedQuery == query)
        #expect(HuaweiSigner.canonicalRequest(request).contains("\n\(query)\n"))
    }

    /// Made with huaweicloudsdkcore 3.1.219 for the keys of the vectors.
    @Test func `signs a list of jobs as the official signer does`() throws {
        var client = HuaweiClient.scripted(HuaweiScript(), temporary: false)
        client.credentials.projectID = "3f0924078d1b471c884a5383d4dec9fa"
        var list = ListVoiceTrainingJob()
        list.voiceName = "a b~声"
        list.states = [.creating, .auditFailed]
        list.createdSince = Date(timeIntervalSince1970: 1_769_851_815)
        (list.limit, list.offset, list.sortDirection) = (100, 0, "desc")
        let signed = HuaweiSigner.signed(
            try client.request(for: list), with: client.credentials, at: client.connection.signingMoment())
        #expect(
            signed.header("Authorization")
                == "SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, "
                + "SignedHeaders=content-type;host;x-project-id;x-sdk-date, "
                + "Signature=59049d73c8077161df794050a56dd0bd6c774d21fe48df39c1a706ad35978396")
    }

    @Test func `states the port that is not the scheme's own`() {
        let request = HTTPRequest(method: "GET", endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: 8080))
        #expect(HuaweiSigner.canonicalRequest(request).contains("host:127.0.0.1:8080\n"))
    }

    @Test func `sends a token in place of a signature`() {
        let signed = HuaweiSigner.signed(
            HTTPRequest(method: "GET", endpoint: Endpoint(host: "a.example.com")),
            with: HuaweiCredentials(.token(Secret("t")), projectID: "p"),
            at: SigningMoment(date: Date(timeIntervalSince1970: 0), nonce: ""))
        #expect(signed.headers == [HTTPRequest.Header("X-Auth-Token", "t")])
    }

    @Test func `signs the token of a temporary key`() {
        let signed = HuaweiSigner.signed(
            HTTPRequest(method: "GET", endpoint: Endpoint(host: "a.example.com")),
            with: HuaweiClient.scripted(HuaweiScript()).credentials,
            at: SigningMoment(date: Date(timeIntervalSince1970: 0), nonce: ""))
        #expect(
            signed.header("Authorization")?.contains(
                "SignedHeaders=host;x-project-id;x-sdk-date;x-security-token, ") == true)
    }
}
