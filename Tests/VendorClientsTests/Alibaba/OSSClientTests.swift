import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@Suite("OSS", .timeLimited) struct OSSClientTests {
    private let object = OSSObject(bucket: "your-bucket", key: "rec/旁白 01.wav")
    private let bytes = Array("RIFF-fake-wav-bytes-0123456789".utf8)
    private let crc = "5004225217454703408"

    @Test func `takes an object below its bucket's host`() async throws {
        let script = AlibabaScript(200, "", headers: ["ETag": "\"A\"", "x-oss-hash-crc64ecma": crc])
        let tag = try await script.storage.send(
            OSSPutObject(
                object: object, body: .bytes(bytes), contentType: "audio/x-wav", contentMD5: "CYDUMAo7Yr4ki2B+juyZ8Q==",
                expectedCRC64: crc))
        #expect(tag == "\"A\"")
        let request = try #require(script.requests.first)
        #expect(
            request.address
                == "https://your-bucket.oss-cn-shanghai.aliyuncs.com/rec/%E6%97%81%E7%99%BD%2001.wav")
        #expect(request.header("content-type") == "audio/x-wav")
        #expect(request.header("x-oss-security-token") == "t0ken")
        #expect(
            request.header("Authorization")?.hasPrefix(
                "OSS4-HMAC-SHA256 Credential=testAccessKeyId/20260102/cn-shanghai/oss/aliyun_v4_request,Signature=")
                == true)
    }

    @Test func `takes an object below the bucket's name on a bare address`() throws {
        let endpoint = try #require(Endpoint("http://127.0.0.1:8080"))
        let request = OSSClient.request(for: OSSHeadObject(object: object), endpoint: endpoint)
        #expect(request.address == "http://127.0.0.1:8080/your-bucket/rec/%E6%97%81%E7%99%BD%2001.wav")
        #expect(object.address(at: endpoint) == request.address)
    }

    @Test func `has stored other bytes where its CRC-64 differs`() async throws {
        let script = AlibabaScript(200, "", headers: ["x-oss-hash-crc64ecma": "1"])
        let failure = await #expect(throws: VendorFailure.self) {
            try await script.storage.send(
                OSSPutObject(object: object, body: .bytes(bytes), contentType: "audio/x-wav", expectedCRC64: crc))
        }
        #expect(failure?.kind == .corrupted)
        let silent = AlibabaScript(200, "")
        _ = try await silent.storage.send(
            OSSPutObject(object: object, body: .bytes(bytes), contentType: "audio/x-wav", expectedCRC64: crc))
    }

    @Test func `says what an object holds`() async throws {
        let script = AlibabaScript(
            200, "", headers: ["Content-Length": "30", "x-oss-hash-crc64ecma": crc, "ETag": "\"A\""])
        let facts = try await script.storage.send(OSSHeadObject(object: object))
        #expect(facts.byteCount == 30 && facts.crc64 == crc && facts.entityTag == "\"A\"")
        #expect(script.requests.first?.method == "HEAD")
    }

    @Test func `says in a header that an object is not there`() async throws {
        let error = "<Error><Code>NoSuchKey</Code><Message>no</Message><RequestId>r</RequestId></Error>"
        let script = AlibabaScript(404, "", headers: ["x-oss-err": Data(error.utf8).base64EncodedString()])
        let failure = await #expect(throws: VendorFailure.self) {
            try await script.storage.send(OSSHeadObject(object: object))
        }
        #expect(failure?.kind == .notFound && failure?.code == "NoSuchKey" && failure?.requestID == "r")
    }

    @Test func `takes an object in parts`() async throws {
        let fixtures = try #require(try AlibabaAnswers.at("multipartXML") as? [String: String])
        let initiate = AlibabaScript(200, try #require(fixtures["initiateResponse"]))
        let uploadID = try await initiate.storage.send(
            OSSInitiateMultipartUpload(object: object, contentType: "audio/x-wav"))
        #expect(uploadID == "0004B9894A22E5B1888A1E29F823****")
        #expect(initiate.requests.first?.encodedQuery == "uploads")

        let upload = AlibabaScript(200, "", headers: ["ETag": "\"A\"", "x-oss-hash-crc64ecma": crc])
        let part = try await upload.storage.send(
            OSSUploadPart(object: object, uploadID: uploadID, number: 1, bytes: bytes))
        #expect(part == OSSPart(number: 1, entityTag: "\"A\"", byteCount: 30, crc64: crc))
        #expect(upload.requests.first?.encodedQuery == "partNumber=1&uploadId=0004B9894A22E5B1888A1E29F823%2A%2A%2A%2A")
        #expect(upload.requests.first?.header("content-md5") == "CYDUMAo7Yr4ki2B+juyZ8Q==")

        let complete = AlibabaScript(200, "<CompleteMultipartUploadResult/>", headers: ["ETag": "\"B-1\""])
        let tag = "\"3349DC700140D7F86A078484278075A9\""
        _ = try await complete.storage.send(
            OSSCompleteMultipartUpload(
                object: object, uploadID: uploadID, parts: [OSSPart(number: 1, entityTag: tag)]))
        #expect(complete.requests.first?.body == .bytes(Array(try #require(fixtures["completeRequest"]).utf8)))

        let abort = AlibabaScript(204, "")
        try await abort.storage.send(OSSAbortMultipartUpload(object: object, uploadID: uploadID))
        #expect(abort.requests.first?.method == "DELETE")
    }

    @Test func `lists the parts that it has`() async throws {
        let list = """
            <ListPartsResult><UploadId>u</UploadId><NextPartNumberMarker>2</NextPartNumberMarker>
            <IsTruncated>true</IsTruncated>
            <Part><PartNumber>1</PartNumber><ETag>&quot;A&quot;</ETag><HashCrc64ecma>7</HashCrc64ecma><Size>5</Size></Part>
            <Part><PartNumber>2</PartNumber><ETag>"B"</ETag></Part></ListPartsResult>
            """
        let page = try await AlibabaScript(200, list).storage.send(OSSListParts(object: object, uploadID: "u"))
        #expect(
            page.parts == [
                OSSPart(number: 1, entityTag: "\"A\"", byteCount: 5, crc64: "7"),
                OSSPart(number: 2, entityTag: "\"B\""),
            ])
        #expect(page.nextMarker == 2)
        let circle = await #expect(throws: VendorFailure.self) {
            try await AlibabaScript(200, list).storage.send(OSSListParts(object: object, uploadID: "u", marker: 2))
        }
        #expect(circle?.kind == .answerLost)
    }

    @Test func `names no object twice, and none that cannot be`() {
        let put = OSSPutObject(
            object: OSSObject(bucket: "Bucket", key: "/a"), body: .none, contentType: "a/b")
        #expect(put.mistakes.map(\.parameter) == ["bucket", "key"])
        #expect(
            OSSPutObject(object: object, body: .file("x", byteCount: (5 << 30) + 1), contentType: "a/b")
                .mistakes.map(\.parameter) == ["body"])
        #expect(OSSUploadPart(object: object, uploadID: "u", number: 0, bytes: []).mistakes.count == 1)
        #expect(OSSUploadPart(object: object, uploadID: "u", number: 10_001, bytes: []).mistakes.count == 1)
        let twice = [OSSPart(number: 1, entityTag: "a"), OSSPart(number: 1, entityTag: "b")]
        #expect(OSSCompleteMultipartUpload(object: object, uploadID: "u", parts: twice).mistakes.count == 1)
    }

    @Test(arguments: [
        ("SignatureDoesNotMatch", 403, VendorFailure.Kind.unauthorized), ("RequestTimeTooSkewed", 403, .clockSkew),
        ("SecurityTokenExpired", 403, .expired), ("InvalidAccessKeyId", 403, .unauthorized),
        ("AccessDenied", 403, .unauthorized), ("NoSuchBucket", 404, .notFound), ("NoSuchUpload", 404, .notFound),
        ("InvalidDigest", 400, .corrupted), ("EntityTooLarge", 400, .refused), ("InternalError", 500, .unavailable),
        ("RequestTimeout", 400, .unavailable), ("UploadTrafficRateLimitExceeded", 503, .throttled),
        ("", 301, .redirected),
        ("", 408, .unavailable), ("", 429, .throttled), ("", 503, .unavailable), ("New", 409, .refused),
    ])
    func `says what to do about an error`(code: String, status: Int, kind: VendorFailure.Kind) async throws {
        let body = code.isEmpty ? "" : "<Error><Code>\(code)</Code><Message>m</Message></Error>"
        let script = AlibabaScript(status, body, headers: ["x-oss-qos-delay-time": "250", "x-oss-request-id": "r"])
        let failure = await #expect(throws: VendorFailure.self) {
            try await script.storage.send(OSSHeadObject(object: object))
        }
        #expect(failure?.kind == kind)
        #expect(failure?.retryAfterMilliseconds == 250)
        #expect(failure?.requestID == "r")
    }

    @Test func `of the samples is understood`() async throws {
        let samples = try #require(try AlibabaAnswers.at("errorsOSSXML") as? [[String: Any]])
        for (sample, kind) in zip(samples, [VendorFailure.Kind.unauthorized, .clockSkew]) {
            let script = AlibabaScript(
                try #require(sample["httpStatus"] as? Int), try #require(sample["body"] as? String))
            let failure = await #expect(throws: VendorFailure.self) {
                try await script.storage.send(OSSHeadObject(object: object))
            }
            #expect(failure?.kind == kind)
            #expect(failure?.requestID?.hasPrefix("0000") == true)
        }
        #expect(samples.count == 2)
    }
}
