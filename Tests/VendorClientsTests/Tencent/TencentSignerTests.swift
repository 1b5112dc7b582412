import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct TencentSignerTests {
    private static let vectors = (try? TencentVectors.load())?.tc3

    private static func all() -> [TencentVectors.Request] {
        guard let vectors else { return [] }
        let requests = vectors.published + vectors.generated
        return requests.map { vector in
            guard let name = vector.sameRequestAs, var whole = requests.first(where: { $0.name == name }) else {
                return vector
            }
            whole.name = vector.name
            whole.signedHeaders = vector.signedHeaders
            whole.canonicalRequest = vector.canonicalRequest
            whole.hashedCanonicalRequest = nil
            whole.stringToSign = vector.stringToSign
            whole.authorization = vector.authorization
            whole.signature = vector.signature
            return whole
        }
    }

    @Test func `finds its vectors`() throws {
        #expect(Self.all().count == 8)
    }

    @Test(arguments: all())
    func `signs as the vendor's page and SDKs do`(vector: TencentVectors.Request) throws {
        let host = try #require(vector.host)
        let body = Array(try #require(vector.body).utf8)
        #expect(Digests.sha256(body) == vector.bodySHA256)
        let contentType = try #require(vector.headers?["Content-Type"] ?? vector.contentType)
        var request = HTTPRequest(
            method: "POST", endpoint: Endpoint(host: host),
            headers: [.init("Content-Type", contentType), .init("X-TC-Action", try #require(vector.action))],
            body: .bytes(body))
        if let region = vector.region { request.setHeader("X-TC-Region", region) }
        let signer = TencentSigner(
            service: try #require(vector.service),
            signedHeaders: (vector.signedHeaders ?? "content-type;host").split(separator: ";").map(String.init))
        let moment = SigningMoment(
            date: Date(timeIntervalSince1970: Double(try #require(vector.timestamp))), nonce: "")
        let credentials = TencentCredentials(
            secretID: try #require(vector.secretId), secretKey: Secret(try #require(vector.secretKey)),
            token: vector.token.map { Secret($0) })

        let canonical = signer.canonicalRequest(request)
        #expect(canonical == vector.canonicalRequest)
        if let hash = vector.hashedCanonicalRequest { #expect(Digests.sha256(canonical.utf8) == hash) }
        #expect(signer.stringToSign(canonical, at: moment) == vector.stringToSign)
        let keys = signer.signingKeys(credentials.secretKey, at: moment)
        #expect(Hexadecimal.string(keys.date) == vector.secretDate)
        #expect(Hexadecimal.string(keys.service) == vector.secretService)
        #expect(Hexadecimal.string(keys.signing) == vector.secretSigning)

        let signed = signer.sign(request, credentials: credentials, at: moment)
        #expect(signed.header("Authorization")?.hasSuffix("Signature=\(vector.signature)") == true)
        if let authorization = vector.authorization { #expect(signed.header("Authorization") == authorization) }
        #expect(signed.header("X-TC-Timestamp") == "\(try #require(vector.timestamp))")
        #expect(signed.header("X-TC-Token") == vector.token)
        #expect(signed.body == request.body)
    }

    @Test func `signs action, type and host as they are really sent`() throws {
        let request = HTTPRequest(
            method: "POST", endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: 8080),
            headers: [.init("Content-Type", "application/json"), .init("x-tc-action", "ApplyUpload")])
        let canonical = TencentSigner().canonicalRequest(request)
        #expect(canonical.contains("content-type:application/json\nhost:127.0.0.1:8080\nx-tc-action:applyupload\n\n"))
    }

    @Test func `declares a body unsigned that it would have to read`() throws {
        let request = HTTPRequest(
            method: "POST", endpoint: Endpoint(host: "a"), body: .file("/dev/null", byteCount: 0))
        let signed = TencentSigner().sign(
            request, credentials: TencentCredentials(secretID: "i", secretKey: Secret("k")),
            at: SigningMoment(date: Date(timeIntervalSince1970: 0), nonce: ""))
        #expect(signed.header("X-TC-Content-SHA256") == "UNSIGNED-PAYLOAD")
        #expect(TencentSigner().canonicalRequest(signed).hasSuffix(Digests.sha256("UNSIGNED-PAYLOAD".utf8)))
    }
}
