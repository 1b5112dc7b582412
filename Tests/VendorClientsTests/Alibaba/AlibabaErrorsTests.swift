import Foundation
import TestSupport
import Testing
import VendorClients

@Suite("Alibaba's errors", .timeLimited) struct AlibabaErrorsTests {
    @Test(arguments: [
        ("MissingParameter", 400, VendorFailure.Kind.refused), ("InvalidParameter", 400, .refused),
        ("MissingVoiceId", 400, .refused), ("InvalidParameter.ResourceContentBad", 400, .refused),
        ("InvalidMaterial.NotFound", 400, .notFound), ("QueryMaterialFailed", 400, .refused),
        ("OperationDenied", 403, .refused), ("OperationDenied.Suspended", 403, .refused),
        ("Forbidden", 403, .unauthorized), ("Forbidden.RAM", 403, .unauthorized), ("ProjectNotFound", 404, .notFound),
        ("ResourceNotFound", 404, .notFound), ("RequestsTooFrequent", 403, .throttled),
        ("InternalError", 500, .unavailable), ("ServiceUnAvailable", 503, .unavailable),
        ("ServiceUnavailable", 503, .unavailable), ("Throttling", 400, .throttled),
        ("Throttling.User", 400, .throttled),
        ("Throttling.Api", 400, .throttled), ("SignatureNonceUsed", 400, .answerLost),
        ("InvalidTimeStamp.Expired", 400, .clockSkew), ("InvalidTimeStamp.Format", 400, .refused),
        ("SignatureDoesNotMatch", 400, .unauthorized), ("IncompleteSignature", 400, .unauthorized),
        ("InvalidAccessKeyId.NotFound", 404, .unauthorized), ("InvalidAccessKeyId.Inactive", 403, .unauthorized),
        ("InvalidSecurityToken.Expired", 400, .credentialsExpired),
        ("InvalidSecurityToken.Malformed", 400, .unauthorized),
        ("InvalidApi.NotFound", 404, .refused), ("UnsupportedHTTPMethod", 405, .refused),
        ("InvalidProtocol.NeedSsl", 400, .refused), ("SomethingNew", 400, .refused),
        ("SomethingNew", 500, .unavailable),
        ("", 301, .redirected), ("", 502, .unavailable), ("", 401, .unauthorized), ("", 404, .notFound),
        ("", 429, .throttled), ("Throttling.User", 200, .throttled),
    ])
    func `say what to do`(code: String, status: Int, kind: VendorFailure.Kind) async throws {
        let body = code.isEmpty ? "<html>no</html>" : #"{"Code":"\#(code)","Message":"m","RequestId":"r"}"#
        let failure = try await failure(AlibabaScript(status, body))
        #expect(failure.kind == kind)
        #expect(failure.code == (code.isEmpty ? nil : code))
        #expect(failure.status == status)
        if !code.isEmpty { #expect(failure.message == "m" && failure.requestID == "r") }
    }

    @Test func `of the samples are understood`() async throws {
        let samples = try #require(try AlibabaAnswers.at("errorsJSON") as? [[String: Any]])
        let kinds: [VendorFailure.Kind] = [.unauthorized, .throttled, .throttled, .answerLost, .unavailable]
        #expect(samples.count == kinds.count)
        for (sample, kind) in zip(samples, kinds) {
            let body = try #require(sample["body"] as? [String: String])
            let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
            let failure = try await failure(AlibabaScript(try #require(sample["httpStatus"] as? Int), text))
            #expect(failure.kind == kind)
            #expect(failure.code == body["Code"])
            #expect(failure.message == body["Message"])
            #expect(failure.requestID == body["RequestId"])
        }
    }

    @Test func `come in small letters and in XML too`() async throws {
        let small = try await failure(AlibabaScript(400, #"{"code":"Throttling","message":"slow","requestId":"r"}"#))
        #expect(small.kind == .throttled && small.requestID == "r")
        let xml = "<Error><RequestId>r</RequestId><Code>Forbidden</Code><Message>a &lt; b</Message></Error>"
        let gateway = try await failure(AlibabaScript(403, xml))
        #expect(gateway.code == "Forbidden" && gateway.message == "a < b" && gateway.requestID == "r")
    }

    @Test func `come with the status 200 where the body says so`() async throws {
        let refused = try await failure(AlibabaScript(200, #"{"Success":false,"Code":"InvalidParameter"}"#))
        #expect(refused.kind == .refused)
        #expect(try await failure(AlibabaScript(200, #"{"Success":false}"#)).kind == .refused)
    }

    @Test(arguments: [("1500", 1500 as Int64?), ("0", nil), ("-1", nil), ("soon", nil), ("99999999999999999999", nil)])
    func `say how long to wait`(header: String, wait: Int64?) async throws {
        let script = AlibabaScript(400, #"{"Code":"Throttling"}"#, headers: ["X-Acs-Retry-After": header])
        #expect(try await failure(script).retryAfterMilliseconds == wait)
    }

    private func failure(_ script: AlibabaScript) async throws -> VendorFailure {
        try #require(
            await #expect(throws: VendorFailure.self) {
                try await script.media.send(GetCustomizedVoiceJob(jobID: "1"))
            })
    }
}
