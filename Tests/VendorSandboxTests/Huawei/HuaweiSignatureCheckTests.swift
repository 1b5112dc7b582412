import Foundation
import PreflightModel
import TestSupport
import Testing
import UploadPackaging

@testable import VendorSandbox

/// The requests were signed by the official signer (huaweicloudsdkcore 3.1.219) with made-up keys.
@Suite("The gateway in front of MetaStudio", .timeLimited)
struct HuaweiSignatureCheckTests {
    private static let project = "3f0924078d1b471c884a5383d4dec9fa"
    private static let day = Date(timeIntervalSince1970: 1_769_851_815)
    private let check = HuaweiSignatureCheck(
        credentials: .init(
            ak: "AKEXAMPLE0123456789A", sk: "SKEXAMPLE0123456789abcdefghijklmnopqrstuv", projectId: project,
            authToken: "token", region: "cn-north-4"))

    private func request(
        _ method: String, _ path: String, signed: String, signature: String, body: String = "",
        extra: [(String, String)] = [], now: Date = day
    ) -> SandboxRequest {
        let headers =
            [
                ("Host", "metastudio.cn-north-4.myhuaweicloud.com"), ("Content-Type", "application/json"),
                ("X-Project-Id", Self.project), ("X-Sdk-Date", "20260131T093015Z"),
                (
                    "Authorization",
                    "SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, SignedHeaders=\(signed), Signature=\(signature)"
                ),
            ] + extra
        let head = SandboxRequestHead(
            method: method, path: path, headers: headers.map { .init(name: $0.0, value: $0.1) })
        var digests = DigestComputation()
        Array(body.utf8).withUnsafeBytes { digests.update($0) }
        return SandboxRequest(
            head: head, body: ReceivedBody(storage: .memory(Array(body.utf8)), digests: digests.digests),
            operation: nil, now: now, fault: nil, id: "1")
    }

    private func commit(_ signature: String = right, now: Date = day, extra: [(String, String)] = []) -> SandboxRequest
    {
        request(
            "POST", "/v1/\(Self.project)/voice-training-manage/user/jobs/26f06524-4f75-4b3a-a853-b649a21aaf66",
            signed: "content-type;host;x-project-id;x-sdk-date", signature: signature, extra: extra, now: now)
    }

    private static let right = "8768d5457e109f7d3af74a249775b9a5735abbde45cb4c8bfffe99021ee903d9"
    private static let wrong = String(repeating: "0", count: 64)

    @Test("lets through what the official signer signed")
    func official() {
        #expect(check.refusal(of: commit()) == nil)
        let body =
            #"{"tag":"NEWS","description":"这是一段女声，用于新闻播报。","sex":"FEMALE","voice_name":"温柔女声","#
            + #""language":"CN","create_type":"PACKAGE"}"#
        let chinese = request(
            "POST", "/v1/\(Self.project)/voice-training-manage/user/advance-jobs",
            signed: "content-type;host;x-app-userid;x-project-id;x-sdk-date",
            signature: "d85f1eb2a422260134312162cfeaac414588f0a249f74056e7c5912915ebbbb4", body: body,
            extra: [("X-App-UserId", "user-0001")])
        #expect(check.refusal(of: chinese) == nil)
        let encoded = request(
            "GET", "/v1/\(Self.project)/a%20b+c/%E6%B8%A9", signed: "host;x-project-id;x-sdk-date",
            signature: "c8d06716d7f3181ed33e63a997d36500de3a75b0b85a1f7ee9c66e2b99400109")
        #expect(check.refusal(of: encoded) == nil)
    }

    @Test("refuses another body, another header or another signature")
    func mismatch() {
        let words = check.refusal(of: commit(Self.wrong)) ?? ""
        #expect(words.hasPrefix("verify aksk signature fail, canonicalRequest:POST|/v1/"))
        var altered = commit()
        altered = SandboxRequest(
            head: altered.head, body: ReceivedBody(storage: .memory([1]), digests: Self.digests([1])), operation: nil,
            now: altered.now, fault: nil, id: "1")
        #expect(check.refusal(of: altered)?.hasPrefix("verify aksk signature fail") == true)
    }

    private static func digests(_ bytes: [UInt8]) -> ContentDigests {
        var digests = DigestComputation()
        bytes.withUnsafeBytes { digests.update($0) }
        return digests.digests
    }

    @Test("takes a clock that is 15 minutes off, and no more", arguments: [-1.0, 1.0])
    func skew(direction: Double) {
        let limit = HuaweiSignatureCheck.allowedSkew * direction
        #expect(check.refusal(of: commit(now: Self.day.addingTimeInterval(limit))) == nil)
        let words = check.refusal(of: commit(now: Self.day.addingTimeInterval(limit + direction)))
        #expect(words?.contains("signature expired, signature time:20260131T093015Z,server time:20260131T09") == true)
    }

    @Test("locks a key for five minutes after more than five wrong signatures in a row")
    func lock() {
        for _ in 1...5 { #expect(check.refusal(of: commit(Self.wrong)) != nil) }
        #expect(check.refusal(of: commit()) == nil)
        for _ in 1...6 { #expect(check.refusal(of: commit(Self.wrong)) != nil) }
        #expect(check.refusal(of: commit())?.contains("failed to reach the limit") == true)
        #expect(check.refusal(of: commit(now: Self.day.addingTimeInterval(301))) == nil)
    }

    @Test("wants the token of a temporary key signed")
    func unsignedToken() {
        #expect(check.refusal(of: commit(extra: [("X-Security-Token", "t")])) != nil)
    }

    @Test(
        "takes the token in place of a signature, and nothing else",
        arguments: [("token", nil), ("other", "decrypt token fail")] as [(String, String?)])
    func token(text: String, words: String?) {
        #expect(check.refusal(of: commit(Self.wrong, extra: [("X-Auth-Token", text)])) == words)
    }

    @Test("knows nobody else's key, and no request without any")
    func unknown() {
        let head = SandboxRequestHead(
            method: "GET", path: "/",
            headers: [
                .init(
                    name: "Authorization",
                    value: "SDK-HMAC-SHA256 Access=OTHER, SignedHeaders=x-sdk-date, Signature=\(Self.wrong)")
            ])
        let request = SandboxRequest(
            head: head, body: commit().body, operation: nil, now: Self.day, fault: nil, id: "1")
        #expect(check.refusal(of: request) == "Get secretKey failed,ak:OTHER,err:ak not exist")
        let bare = SandboxRequest(
            head: SandboxRequestHead(method: "GET", path: "/"), body: commit().body, operation: nil, now: Self.day,
            fault: nil, id: "1")
        #expect(check.refusal(of: bare) == "x-auth-token not found")
    }
}
