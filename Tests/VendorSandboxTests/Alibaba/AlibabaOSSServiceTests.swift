import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("OSS, simulated", .timeLimited) struct AlibabaOSSServiceTests {
    @Test func `an object is kept with its tag and checksum, and can be looked at`() async throws {
        try await AlibabaAsker.run { asker in
            let path = "/\(asker.credentials.bucket)/a/b.wav"
            let absent = try await asker.ask("HEAD", path)
            #expect(absent.status == 404)
            let error = try #require(Data(base64Encoded: absent.header("x-oss-err") ?? ""))
            #expect(String(decoding: error, as: UTF8.self).contains("<Code>NoSuchKey</Code>"))
            let put = try await asker.ask("PUT", path, body: Array("123456789".utf8))
            #expect(put.status == 200)
            #expect(put.header("ETag") == "\"25F9E794323B453885F5181F1B624D0B\"")
            #expect(put.header("x-oss-hash-crc64ecma") == "11051210869376104954")
            #expect(put.header("Content-MD5") == "JfnnlDI7RTiF9RgfG2JNCw==")
            #expect(put.header("x-oss-request-id")?.isEmpty == false)
            let head = try await asker.ask("HEAD", path)
            #expect(head.header("Content-Length") == "9")
            #expect(head.header("x-oss-hash-crc64ecma") == "11051210869376104954")
            #expect(head.body.isEmpty)
        }
    }

    @Test func `a stated MD5 is compared before anything is stored`() async throws {
        try await AlibabaAsker.run { asker in
            let path = "/\(asker.credentials.bucket)/a.wav"
            let wrong = try await asker.ask(
                "PUT", path, headers: ["Content-MD5": "AAAAAAAAAAAAAAAAAAAAAA=="], body: Array("123456789".utf8))
            #expect(wrong.status == 400)
            #expect(wrong.body.contains("<Code>InvalidDigest</Code>"))
            #expect(try await asker.ask("HEAD", path).status == 404)
            let right = try await asker.ask(
                "PUT", path, headers: ["Content-MD5": "JfnnlDI7RTiF9RgfG2JNCw=="], body: Array("123456789".utf8))
            #expect(right.status == 200)
        }
    }

    @Test func `an object can be kept from being replaced`() async throws {
        try await AlibabaAsker.run { asker in
            let path = "/\(asker.credentials.bucket)/a.wav"
            let only = ["x-oss-forbid-overwrite": "true"]
            let first = try await asker.ask("PUT", path, headers: only, body: [1])
            let second = try await asker.ask("PUT", path, headers: only, body: [2])
            let replacing = try await asker.ask("PUT", path, body: [2])
            #expect([first, second, replacing].map(\.status) == [200, 409, 200])
        }
    }

    @Test(arguments: [
        ("PUT", "/nobodys-bucket/a.wav", "NoSuchBucket"), ("PUT", "/bucket", "InvalidObjectName"),
        ("PATCH", "OWN/a.wav", "MethodNotAllowed"),
    ])
    func `what is not there is said`(method: String, path: String, code: String) async throws {
        try await AlibabaAsker.run { asker in
            let path = path.replacing("OWN", with: "/\(asker.credentials.bucket)")
            let refused = try await asker.ask(method, path, body: [1])
            #expect(refused.body.contains("<Code>\(code)</Code>"))
        }
    }

    @Test func `an upload in parts is joined by number and tag, and its parts are listed`() async throws {
        try await AlibabaAsker.run { asker in
            let path = "/\(asker.credentials.bucket)/take.wav"
            let begun = try await asker.ask("POST", path, query: "encoding-type=url&uploads=")
            #expect(begun.body.contains("<EncodingType>url</EncodingType>"))
            let id = try #require(begun.body.firstMatch(of: /<UploadId>(.+)<\/UploadId>/)?.output.1)
            let pieces = [[UInt8](repeating: 1, count: 102_400), [UInt8](repeating: 2, count: 5)]
            var elements: [String] = []
            for (number, piece) in pieces.enumerated() {
                let part = try await asker.ask(
                    "PUT", path, query: "partNumber=\(number + 1)&uploadId=\(id)", body: piece)
                #expect(part.header("x-oss-hash-crc64ecma") == "\(CRC64.value(of: piece))")
                let tag = part.header("ETag") ?? ""
                elements.append("<Part><PartNumber>\(number + 1)</PartNumber><ETag>\(tag)</ETag></Part>")
            }
            let first = try await asker.ask("GET", path, query: "max-parts=1&uploadId=\(id)")
            #expect(first.body.contains("<IsTruncated>true</IsTruncated>"))
            #expect(first.body.contains("<Size>102400</Size>"))
            let rest = try await asker.ask("GET", path, query: "part-number-marker=1&uploadId=\(id)")
            #expect(rest.body.contains("<IsTruncated>false</IsTruncated>"))
            #expect(rest.body.matches(of: /<Part>/).count == 1)
            for (parts, code) in [(elements.reversed().joined(), "InvalidPartOrder"), ("", "InvalidPart")] {
                let refused = try await asker.ask(
                    "POST", path, query: "uploadId=\(id)", body: Self.completion(parts))
                #expect(refused.body.contains("<Code>\(code)</Code>"))
            }
            let garbled = try await asker.ask("POST", path, query: "uploadId=\(id)", body: [1, 2])
            #expect(garbled.body.contains("<Code>MalformedXML</Code>"))
            let whole = try await asker.ask(
                "POST", path, query: "uploadId=\(id)", body: Self.completion(elements.joined()))
            #expect(whole.status == 200)
            #expect(whole.header("x-oss-hash-crc64ecma") == "\(CRC64.value(of: pieces[0] + pieces[1]))")
            #expect(try await asker.ask("HEAD", path).header("Content-Length") == "102405")
            #expect(try await asker.ask("DELETE", path, query: "uploadId=\(id)").status == 404)
        }
    }

    @Test func `a part other than the last has 100 KB at least`() async throws {
        try await AlibabaAsker.run { asker in
            let path = "/\(asker.credentials.bucket)/take.wav"
            let begun = try await asker.ask("POST", path, query: "uploads=")
            let id = try #require(begun.body.firstMatch(of: /<UploadId>(.+)<\/UploadId>/)?.output.1)
            var elements: [String] = []
            for number in 1...2 {
                let part = try await asker.ask(
                    "PUT", path, query: "partNumber=\(number)&uploadId=\(id)",
                    body: [UInt8](repeating: 0, count: 102_399))
                let tag = part.header("ETag") ?? ""
                elements.append("<Part><PartNumber>\(number)</PartNumber><ETag>\(tag)</ETag></Part>")
            }
            let small = try await asker.ask(
                "POST", path, query: "uploadId=\(id)", body: Self.completion(elements.joined()))
            #expect(small.body.contains("<Code>EntityTooSmall</Code>"))
            #expect(try await asker.ask("DELETE", path, query: "uploadId=\(id)").status == 204)
            let late = try await asker.ask("PUT", path, query: "partNumber=1&uploadId=\(id)", body: [1])
            #expect(late.body.contains("<Code>NoSuchUpload</Code>"))
        }
    }

    private static func completion(_ parts: String) -> [UInt8] {
        Array("<CompleteMultipartUpload>\(parts)</CompleteMultipartUpload>".utf8)
    }

    @Test func `faults are OSS's own`() async throws {
        let orders = [
            "alibaba.put:throttle", "alibaba.put:500", "alibaba.put:clock-skew", "alibaba.put:bad-crc",
        ]
        try await AlibabaAsker.run(faults: orders) { asker in
            let path = "/\(asker.credentials.bucket)/a.wav"
            var answers: [String] = []
            for _ in 0..<5 {
                let answer = try await asker.ask("PUT", path, body: Array("123456789".utf8))
                let code = answer.body.firstMatch(of: /<Code>(.+)<\/Code>/).map { String($0.output.1) }
                answers.append("\(answer.status ?? 0) \(code ?? answer.header("x-oss-hash-crc64ecma") ?? "")")
            }
            #expect(
                answers == [
                    "503 UploadTrafficRateLimitExceeded", "500 InternalError", "403 RequestTimeTooSkewed",
                    "200 11051210869376104955", "200 11051210869376104954",
                ])
        }
    }
}
