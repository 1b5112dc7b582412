import Foundation
import PreflightModel
import TestSupport
import Testing
import UploadPackaging

@testable import VendorSandbox

/// What the vendor's own client libraries signed with made-up keys.
private struct SignedByAlibaba: Decodable {
    struct Call: Decodable, CustomTestStringConvertible {
        var name: String
        var accessKeyId: String
        var accessKeySecret: String
        var method: String
        var path: String
        var canonicalQuery: String
        var headers: [String: String]
        var body: String?
        var authorization: String
        var testDescription: String { name }
    }

    struct Object: Decodable, CustomTestStringConvertible {
        var name: String
        var kind: String?
        var accessKeyId: String
        var accessKeySecret: String
        var securityToken: String?
        var region: String
        var bucket: String
        var key: String?
        var method: String
        var url: String
        var sentHeaders: [String: String]?
        var headers: [String: String]?
        var body: String?
        var stringToSign: String
        var testDescription: String { name }
    }

    var acs3: [Call]
    var acs3FullClient: [Call]
    var ossV4: [Object]
    var ossV4FullClient: [Object]

    static let all: SignedByAlibaba = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = tests.appending(path: "VendorClientsTests/Vectors/alibaba-vectors.json")
        do { return try JSONDecoder().decode(SignedByAlibaba.self, from: Data(contentsOf: file)) } catch {
            fatalError("the vectors cannot be read: \(error)")
        }
    }()

    /// Temporary keys are the account's own here, so what was signed with others cannot be let through.
    static let calls = (all.acs3 + all.acs3FullClient).filter { $0.headers["x-acs-security-token"] == nil }
    static let objects =
        all.ossV4.filter { $0.kind == "header" && $0.securityToken == nil } + all.ossV4FullClient
}

@Suite("Signatures at Alibaba's doors", .timeLimited) struct AlibabaSignatureCheckTests {
    // MARK: The media services

    private func verdict(
        _ call: SignedByAlibaba.Call, secret: String? = nil, after seconds: Double = 0,
        changing change: (inout [String: String]) -> Void = { _ in }
    ) throws -> String? {
        var headers = call.headers
        headers["authorization"] = call.authorization
        change(&headers)
        let date = try Date(try #require(call.headers["x-acs-date"]), strategy: .iso8601)
        let request = Self.request(
            method: call.method, path: call.path, query: call.canonicalQuery, headers: headers, body: call.body,
            now: date.addingTimeInterval(seconds))
        do {
            let nonce = try AlibabaSignatureCheck(
                accessKeyID: call.accessKeyId, accessKeySecret: secret ?? call.accessKeySecret
            ).verify(request)
            #expect(nonce == call.headers["x-acs-signature-nonce"])
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: SignedByAlibaba.calls)
    private func `a call is let through as it was signed, and not with one character changed`(
        call: SignedByAlibaba.Call
    ) throws {
        #expect(try verdict(call) == nil)
        #expect(try verdict(call, secret: String(call.accessKeySecret.dropLast()) + "e") == "SignatureDoesNotMatch")
        #expect(try verdict(call) { $0["x-acs-action"]?.append("s") } == "SignatureDoesNotMatch")
        #expect(try verdict(call) { $0["x-acs-content-sha256"] = "00" } == "SignatureDoesNotMatch")
        #expect(try verdict(call) { $0["x-acs-new"] = "unsigned" } == "IncompleteSignature")
        #expect(try verdict(call) { $0["authorization"] = nil } == "IncompleteSignature")
        #expect(try verdict(call) { $0["x-acs-date"] = "yesterday" } == "InvalidTimeStamp.Format")
        #expect(
            try verdict(call) { $0["authorization"]?.replace("Credential=", with: "Credential=x") }
                == "InvalidAccessKeyId.NotFound")
        #expect(
            try verdict(call) { $0["x-acs-security-token"] = "t" } == "InvalidSecurityToken.MismatchWithAccessKey")
    }

    @Test(arguments: [(-900, nil), (900, nil), (-901, "InvalidTimeStamp.Expired"), (901, "InvalidTimeStamp.Expired")])
    func `a call may be 15 minutes off`(seconds: Double, code: String?) throws {
        let call = try #require(SignedByAlibaba.calls.first)
        #expect(try verdict(call, after: seconds) == code)
    }

    // MARK: OSS

    private func verdict(
        _ object: SignedByAlibaba.Object, secret: String? = nil, region: String? = nil, after seconds: Double = 0,
        changing change: (inout [String: String]) -> Void = { _ in }
    ) async throws -> OSSRefusal? {
        var headers = try #require(object.sentHeaders ?? object.headers)
        let timestamp = try #require(headers["x-oss-date"])
        change(&headers)
        let url = try #require(URLComponents(string: object.url))
        let request = Self.request(
            method: object.method, path: url.percentEncodedPath, query: url.percentEncodedQuery ?? "",
            headers: headers, body: object.body,
            now: try Date(
                timestamp, strategy: Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
            ).addingTimeInterval(seconds))
        let verification = OSSSignatureCheck(
            credentials: SandboxCredentials.Alibaba(
                accessKeyId: object.accessKeyId, accessKeySecret: secret ?? object.accessKeySecret,
                region: region ?? object.region, bucket: object.bucket),
            account: AlibabaAccount())
        do {
            _ = try await verification.verify(
                request, bucket: object.bucket, key: object.key ?? String(url.path.dropFirst()))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: SignedByAlibaba.objects)
    private func `a request for an object is let through as it was signed, and not with one character changed`(
        object: SignedByAlibaba.Object
    ) async throws {
        #expect(try await verdict(object) == nil)
        let forged = try await verdict(object, secret: object.accessKeySecret + "e")
        #expect(forged?.code == "SignatureDoesNotMatch")
        #expect(forged?.details.contains { $0.0 == "StringToSign" && $0.1 == object.stringToSign } == true)
        #expect(try await verdict(object) { $0["x-oss-meta-a"] = "b" }?.code == "SignatureDoesNotMatch")
        #expect(try await verdict(object) { $0["Authorization"] = nil }?.code == "AccessDenied")
        #expect(try await verdict(object) { $0["x-oss-content-sha256"] = nil }?.code == "InvalidArgument")
        #expect(try await verdict(object) { $0["x-oss-security-token"] = "t" }?.code == "InvalidAccessKeyId")
        #expect(try await verdict(object, region: "cn-beijing")?.code == "InvalidArgument")
    }

    @Test(arguments: [(-900, nil), (900, nil), (-901, "RequestTimeTooSkewed"), (901, "RequestTimeTooSkewed")])
    func `a request for an object may be 15 minutes off`(seconds: Double, code: String?) async throws {
        let object = try #require(SignedByAlibaba.objects.first)
        #expect(try await verdict(object, after: seconds)?.code == code)
    }

    private static func request(
        method: String, path: String, query: String, headers: [String: String], body: String?, now: Date
    ) -> SandboxRequest {
        let bytes = Array((body ?? "").utf8)
        var computation = DigestComputation()
        bytes.withUnsafeBytes { computation.update($0) }
        return SandboxRequest(
            head: SandboxRequestHead(
                method: method, path: path, query: query,
                headers: headers.map { .init(name: $0.key, value: $0.value) }),
            body: ReceivedBody(storage: .memory(bytes), digests: computation.digests), operation: nil, now: now,
            fault: nil, id: String(repeating: "0", count: 32))
    }
}
