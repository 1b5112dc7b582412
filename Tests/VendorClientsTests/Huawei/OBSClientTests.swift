import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct OBSClientTests {
    private let md5 = "5d41402abc4b2a76b9719d911017c592"
    /// Expires an hour after the script's time.
    private let address =
        "https://b.obs.cn-north-4.myhuaweicloud.com/v/data.zip?Expires=1769855415&AccessKeyId=AK&Signature=HG%2BlA/s%3D"

    private func upload(_ address: String? = nil, type: String? = OBSPutObject.zipType, bytes: Int64 = 5)
        -> OBSPutObject
    {
        OBSPutObject(
            address: OBSAddress(address ?? self.address), file: RecordingPath("data.zip"), byteCount: bytes,
            contentType: type)
    }

    private func failure(_ status: Int, _ body: String, address: String? = nil) async throws -> VendorFailure {
        let script = HuaweiScript(.success(HTTPResponse(status: status, body: Array(body.utf8))))
        return try #require(
            await #expect(throws: VendorFailure.self) {
                try await OBSClient.scripted(script).send(upload(address))
            })
    }

    private func xml(_ code: String, _ message: String = "m") -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Error><Code>\(code)</Code>"
            + "<Message>\(message)</Message><RequestId>R1</RequestId><HostId>h</HostId></Error>"
    }

    @Test func `sends the documented header only, to the very address`() async throws {
        let script = HuaweiScript(.success(HTTPResponse(status: 200, headers: [.init("ETag", "\"\(md5)\"")])))
        let receipt = try await OBSClient.scripted(script).send(upload())
        let sent = try #require(script.asked.first)
        #expect(sent.address == address)
        #expect(sent.headers == [HTTPRequest.Header("Content-Type", "application/zip")])
        #expect(sent.body == .file(RecordingPath("data.zip"), byteCount: 5))
        #expect(receipt.proves(md5: md5))
        #expect(receipt.warning(md5: md5) == nil)
    }

    @Test func `sends no header at all where none was signed`() throws {
        #expect(try upload(type: nil).request().headers.isEmpty)
    }

    @Test(arguments: HuaweiVectors.all?.obsPresignedPut.vectors ?? [])
    func `keeps the official addresses byte for byte and reads when they expire`(
        vector: HuaweiVectors.Presigned.Address
    ) throws {
        let address = OBSAddress(vector.signedUrl)
        #expect(try upload(vector.signedUrl).request().address == vector.signedUrl)
        let expiry = Date(timeIntervalSince1970: Double(vector.input.nowUnix + vector.input.expiresIn))
        #expect(address.expiry == expiry)
        #expect(!address.hasExpired(at: expiry.addingTimeInterval(-1)))
        #expect(address.hasExpired(at: expiry))
    }

    @Test(arguments: ["X-Amz", "X-Obs"])
    func `reads when an address of the fourth style expires`(style: String) {
        let address = OBSAddress("https://b/k?\(style)-Date=20260131T093015Z&\(style)-Expires=60&\(style)-Signature=1")
        #expect(address.expiry == Date(timeIntervalSince1970: 1_769_851_875))
    }

    @Test(arguments: ["https://b/k", "https://b/k?Expires=soon", "not an address"])
    func `does not guess when an address expires`(text: String) { #expect(OBSAddress(text).expiry == nil) }

    @Test func `takes another ETag for a warning, not for damage`() {
        let receipt = OBSPutObject.Receipt(etag: "\"00000000000000000000000000000000\"", requestID: nil)
        #expect(!receipt.proves(md5: md5))
        #expect(receipt.warning(md5: md5)?.contains(md5) == true)
        #expect(OBSPutObject.Receipt(etag: nil, requestID: nil).warning(md5: md5) != nil)
        #expect(OBSPutObject.Receipt(etag: md5.uppercased(), requestID: nil).proves(md5: md5))
    }

    @Test(
        arguments: [
            ("SignatureDoesNotMatch", 403, .refused), ("AccessDenied", 403, .expired),
            ("RequestTimeTooSkewed", 403, .clockSkew), ("InvalidAccessKeyId", 403, .refused),
            ("InArrearOrInsufficientBalance", 403, .refused), ("InsufficientStorageSpace", 403, .refused),
            ("BadDigest", 400, .corrupted), ("EntityTooLarge", 400, .refused), ("IncompleteBody", 400, .unavailable),
            ("MissingContentLength", 411, .refused), ("MethodNotAllowed", 405, .refused),
            ("RequestTimeout", 408, .unavailable), ("OperationAborted", 409, .unavailable),
            ("PermanentRedirect", 301, .redirected), ("TemporaryRedirect", 307, .redirected),
            ("InternalError", 500, .unavailable), ("ServiceUnavailable", 503, .unavailable),
            ("SlowDown", 503, .throttled),
            ("SomethingNew", 400, .refused), ("SomethingNew", 500, .unavailable),
        ] as [(String, Int, VendorFailure.Kind)])
    func `sorts the documented codes`(code: String, status: Int, kind: VendorFailure.Kind) async throws {
        let failure = try await failure(status, xml(code))
        #expect(failure.kind == kind)
        #expect(failure.code == code)
        #expect(failure.message == "m")
        #expect(failure.requestID == "R1")
        #expect(failure.operation == "PUT")
    }

    @Test(arguments: ["", "no xml", "<Error><Code>", "<Code><Code></Code></Code>", "<Code>"])
    func `takes any body that is not an error document`(body: String) async throws {
        let failure = try await failure(500, String(repeating: body, count: 10_000))
        #expect(failure.kind == .unavailable)
        #expect(failure.code == nil)
    }

    @Test func `sends nothing to an address that has expired`() async throws {
        let script = HuaweiScript()
        let old = "https://b/k?Expires=1769851815&Signature=s"
        let failure = await #expect(throws: VendorFailure.self) {
            try await OBSClient.scripted(script).send(upload(old))
        }
        #expect(failure?.kind == .expired)
        #expect(failure?.message.contains("Signature=s") == false)
        #expect(script.asked.isEmpty)
    }

    @Test func `sends no more than a PUT may carry, and nothing unencrypted`() {
        #expect(throws: Never.self) { try upload(bytes: OBSPutObject.greatestByteCount).request() }
        #expect(throws: RequestRefused.self) { try upload(bytes: OBSPutObject.greatestByteCount + 1).request() }
        #expect(throws: RequestRefused.self) { try upload("http://b.example.com/k").request() }
        #expect(throws: RequestRefused.self) { try upload("nonsense").request() }
        #expect(throws: Never.self) { try upload("http://127.0.0.1:9/k").request() }
    }

    @Test func `hides the signature that the store quotes`() async throws {
        let failure = try await failure(
            403, xml("SignatureDoesNotMatch", "for Expires=1769855415&amp;AccessKeyId=AK&amp;Signature=HG%2BlA/s%3D"))
        #expect(!failure.message.contains("HG%2B"))
        #expect(!"\(OBSAddress(address)) \(String(reflecting: OBSAddress(address)))".contains("HG%2B"))
    }

    @Test(
        arguments: [
            (.pdf, ["application/pdf", nil, "application/octet-stream"]),
            (.jpeg, ["image/jpeg", nil, "application/octet-stream"]),
            (.png, ["image/png", nil, "application/octet-stream"]), (nil, [nil, "application/octet-stream"]),
        ] as [(DocumentFormat?, [String?])])
    func `knows which types to try for a letter`(format: DocumentFormat?, types: [String?]) {
        #expect(OBSPutObject.letterTypes(format) == types)
    }
}
