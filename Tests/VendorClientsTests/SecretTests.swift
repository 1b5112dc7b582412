import Foundation
import PreflightModel
import Synchronization
import TestSupport
import Testing

@testable import VendorClients

/// Services quote what they were asked with. Whatever they answer, nothing that is said of it may hold a secret.
@Suite("Secrets", .timeLimited) struct SecretTests {
    /// A client that asks with a secret, and what it must not let out.
    struct Client: Sendable, CustomTestStringConvertible {
        var name: String
        var secrets: [String]
        var send: @Sendable (VendorConnection) async throws -> Void

        var testDescription: String { name }
    }

    private static let key = "kEy+With/Slashes=And0123456789abcdefXYZ"
    private static let token = "toKen//SLASHED+token==0987654321zyxwvuT"
    private static let signature = "SiGnAtUrE0123456789/abcdefgh="

    private static let alibaba = AlibabaCredentials(
        accessKeyID: "public", accessKeySecret: Secret(key), securityToken: Secret(token))

    private static let address =
        "https://b.obs.cn-north-4.myhuaweicloud.com/k?Expires=4000000000&AccessKeyId=AK&Signature="
        + PercentEncoding.encode(signature)

    static let clients = [
        Client(name: "Alibaba's media services", secrets: [key, token]) {
            _ = try await AlibabaClient(
                credentials: alibaba, endpoint: AlibabaRegion.shanghai.mediaServices, connection: $0
            ).send(GetCustomizedVoiceJob(jobID: "1"))
        },
        Client(name: "OSS", secrets: [key, token]) {
            _ = try await OSSClient(
                credentials: alibaba, endpoint: AlibabaRegion.shanghai.objectStorage, region: .shanghai, connection: $0
            ).send(OSSInitiateMultipartUpload(object: OSSObject(bucket: "abc", key: "k"), contentType: "audio/wav"))
        },
        Client(name: "MetaStudio with a key", secrets: [key, token]) {
            let proof = HuaweiCredentials.AccessKey(id: "AK", secret: Secret(key), securityToken: Secret(token))
            _ = try await HuaweiClient(
                credentials: HuaweiCredentials(.accessKey(proof), projectID: "p"), endpoint: Endpoint(host: "h"),
                connection: $0
            ).send(ShowVoiceTrainingJob(jobID: "j"))
        },
        Client(name: "MetaStudio with a token", secrets: [token]) {
            _ = try await HuaweiClient(
                credentials: HuaweiCredentials(.token(Secret(token)), projectID: "p"), endpoint: Endpoint(host: "h"),
                connection: $0
            ).send(ShowVoiceTrainingJob(jobID: "j"))
        },
        Client(name: "IAM", secrets: [key]) {
            _ = try await HuaweiLogin(user: "u", password: Secret(key), domain: "d", projectID: "p")
                .fetchToken(from: Endpoint(host: "iam"), over: $0)
        },
        Client(name: "OBS", secrets: [signature]) {
            _ = try await OBSClient(connection: $0).send(
                OBSPutObject(
                    address: OBSAddress(address), file: RecordingPath("a.zip"), byteCount: 1, contentType: nil))
        },
        Client(name: "VOD", secrets: [key, token]) {
            let credentials = TencentCredentials(secretID: "public", secretKey: Secret(key), token: Secret(token))
            _ = try await TencentClient(credentials: credentials, connection: $0)
                .send(DescribeTaskDetail(taskID: "t", subAppID: 1))
        },
        Client(name: "COS", secrets: [key, token]) {
            let credentials = TencentCredentials(secretID: "public", secretKey: Secret(key), token: Secret(token))
            _ = try await COSClient(credentials: credentials, endpoint: Endpoint(host: "cos"), connection: $0)
                .send(COSPutObject(key: "k", body: .bytes([1]), crc64: "1"))
        },
    ]

