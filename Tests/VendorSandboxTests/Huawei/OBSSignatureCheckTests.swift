import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

/// The addresses were made by the official SDK (esdk-obs-python 3.26.6) with made-up keys and a frozen clock.
@Suite("Presigned addresses of OBS", .timeLimited)
struct OBSSignatureCheckTests {
    private static let day = Date(timeIntervalSince1970: 1_769_851_815)
    private static let zip =
        "Expires=1769855415&AccessKeyId=AKEXAMPLE0123456789A&Signature=HGVLtkO0nR8E0umgd8H05HE%2BlAs%3D"
    private let presigning = OBSSignatureCheck(
        secrets: ["AKEXAMPLE0123456789A": "SKEXAMPLE0123456789abcdefghijklmnopqrstuv"])

    private func mistake(
        _ query: String, _ headers: [String: String], key: String = "data.zip", now: Date = day
    ) -> OBSSignatureCheck.Mistake? {
        let head = SandboxRequestHead(
            method: "PUT", path: "/my-bucket/voice/abcdefg/\(key)", query: query,
            headers: headers.map { .init(name: $0.key, value: $0.value) })
        do throws(OBSSignatureCheck.Mistake) {
            try presigning.check(head, now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test("are good where the official SDK signed them")
    func official() {
        #expect(mistake(Self.zip, ["Content-Type": "application/zip"]) == nil)
        let bare = "Expires=1769855415&AccessKeyId=AKEXAMPLE0123456789A&Signature=VPXsDGXcuZmOhW7GYQ/oYX8Zng0%3D"
        #expect(mistake(bare, [:]) == nil)
        let wav = "Expires=1769855415&AccessKeyId=AKEXAMPLE0123456789A&Signature=JsJNeSOj5lXtczMEJfZZWezmEuo%3D"
        #expect(mistake(wav, ["Content-Type": "audio/wav"], key: "data0.wav") == nil)
        let md5 = "Expires=1769855415&AccessKeyId=AKEXAMPLE0123456789A&Signature=zsB8YHBuX4pkdBDtpoQ21DOmavA%3D"
        #expect(
            mistake(md5, ["Content-Type": "application/zip", "Content-MD5": "XUFAKrxLKna5cZ2REBfFkg=="]) == nil)
        let token =
            "x-obs-security-token=TOKENEXAMPLE/%2B%3D&Expires=1769855415&AccessKeyId=AKEXAMPLE0123456789A"
            + "&Signature=towC9QOJLc2Con1XliSkddoHgS0%3D"
        #expect(mistake(token, ["Content-Type": "application/zip"]) == nil)
    }

    @Test("are good with headers that are not signed", arguments: ["Content-Length", "User-Agent", "X-Auth-Token"])
    func unsignedHeaders(name: String) {
        #expect(mistake(Self.zip, ["Content-Type": "application/zip", name: "5"]) == nil)
    }

    @Test(
        "are good for nothing else",
        arguments: [
            [:], ["Content-Type": "application/octet-stream"], ["Content-Type": "application/zip; charset=utf-8"],
            ["Content-Type": "application/zip", "Content-MD5": "XUFAKrxLKna5cZ2REBfFkg=="],
            ["Content-Type": "application/zip", "x-obs-acl": "private"],
        ] as [[String: String]])
    func mismatch(headers: [String: String]) {
        guard case .mismatch = mistake(Self.zip, headers) else {
            Issue.record("\(headers) went through")
            return
        }
    }

    @Test("expire to the second")
    func expiry() {
        let end = Date(timeIntervalSince1970: 1_769_855_415)
        let type = ["Content-Type": "application/zip"]
        #expect(mistake(Self.zip, type, now: end.addingTimeInterval(-1)) == nil)
        #expect(mistake(Self.zip, type, now: end) == .expired(end))
    }

    @Test("that the sandbox makes are good, also for names that need encoding")
    func own() throws {
        let address = presigning.address(
            at: "http://127.0.0.1:9", bucket: "b", key: "v/a b+声.zip", contentType: "application/zip",
            expires: Self.day.addingTimeInterval(60), by: "AKEXAMPLE0123456789A")
        let parts = address.replacing("http://127.0.0.1:9", with: "").split(separator: "?", maxSplits: 1)
        let head = SandboxRequestHead(
            method: "PUT", path: String(parts[0]), query: String(parts[1]),
            headers: [.init(name: "content-type", value: "application/zip")])
        try presigning.check(head, now: Self.day)
        #expect(mistake("", [:]) == .unsigned)
        #expect(mistake(Self.zip.replacing("789A", with: "789B"), [:]) == .unknownKey)
    }
}
