import Foundation
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct HuaweiErrorsTests {
    private func failure(
        _ status: Int, _ body: String, headers: [HTTPRequest.Header] = []
    ) async throws -> VendorFailure {
        let script = HuaweiScript(.success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8))))
        let failure = await #expect(throws: VendorFailure.self) {
            try await HuaweiClient.scripted(script).send(ShowVoiceTrainingJob(jobID: "j"))
        }
        #expect(script.asked.count == 1)
        return try #require(failure)
    }

    private func body(_ code: String, _ message: String = "m") -> String {
        #"{"error_code":"\#(code)","error_msg":"\#(message)"}"#
    }

    @Test(
        arguments: [
            ("MSS.00000001", 401, .unauthorized), ("MSS.00000002", 400, .refused), ("MSS.00000003", 400, .refused),
            ("MSS.00000004", 500, .unavailable), ("MSS.00010003", 400, .refused), ("MSS.00010004", 400, .refused),
            ("MSS.00010008", 400, .unauthorized), ("MSS.00010009", 400, .unauthorized),
            ("MSS.00020006", 403, .unauthorized), ("MSS.00020009", 403, .refused), ("MSS.00021014", 500, .unavailable),
            ("MSS.00021016", 500, .unavailable), ("MSS.10000002", 400, .refused), ("MSS.10000003", 400, .refused),
            ("MSS.10001005", 400, .refused), ("MSS.20020011", 400, .refused), ("MSS.20020013", 400, .refused),
            ("APIG.0301", 401, .unauthorized), ("APIGW.0301", 401, .unauthorized), ("APIG.0308", 429, .throttled),
            ("APIGW.0308", 429, .throttled), ("MSS.99999999", 404, .notFound), ("MSS.99999999", 502, .unavailable),
            ("MSS.99999999", 503, .unavailable), ("MSS.99999999", 418, .refused), ("APIGW.0308", 400, .throttled),
        ] as [(String, Int, VendorFailure.Kind)])
    func `sorts the documented codes`(code: String, status: Int, kind: VendorFailure.Kind) async throws {
        let failure = try await failure(status, body(code))
        #expect(failure.kind == kind)
        #expect(failure.code == code)
        #expect(failure.status == status)
        #expect(failure.operation == "ShowVoiceTrainingJob")
    }

    @Test(arguments: [
        #"{"errorCode":"C.1","errorMsg":"words"}"#, #"{"code":"C.1","message":"words"}"#,
        #"{"error":{"code":"C.1","message":"words"}}"#,
    ])
    func `reads every form of an error`(body: String) async throws {
        let failure = try await failure(400, body)
        #expect(failure.code == "C.1")
        #expect(failure.message == "words")
    }

    @Test func `reads a number in place of a code`() async throws {
        #expect(try await failure(401, #"{"error":{"code":401,"message":"no"}}"#).code == "401")
    }

    @Test func `takes the number of the request from header or body`() async throws {
        #expect(try await failure(400, #"{"error_code":"A.1","request_id":"r1"}"#).requestID == "r1")
        let header = HTTPRequest.Header("x-request-id", "r2")
        #expect(try await failure(400, body("A.1"), headers: [header]).requestID == "r2")
    }

    @Test func `tells a wrong clock from a wrong key, with both times`() async throws {
        let failure = try await failure(
            401,
            body(
                "APIGW.0301",
                "Incorrect IAM authentication information: calc aksk signature fail:signature expired, "
                    + "signature time:20260131T093015Z,server time:20260131T095015Z"))
        #expect(failure.kind == .clockSkew)
        #expect(failure.message.contains("20260131T093015Z"))
        #expect(failure.message.contains("20260131T095015Z. 15 minutes apart are allowed."))
    }

    @Test(arguments: [
        "verify aksk signature fail", "AK access failed to reach the limit,forbidden",
    ])
    func `warns of the lock, and asks once only`(words: String) async throws {
        let failure = try await failure(401, body("APIG.0301", "Incorrect IAM authentication information: \(words)"))
        #expect(failure.kind == .unauthorized)
        #expect(failure.message.contains("5 minutes"))
    }

    @Test func `hides the token that the gateway quotes with the headers`() async throws {
        let failure = try await failure(
            401,
            body(
                "APIGW.0301",
                "verify aksk signature fail, canonicalRequest:GET|/v1/||x-security-token:\(HuaweiClient.token)||"))
        #expect(failure.message.contains("x-security-token:<secret>"))
        #expect(!failure.message.contains(HuaweiClient.token))
    }

    @Test func `keeps the pause that is asked for`() async throws {
        let failure = try await failure(429, "", headers: [HTTPRequest.Header("Retry-After", "7")])
        #expect(failure.kind == .throttled)
        #expect(failure.retryAfterMilliseconds == 7000)
    }

    @Test func `follows nobody`() async throws {
        let failure = try await failure(
            301, "", headers: [HTTPRequest.Header("Location", "https://elsewhere.example.com/x?token=1")])
        #expect(failure.kind == .redirected)
        #expect(failure.message.hasSuffix(" https://elsewhere.example.com"))
        #expect(!failure.message.contains("token=1"))
    }

    @Test func `shows what came where it is not an error of Huawei's`() async throws {
        let failure = try await failure(503, "<html>\u{1B}[31mBad\u{7} gateway</html>")
        #expect(failure.kind == .unavailable)
        #expect(failure.message == "HTTP 503, beginning \"<html> [31mBad gateway</html>\"")
    }

    @Test func `passes on what the way out says`() async throws {
        let client = HuaweiClient.scripted(HuaweiScript(.failure(TransportFailure(.answerLost, "reset"))))
        let failure = await #expect(throws: VendorFailure.self) { try await client.send(ShowVoiceTrainingQuotas()) }
        #expect(failure?.kind == .answerLost)
    }

    @Test func `sends nothing that is forbidden`() async throws {
        let script = HuaweiScript()
        await #expect(throws: RequestRefused.self) {
            try await HuaweiClient.scripted(script).send(ShowVoiceTrainingJob(jobID: ""))
        }
        #expect(script.asked.isEmpty)
    }
}