    /// Every place of an answer in which each client looks, with `text` in it.
    private static func answers(quoting text: String) -> [HTTPResponse] {
        let escaped = text.replacing("&", with: "&amp;")
        let words = [
            "for \(text)", String(repeating: "w", count: 190) + text, String(repeating: "w", count: 990) + text,
        ]
        var bodies = [text, "<html>\(text)</html>"]
        for word in words {
            bodies += [
                word, #"{"Code":"Refused","Message":"\#(word)"}"#,
                #"{"error_code":"A.1","error_msg":"\#(word)","request_id":"\#(text)"}"#,
                #"{"error":{"code":"\#(text)","message":"\#(word)"}}"#,
                #"{"Response":{"Error":{"Code":"\#(text)","Message":"\#(word)"},"RequestId":"\#(text)"}}"#,
                "<Error><Code>\(escaped)</Code><Message>\(word.replacing("&", with: "&amp;"))</Message>"
                    + "<RequestId>\(escaped)</RequestId></Error>",
            ]
        }
        let names = ["x-acs-request-id", "x-oss-request-id", "X-Request-Id", "x-obs-request-id", "x-cos-request-id"]
        let document = Data("<Error><Code>C</Code><Message>\(escaped)</Message></Error>".utf8).base64EncodedString()
        let headers =
            names.map { HTTPRequest.Header($0, text) } + [
                HTTPRequest.Header("Location", "https://elsewhere.example.com/\(text)"),
                HTTPRequest.Header("x-oss-err", document), HTTPRequest.Header("x-cos-hash-crc64ecma", text),
            ]
        return [200, 301, 403, 503].flatMap { status in
            bodies.map { HTTPResponse(status: status, headers: headers, body: Array($0.utf8)) }
        } + [HTTPResponse(status: 403, headers: headers)]
    }

    /// What of `secret` stands in `text`, in pieces of ten characters.
    private static func leak(of secret: String, in text: String) -> String? {
        [secret, PercentEncoding.encode(secret), secret.replacing("/", with: "\\/")].lazy.compactMap { form in
            let characters = Array(form)
            return characters.indices.dropLast(9).map { String(characters[$0..<$0 + 10]) }.first { text.contains($0) }
        }.first
    }

    @Test("stand in no failure and in no note of an answer", arguments: clients)
    func areNotShown(client: Client) async throws {
        for secret in client.secrets {
            for form in [secret, PercentEncoding.encode(secret), secret.replacing("/", with: "\\/")] {
                for answer in Self.answers(quoting: form) {
                    let said = await said(client, .success(answer))
                    let leak = client.secrets.lazy.compactMap { Self.leak(of: $0, in: said) }.first
                    #expect(
                        leak == nil, "\(String(decoding: answer.body.prefix(80), as: UTF8.self)) (\(answer.status))")
                    guard leak == nil else { return }
                }
                let said = await said(client, .failure(TransportFailure(.answerLost, "sent \(form)")))
                #expect(said.contains("<secret>") && Self.leak(of: secret, in: said) == nil)
            }
        }
    }

    @Test("of an answer stand in no failure where the answer cannot be read")
    func ofAnswers() async throws {
        let temporary = "temporarySecret0123456789"
        let bodies = [
            #"{"SecretKey":"\#(temporary)","training_data_uploading_url":"\#(temporary)","UploadAuth":"\#(temporary)"}"#,
            #"{"Response":{"TempCertificate":{"SecretKey":"\#(temporary)"}}}"#,
        ]
        let requests: [Client] = [
            Client(name: "CreateUploadMedia", secrets: []) {
                _ = try await AlibabaClient(
                    credentials: Self.alibaba, endpoint: AlibabaRegion.shanghai.mediaServices, connection: $0
                ).send(CreateUploadMedia(name: "a", fileExtension: "wav", byteCount: 1))
            },
            Client(name: "CreateTrainingJob", secrets: []) {
                _ = try await HuaweiClient(
                    credentials: HuaweiCredentials(.token(Secret("t")), projectID: "p"), endpoint: Endpoint(host: "h"),
                    connection: $0
                ).send(CreateTrainingJob(.basic, details: HuaweiTrainingDetails(voiceName: "v")))
            },
            Client(name: "ApplyUpload", secrets: []) {
                _ = try await TencentClient(
                    credentials: TencentCredentials(secretID: "i", secretKey: Secret("k")), connection: $0
                ).send(ApplyUpload(mediaType: "wav", subAppID: 1))
            },
        ]
        for request in requests {
            for body in bodies {
                let said = await said(request, .success(HTTPResponse(status: 200, body: Array(body.utf8))))
                #expect(said.contains("answerLost"), "\(request.name)")
                #expect(!said.contains(temporary), "\(request.name)")
            }
        }
    }

    /// All that is said of an answer: the failure, in every description, and what the witness is told.
    private func said(_ client: Client, _ answer: Result<HTTPResponse, TransportFailure>) async -> String {
        let transport = HuaweiScript(answer)
        let noted = Mutex("")
        do {
            let witness: @Sendable (VendorResponse) -> Void = { response in noted.withLock { $0 += "\(response) " } }
            try await VendorResponse.$witness.withValue(witness) { try await client.send(transport.connection) }
        } catch {
            return noted.withLock { $0 } + "\(error) \(String(reflecting: error))"
        }
        return noted.withLock { $0 }
    }
}
