import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct COSClientTests {
    private static let credentials = TencentCredentials(
        secretID: "exampleTemporarySecretId", secretKey: Secret("MARKED-KEY"), token: Secret("MARKED-TOKEN"))

    private static func client(_ answers: AnsweringTransport.Answer...) -> (COSClient, AnsweringTransport) {
        let transport = AnsweringTransport(answers)
        let connection = VendorConnection(
            transport: transport, now: { Date(timeIntervalSince1970: 1_763_600_000) }, nonce: { "" })
        let endpoint = COSClient.endpoint(bucket: "vodtest-1258000000", region: "ap-chongqing")
        return (COSClient(credentials: credentials, endpoint: endpoint, connection: connection), transport)
    }

    private static let crc = "4306166102429379831"
    private static let body = HTTPRequest.Body.bytes(Array("RIFF0000WAVE".utf8))

    private static func stored(_ crc: String?) -> AnsweringTransport.Answer {
        let headers = [HTTPRequest.Header("ETag", "\"e\""), .init("x-cos-request-id", "NWEx")]
        return .response(
            HTTPResponse(status: 200, headers: headers + (crc.map { [.init("x-cos-hash-crc64ecma", $0)] } ?? [])))
    }

    @Test func `stores an object and compares its checksum`() async throws {
        let (client, transport) = Self.client(Self.stored(Self.crc))
        let object = try await client.send(COSPutObject(key: "a b/声.wav", body: Self.body, crc64: Self.crc))
        #expect(object == .init(entityTag: "\"e\"", crc64: Self.crc))
        let sent = try #require(await transport.requests.first)
        #expect(
            sent.address
                == "https://vodtest-1258000000.cos.ap-chongqing.myqcloud.com/a%20b/%E5%A3%B0.wav")
        #expect(sent.header("x-cos-security-token") == "MARKED-TOKEN")
        #expect(sent.header("Authorization")?.contains("q-sign-time=1763599940;1763610000") == true)
        #expect(sent.header("Authorization")?.contains("=content-length;host;x-cos-security-token&") == true)
        #expect(COSPutObject(key: "a", body: Self.body, crc64: Self.crc).request(to: client.endpoint).headers.isEmpty)
    }

    @Test func `counts other bytes as corrupted, and none stated as a lost answer`() async throws {
        let (other, _) = Self.client(Self.stored("1"))
        let corrupted = try await #require(throws: VendorFailure.self) {
            _ = try await other.send(COSPutObject(key: "a", body: Self.body, crc64: Self.crc))
        }
        #expect(corrupted.kind == .corrupted)
        #expect(corrupted.message.contains("is 1, of what was sent \(Self.crc)"))
        #expect(corrupted.requestID == "NWEx")
        let (silent, _) = Self.client(Self.stored(nil))
        let lost = try await #require(throws: VendorFailure.self) {
            _ = try await silent.send(COSPutObject(key: "a", body: Self.body, crc64: Self.crc))
        }
        #expect(lost.kind == .answerLost)
    }

    @Test func `states checksums as COS does`() throws {
        let vectors = try TencentVectors.load().crc64ecma.vectors
        #expect(vectors.count == 6)
        for vector in vectors {
            // The one vector that repeats is 1 MiB of zeros.
            let bytes = vector.inputUTF8.map { Array($0.utf8) } ?? [UInt8](repeating: 0, count: 1 << 20)
            #expect("\(CRC64.value(of: bytes))" == vector.unsignedDecimal)
        }
    }

    @Test func `reads the vendor's form of an error`() async throws {
        let xml = try TencentVectors.load().samples.cosErrorXML.xml
        let (client, _) = Self.client(.json(403, xml))
        let failure = try await #require(throws: VendorFailure.self) {
            _ = try await client.send(COSPutObject(key: "a", body: Self.body, crc64: Self.crc))
        }
        #expect(failure.code == "SignatureDoesNotMatch")
        #expect(failure.kind == .unauthorized)
        #expect(failure.message == "The Signature you specified is invalid.")
        #expect(failure.requestID == "NWEx")
        #expect(failure.status == 403)
    }

    private static func error(_ status: Int, _ code: String, _ message: String = "m") -> AnsweringTransport.Answer {
        .json(status, "<?xml version='1.0'?><Error><Code>\(code)</Code><Message>\(message)</Message></Error>")
    }

    @Test(arguments: [
        (403, "RequestTimeTooSkewed", "m", VendorFailure.Kind.clockSkew),
        (403, "AccessDenied", "Request has expired", .expired), (403, "AccessDenied", "Access Denied.", .unauthorized),
        (403, "InvalidAccessKeyId", "m", .unauthorized), (400, "ExpiredToken", "m", .expired),
        (400, "BadDigest", "m", .corrupted), (404, "NoSuchBucket", "m", .notFound),
        (404, "NoSuchUpload", "m", .notFound), (400, "EntityTooSmall", "m", .refused),
        (400, "InvalidPart", "m", .refused), (503, "SlowDown", "m", .throttled),
        (500, "InternalError", "m", .unavailable), (403, "SomethingNew", "m", .unauthorized),
        (418, "SomethingNew", "m", .refused),
    ])
    func `reads an error by its code`(
        status: Int, code: String, message: String, kind: VendorFailure.Kind
    ) async throws {
        let (client, _) = Self.client(Self.error(status, code, message))
        let failure = try await #require(throws: VendorFailure.self) {
            _ = try await client.send(COSPutObject(key: "a", body: Self.body, crc64: Self.crc))
        }
        #expect(failure.kind == kind)
        #expect(failure.code == code)
    }

    @Test(arguments: [
        (301, VendorFailure.Kind.redirected), (403, .unauthorized), (404, .notFound), (400, .refused),
        (500, .unavailable), (503, .unavailable), (429, .throttled),
    ])
    func `reads a status without a body by itself`(status: Int, kind: VendorFailure.Kind) async throws {
        let (client, _) = Self.client(.bytes(status, []))
        let failure = try await #require(throws: VendorFailure.self) {
            _ = try await client.send(COSPutObject(key: "a", body: Self.body, crc64: Self.crc))
        }
        #expect(failure.kind == kind)
    }

    @Test func `shows no secret that an answer repeats`() async throws {
        let (client, _) = Self.client(Self.error(403, "AccessDenied", "token MARKED-TOKEN key MARKED-KEY"))
        let failure = try await #require(throws: VendorFailure.self) {
            _ = try await client.send(COSPutObject(key: "a", body: Self.body, crc64: Self.crc))
        }
        #expect(!"\(failure)".contains("MARKED"))
    }

    @Test(
        arguments: [
            ("<a><b> x </b></a>", "a", "x"),
            ("<?xml v?>\n<!-- <z> -->\n<Error>\n<b>1\n  2</b></Error>", "Error", "1 2"),
            ("<a><b>&lt;&#65;&#x42;&amp;&nbsp;&#;&</b></a>", "a", "<AB&&nbsp;&#;&"), ("<a><b></b></a>", "a", ""),
            ("\u{FEFF}<a/>", "a", nil), ("<a><b>x", "a", nil), ("{\"b\":1}", nil, nil), ("", nil, nil),
            ("<?xml", nil, nil),
            ("<!-- <a>", nil, nil), ("<a><b>&#xFFFFFFFF;&#xD800;</b></a>", "a", "&#xFFFFFFFF;&#xD800;"),
        ] as [(String, String?, String?)])
    func `reads small XML and nothing else`(text: String, root: String?, content: String?) {
        let elements = XMLElements(Array(text.utf8))
        #expect(elements.root == root)
        #expect(elements.text(of: "b") == content)
    }

    @Test func `is not slowed by hostile XML`() {
        for front in ["<!--", "<?", "<a>", "<a><b>&", "&", "<!><"] {
            let elements = XMLElements(Array(String(repeating: front, count: 100_000).utf8))
            #expect(elements.text(of: "b") == nil)
        }
    }
}
