import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorSandbox

/// What the vendor's SDKs signed with made-up keys.
private struct SignedRequests: Decodable {
    struct TC3: Decodable { var generated: [API] }
    struct COS: Decodable { var generated: [Object] }

    struct API: Decodable {
        var name: String
        var secretId: String?
        var secretKey: String?
        var token: String?
        var timestamp: Int64?
        var bodySHA256: String?
        var headers: [String: String]?
    }

    struct Object: Decodable {
        var name: String
        var method: String
        var url: String
        var secretKey: String
        var headers: [String: String]
    }

    var tc3: TC3
    var cos: COS

    static func load() throws -> SignedRequests {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = tests.appending(path: "VendorClientsTests/Vectors/tencent-vectors.json")
        return try JSONDecoder().decode(SignedRequests.self, from: try Data(contentsOf: file))
    }
}

@Suite("Signatures at Tencent's doors", .timeLimited)
struct TencentSignatureCheckTests {
    private static func verdict(
        _ headers: [String: String], key: String = "ExampleSecretKey0123456789abcdef", sha256: String, at time: Int64
    ) -> String? {
        let head = SandboxRequestHead(
            method: "POST", path: "/", headers: headers.map { .init(name: $0.key, value: $0.value) })
        do {
            try TencentSignatureCheck(secretID: "exampleSecretId", secretKey: key)
                .verify(head, bodySHA256: sha256, now: Date(timeIntervalSince1970: Double(time)))
            return nil
        } catch {
            return error.code
        }
    }

    @Test("what the SDK signed is let through, with one wrong character it is not")
    func officialRequests() throws {
        let vectors = try SignedRequests.load().tc3.generated.filter { $0.headers != nil && $0.token == nil }
        #expect(vectors.count == 4)
        for vector in vectors {
            let headers = try #require(vector.headers)
            let sha256 = try #require(vector.bodySHA256)
            let time = try #require(vector.timestamp)
            #expect(Self.verdict(headers, sha256: sha256, at: time) == nil, "\(vector.name)")
            let key = "ExampleSecretKey0123456789abcdeF"
            #expect(Self.verdict(headers, key: key, sha256: sha256, at: time) == "AuthFailure.SignatureFailure")
            let other = String(sha256.reversed())
            #expect(Self.verdict(headers, sha256: other, at: time) == "AuthFailure.SignatureFailure")
            for skew in [-300, 300] as [Int64] {
                #expect(Self.verdict(headers, sha256: sha256, at: time + skew) == nil)
            }
            for skew in [-301, 301, 1200] as [Int64] {
                #expect(Self.verdict(headers, sha256: sha256, at: time + skew) == "AuthFailure.SignatureExpire")
            }
        }
    }

    @Test(
        "what is missing or wrong in a request is told in the vendor's codes",
        arguments: [
            ("Authorization", nil, "MissingParameter"),
            ("Authorization", "Bearer x", "AuthFailure.InvalidAuthorization"),
            ("X-TC-Timestamp", nil, "MissingParameter"), ("X-TC-Timestamp", "soon", "MissingParameter"),
            ("X-TC-Timestamp", "-9223372036854775808", "AuthFailure.SignatureExpire"),
            ("X-TC-Token", "t", "AuthFailure.TokenFailure"), ("Host", "else.where", "AuthFailure.SignatureFailure"),
            ("Content-Type", "text/plain", "AuthFailure.SignatureFailure"),
            ("Content-Type", nil, "AuthFailure.SignatureFailure"),
        ] as [(String, String?, String)])
    func mistakes(header: String, value: String?, code: String) throws {
        let vector = try #require(SignedRequests.load().tc3.generated.first { $0.name == "clone-sdk-default-intl" })
        var headers = try #require(vector.headers)
        headers[header] = value
        let time = try #require(vector.timestamp)
        #expect(Self.verdict(headers, sha256: try #require(vector.bodySHA256), at: time) == code)
    }

    @Test("a stranger's key, another product's scope and unsigned headers are refused")
    func authorization() throws {
        let vector = try #require(SignedRequests.load().tc3.generated.first { $0.name == "clone-sdk-default-intl" })
        let headers = try #require(vector.headers)
        let authorization = try #require(headers["Authorization"])
        let time = try #require(vector.timestamp)
        let sha256 = try #require(vector.bodySHA256)
        for (from, to, code) in [
            ("exampleSecretId", "strangerSecretId", "AuthFailure.SecretIdNotFound"),
            ("/vod/", "/cvm/", "AuthFailure.SignatureFailure"),
            ("2025-11-20", "2025-11-19", "AuthFailure.SignatureFailure"),
            ("content-type;host", "host", "AuthFailure.InvalidAuthorization"),
            ("content-type;host", "content-type;host;x-not-sent", "AuthFailure.SignatureFailure"),
        ] {
            var changed = headers
            changed["Authorization"] = authorization.replacing(from, with: to)
            #expect(Self.verdict(changed, sha256: sha256, at: time) == code)
        }
    }

    @Test("what the COS SDK signed is right, and nothing else is")
    func objects() throws {
        let vectors = try SignedRequests.load().cos.generated
        #expect(vectors.count == 6)
        for vector in vectors {
            let url = try #require(URLComponents(string: vector.url))
            var headers = vector.headers
            headers["Host"] = url.host
            func head(_ path: String, _ query: String, _ headers: [String: String]) -> SandboxRequestHead {
                SandboxRequestHead(
                    method: vector.method, path: path, query: query,
                    headers: headers.map { .init(name: $0.key, value: $0.value) })
            }
            let (path, query) = (url.percentEncodedPath, url.percentEncodedQuery ?? "")
            let claim = try #require(COSSignatureCheck.Claim(headers["Authorization"] ?? ""))
            let verification = COSSignatureCheck(secretKey: vector.secretKey)
            #expect(verification.isRight(claim, for: head(path, query, headers)), "\(vector.name)")
            #expect(!verification.isRight(claim, for: head(path + "x", query, headers)))
            #expect(!COSSignatureCheck(secretKey: "x").isRight(claim, for: head(path, query, headers)))
            headers["Content-Length"] = "99"
            #expect(!verification.isRight(claim, for: head(path, query, headers)))
            #expect(claim.span == 1_763_599_940...1_763_610_000)
        }
    }

    @Test(
        "an authorization that is none is no claim",
        arguments: [
            "", "&&==", "q-sign-algorithm=sha1",
            "q-sign-algorithm=md5&q-ak=i&q-sign-time=1;2&q-key-time=1;2&q-signature=s",
            "q-sign-algorithm=sha1&q-ak=i&q-sign-time=2;1&q-key-time=2;1&q-signature=s",
            "q-sign-algorithm=sha1&q-ak=i&q-sign-time=x&q-key-time=x&q-signature=s",
        ])
    func noClaim(text: String) {
        #expect(COSSignatureCheck.Claim(text) == nil)
    }
}
