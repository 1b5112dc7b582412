import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("COS, simulated", .timeLimited)
struct TencentCOSServiceTests {
    private static func applied(_ asker: TencentAsker) async throws -> TencentAsker.Answer {
        try await asker.ask("ApplyUpload", ["MediaType": "wav"])
    }

    @Test("an object is kept with its tag and checksum, and can be asked for")
    func objects() async throws {
        try await TencentAsker.run { asker in
            let place = try await Self.applied(asker)
            #expect(try await asker.ask("HEAD", place).status == 404)
            let put = try await asker.ask("PUT", place, body: Array("123456789".utf8))
            #expect(put.status == 200)
            #expect(put.header("ETag") == "\"25f9e794323b453885f5181f1b624d0b\"")
            #expect(put.header("x-cos-hash-crc64ecma") == "11051210869376104954")
            #expect(put.header("x-cos-request-id") != nil)
            #expect(try await asker.ask("GET", place).body == "123456789")
            #expect(try await asker.ask("HEAD", place).header("Content-Length") == "9")
        }
    }

    @Test("a stated MD5 is compared before anything is stored")
    func contentMD5() async throws {
        try await TencentAsker.run { asker in
            let place = try await Self.applied(asker)
            let wrong = try await asker.ask(
                "PUT", place, headers: ["Content-MD5: AAAAAAAAAAAAAAAAAAAAAA=="], body: Array("123456789".utf8))
            #expect(wrong.status == 400)
            #expect(wrong.body.contains("<Code>BadDigest</Code>"))
            #expect(try await asker.ask("HEAD", place).status == 404)
            let right = try await asker.ask(
                "PUT", place, headers: ["Content-MD5: JfnnlDI7RTiF9RgfG2JNCw=="], body: Array("123456789".utf8))
            #expect(right.status == 200)
        }
    }

    @Test("a credential is good for its object, and for a while")
    func credentials() async throws {
        try await TencentAsker.run { asker in
            let place = try await Self.applied(asker)
            let other = try await asker.ask("PUT", place, path: "/other.wav", body: [1])
            #expect(other.status == 403)
            #expect(other.body.contains("<Code>AccessDenied</Code>"))
            asker.advance(7199)
            #expect(try await asker.ask("PUT", place, body: [1]).status == 200)
            asker.advance(1)
            let late = try await asker.ask("PUT", place, body: [1])
            #expect(late.status == 403)
            #expect(late.body.contains("<Code>ExpiredToken</Code>"))
        }
    }

    @Test("an upload in parts is joined by number and tag")
    func parts() async throws {
        try await TencentAsker.run { asker in
            let place = try await Self.applied(asker)
            let begun = try await asker.ask("POST", place, query: "uploads=")
            let id = try #require(begun.body.firstMatch(of: /<UploadId>(.+)<\/UploadId>/)?.output.1)
            let pieces = [[UInt8](repeating: 1, count: 1 << 20), [UInt8](repeating: 2, count: 5)]
            var elements: [String] = []
            for (number, piece) in pieces.enumerated() {
                let part = try await asker.ask(
                    "PUT", place, query: "partNumber=\(number + 1)&uploadId=\(id)", body: piece)
                #expect(part.header("x-cos-hash-crc64ecma") == "\(CRC64.value(of: piece))")
                elements.append(
                    "<Part><PartNumber>\(number + 1)</PartNumber><ETag>\(part.header("ETag") ?? "")</ETag></Part>")
            }
            let uploads = try await asker.ask("GET", place, path: "/", query: "uploads=")
            #expect(uploads.body.contains("<UploadId>\(id)</UploadId>"))
            let listed = try await asker.ask("GET", place, query: "uploadId=\(id)")
            #expect(listed.body.matches(of: /<Size>(1048576|5)<\/Size>/).count == 2)
            for (parts, code) in [(elements.reversed().joined(), "InvalidPartOrder"), ("", "MalformedXML")] {
                let refused = try await asker.ask(
                    "POST", place, query: "uploadId=\(id)", body: Self.completion(parts))
                #expect(refused.body.contains("<Code>\(code)</Code>"))
            }
            let whole = try await asker.ask(
                "POST", place, query: "uploadId=\(id)", body: Self.completion(elements.joined()))
            #expect(whole.status == 200)
            #expect(whole.header("x-cos-hash-crc64ecma") == "\(CRC64.value(of: pieces[0] + pieces[1]))")
            #expect(try await asker.ask("HEAD", place).header("Content-Length") == "\((1 << 20) + 5)")
            #expect(try await asker.ask("DELETE", place, query: "uploadId=\(id)").status == 404)
        }
    }

    @Test("an upload that is aborted is gone")
    func aborting() async throws {
        try await TencentAsker.run { asker in
            let place = try await Self.applied(asker)
            let begun = try await asker.ask("POST", place, query: "uploads=")
            let id = try #require(begun.body.firstMatch(of: /<UploadId>(.+)<\/UploadId>/)?.output.1)
            let far = try await asker.ask("PUT", place, query: "partNumber=10001&uploadId=\(id)", body: [1])
            #expect(far.status == 400)
            #expect(try await asker.ask("DELETE", place, query: "uploadId=\(id)").status == 204)
            let late = try await asker.ask("PUT", place, query: "partNumber=1&uploadId=\(id)", body: [1])
            #expect(late.status == 404)
            #expect(late.body.contains("<Code>NoSuchUpload</Code>"))
        }
    }

    private static func completion(_ parts: String) -> [UInt8] {
        Array("<CompleteMultipartUpload>\(parts)</CompleteMultipartUpload>".utf8)
    }

    @Test("faults are COS's own")
    func faults() async throws {
        let orders = [
            "tencent.put:throttle", "tencent.put:500", "tencent.put:expire-url", "tencent.put:bad-crc",
            "tencent.apply@2:expire-url",
        ]
        try await TencentAsker.run(faults: orders) { asker in
            let place = try await Self.applied(asker)
            var answers: [String] = []
            for _ in 0..<4 {
                let answer = try await asker.ask("PUT", place, body: Array("123456789".utf8))
                let code = answer.body.firstMatch(of: /<Code>(.+)<\/Code>/).map { String($0.output.1) }
                answers.append("\(answer.status ?? 0) \(code ?? answer.header("x-cos-hash-crc64ecma") ?? "")")
            }
            #expect(
                answers == ["503 SlowDown", "500 InternalError", "403 AccessDenied", "200 11051210869376104955"])
            let expired = try await asker.ask("PUT", try await Self.applied(asker), body: [1])
            #expect(expired.body.contains("<Code>ExpiredToken</Code>"))
        }
    }
}
