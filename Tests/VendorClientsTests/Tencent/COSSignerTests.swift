import Foundation
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct COSSignerTests {
    private static let vectors = (try? TencentVectors.load())?.cos

    @Test func `finds its vectors`() throws {
        #expect(Self.vectors?.generated.count == 6)
        #expect(Self.vectors?.urlEncodeTable.count == 29)
    }

    @Test(arguments: vectors?.generated ?? [])
    func `signs as the vendor's SDK does`(vector: TencentVectors.Object) throws {
        let body = Array((vector.body ?? "").utf8)
        #expect(Int64(body.count) == vector.bodyLength)
        let request = try #require(HTTPRequest(method: vector.method, address: vector.url, body: .bytes(body)))
        let span = vector.signTime.split(separator: ";").compactMap { Int64($0) }
        let signer = COSSigner(keyTime: span[0]...span[1])
        let credentials = TencentCredentials(
            secretID: vector.secretId, secretKey: Secret(vector.secretKey), token: vector.token.map { Secret($0) })

        let signed = signer.sign(request, credentials: credentials)
        #expect(signer.httpString(signed) == vector.httpString)
        #expect(signer.stringToSign(vector.httpString) == vector.stringToSign)
        #expect(signer.signKey(credentials.secretKey) == vector.signKey)
        #expect(signed.header("Authorization") == vector.authorization)
        #expect(signed.header("x-cos-security-token") == vector.token)
    }

    @Test(arguments: (vectors?.urlEncodeTable ?? [:]).sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
    func `encodes as the vendor's SDK does`(pair: [String]) {
        #expect(PercentEncoding.encode(pair[0]) == pair[1])
    }

    @Test func `signs the path as it is meant, not as it is sent`() throws {
        let signer = COSSigner(keyTime: 0...1)
        let request = try #require(HTTPRequest(method: "PUT", address: "https://b/a%20b/%E5%A3%B0.wav"))
        #expect(signer.httpString(request) == "put\n/a b/声.wav\n\nhost=b\n")
    }

    @Test func `signs no length where the transport decides whether one is stated`() {
        let none = HTTPRequest(method: "POST", endpoint: Endpoint(host: "b"), encodedQuery: "uploads=")
        #expect(COSSigner(keyTime: 0...1).httpString(none) == "post\n/\nuploads=\nhost=b\n")
    }

    @Test func `signs headers that mean something to COS, in lower case, encoded and sorted`() {
        let request = HTTPRequest(
            method: "PUT", endpoint: Endpoint(host: "b"),
            headers: [
                .init("X-Cos-Acl", "private"), .init("Content-Type", "audio/x-wav"), .init("User-Agent", "u"),
                .init("Content-MD5", "a+b/c=="),
            ])
        #expect(
            COSSigner(keyTime: 0...1).httpString(request)
                == "put\n/\n\ncontent-md5=a%2Bb%2Fc%3D%3D&content-type=audio%2Fx-wav&host=b&x-cos-acl=private\n")
    }

    @Test func `gives a signature a minute of lead and less than three hours of life`() {
        let moment = SigningMoment(date: Date(timeIntervalSince1970: 1_763_600_000), nonce: "")
        #expect(COSSigner(at: moment).keyTime == 1_763_599_940...1_763_610_000)
    }
}
