import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct TencentClientTests {
    private static let credentials = TencentCredentials(
        secretID: "exampleSecretId", secretKey: Secret("MARKED-KEY"), token: Secret("MARKED-TOKEN"))

    private static func client(_ answers: AnsweringTransport.Answer...) -> (TencentClient, AnsweringTransport) {
        let transport = AnsweringTransport(answers)
        let connection = VendorConnection(
            transport: transport, now: { Date(timeIntervalSince1970: 1_763_600_000) }, nonce: { "" })
        return (TencentClient(credentials: credentials, connection: connection), transport)
    }

    private static func error(_ code: String, _ message: String = "m") -> AnsweringTransport.Answer {
        .json(200, #"{"Response":{"Error":{"Code":"\#(code)","Message":"\#(message)"},"RequestId":"r-1"}}"#)
    }

    private static let look = DescribeTaskDetail(taskID: "t", subAppID: 1)

    private static func failure(of answer: AnsweringTransport.Answer) async throws -> VendorFailure {
        let (client, _) = client(answer)
        return try await #require(throws: VendorFailure.self) { _ = try await client.send(look) }
    }

    @Test func `sends what it signed to the site's host, once`() async throws {
        let (client, transport) = Self.client(.json(200, #"{"Response":{"TaskId":"1-t","RequestId":"r"}}"#))
        let request = CreateAigcAudioClone(
            subAppID: 1, audio: .url("https://example.com/a.wav"), voiceID: "abcdefgh", text: "你好。")
        let answer = try await client.send(request)
        #expect(answer.taskID == "1-t")
        #expect(answer.requestID == "r")
        let sent = try #require(await transport.requests.first)
        #expect(await transport.requests.count == 1)
        #expect(sent.address == "https://vod.intl.tencentcloudapi.com/")
        #expect(sent.header("X-TC-Action") == "CreateAigcAudioClone")
        #expect(sent.header("X-TC-Version") == "2018-07-17")
        #expect(sent.header("X-TC-Timestamp") == "1763600000")
        #expect(sent.header("X-TC-Token") == "MARKED-TOKEN")
        #expect(sent.header("X-TC-Region") == nil)
        guard case .bytes(let body) = sent.body else { throw CocoaError(.coderInvalidValue) }
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.contains("你好。"))
        #expect(text.contains("https://example.com/a.wav"))
        let unsigned = try client.request(for: request)
        #expect(unsigned.header("Authorization") == nil)
        #expect(unsigned.header("X-TC-Token") == nil)
        #expect(unsigned.body == sent.body)
        #expect(
            TencentSigner().sign(unsigned, credentials: Self.credentials, at: client.connection.signingMoment())
                == sent)
    }

    @Test func `states a region where the operation needs one`() throws {
        var (client, _) = Self.client()
        let commit = CommitUpload(vodSessionKey: "k", subAppID: 1)
        #expect(try client.request(for: commit).header("X-TC-Region") == "ap-singapore")
        client.region = ""
        #expect(throws: RequestRefused.self) { _ = try client.request(for: commit) }
        #expect(try client.request(for: Self.look).header("X-TC-Region") == nil)
    }

    @Test func `knows both sites`() {
        let connection = VendorConnection(transport: AnsweringTransport([]), now: { Date() }, nonce: { "" })
        let client = TencentClient(credentials: Self.credentials, site: .mainland, connection: connection)
        #expect(client.endpoint.authority == "vod.tencentcloudapi.com")
        #expect(client.region == "ap-guangzhou")
        #expect(TencentSite.international.endpoint.authority == "vod.intl.tencentcloudapi.com")
    }

    @Test func `sends nothing that the documents forbid`() async throws {
        let (client, transport) = Self.client(.json(200, "{}"))
        let refused = await #expect(throws: RequestRefused.self) {
            _ = try await client.send(DescribeTaskDetail(taskID: "", subAppID: 0))
        }
        #expect(refused?.operation == "DescribeTaskDetail")
        #expect(refused?.mistakes.count == 2)
        #expect(await transport.requests.isEmpty)
    }

    @Test func `sends no more than TC3 signs`() throws {
        let (client, _) = Self.client()
        let request = CreateAigcAudioClone(
            subAppID: 1, audio: .file(id: "f"), voiceID: "abcdefgh", text: "t",
            extInfo: String(repeating: "e", count: TencentClient.greatestBody))
        #expect(throws: RequestRefused.self) { _ = try client.request(for: request) }
    }

    @Test(arguments: [
        ("AuthFailure.SignatureExpire", VendorFailure.Kind.clockSkew),
        ("AuthFailure.TokenFailure", .credentialsExpired),
        ("AuthFailure.SignatureFailure", .unauthorized), ("AuthFailure.SecretIdNotFound", .unauthorized),
        ("AuthFailure", .unauthorized), ("UnauthorizedOperation", .unauthorized),
        ("UnauthorizedOperation.CamNoAuth", .unauthorized), ("IpInBlacklist", .unauthorized),
        ("IpNotInWhitelist", .unauthorized), ("FailedOperation.InvalidAccount", .unauthorized),
        ("FailedOperation.UserStatusInavlid", .unauthorized),
        ("RequestLimitExceeded", .throttled), ("RequestLimitExceeded.UinLimitExceeded", .throttled),
        ("RequestLimitExceeded.GlobalRegionUinLimitExceeded", .throttled), ("LimitExceeded", .refused),
        ("InternalError", .unavailable), ("InternalError.DBError", .unavailable),
        ("FailedOperation.NetWorkError", .unavailable), ("FailedOperation.DBError", .unavailable),
        ("FailedOperation.UploadCosFail", .unavailable), ("FailedOperation", .refused),
        ("FailedOperation.InvalidVodUser", .refused), ("FailedOperation.TaskDuplicate", .refused),
        ("FailedOperation.MediaType", .refused), ("InvalidParameter", .refused),
        ("InvalidParameterValue.SubAppId", .refused), ("InvalidParameterValue.SessionId", .refused),
        ("InvalidParameterValue.SessionIdTooLong", .refused), ("InvalidParameterValue.VodSessionKey", .refused),
        ("InvalidParameterValue.FileId", .notFound), ("InvalidParameterValue.FileIdsEmpty", .refused),
        ("ResourceNotFound", .notFound), ("ResourceNotFound.FileNotExist", .notFound),
        ("MissingParameter", .refused), ("UnknownParameter", .refused), ("UnsupportedOperation", .refused),
        ("InvalidAction", .refused), ("ActionOffline", .refused), ("SomethingNew.Entirely", .refused),
    ])
    func `reads an error in an HTTP 200 by its code's prefix`(code: String, kind: VendorFailure.Kind) async throws {
        let failure = try await Self.failure(of: Self.error(code))
        #expect(failure.kind == kind)
        #expect(failure.code == code)
        #expect(failure.status == 200)
        #expect(failure.requestID == "r-1")
        #expect(failure.operation == "DescribeTaskDetail")
        #expect(failure.vendor == .tencent)
    }

    @Test func `reads the vendor's sample of an error`() async throws {
        let failure = try await Self.failure(of: .bytes(200, TencentVectors.sample("errorResponse")))
        #expect(failure.code == "AuthFailure.SignatureFailure")
        #expect(failure.message.hasPrefix("The provided credentials could not be validated."))
        #expect(failure.requestID == "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6")
    }

    @Test func `tells a duplicate session from one that is too long`() {
        #expect(TencentErrors.matches("InvalidParameterValue.SessionId", TencentErrors.duplicateSession))
        #expect(!TencentErrors.matches("InvalidParameterValue.SessionIdTooLong", TencentErrors.duplicateSession))
    }

    @Test(arguments: [
        (301, VendorFailure.Kind.redirected), (302, .redirected), (307, .redirected), (400, .refused),
        (401, .unauthorized), (403, .unauthorized), (404, .refused), (408, .unavailable), (413, .refused),
        (429, .throttled), (500, .unavailable), (502, .unavailable), (503, .unavailable), (504, .unavailable),
        (204, .answerLost), (202, .answerLost),
    ])
    func `reads any other status by itself`(status: Int, kind: VendorFailure.Kind) async throws {
        let failure = try await Self.failure(of: .json(status, "<html>gateway</html>"))
        #expect(failure.kind == kind)
        #expect(failure.status == status)
    }

    @Test func `believes a code in another status too`() async throws {
        let failure = try await Self.failure(
            of: .json(429, #"{"Response":{"Error":{"Code":"RequestLimitExceeded"},"RequestId":"r"}}"#))
        #expect(failure.kind == .throttled)
        #expect(failure.code == "RequestLimitExceeded")
        #expect(failure.message.isEmpty)
    }

    @Test(arguments: [
        ("", "is not JSON"), ("<html>", "is not JSON"), ("[]", "has another form than documented"),
        ("{}", "has no Response"), (#"{"Response":{}}"#, "has no Status"), (#"{"Response":null}"#, "has another"),
        (#"{"Response":{"Status":7}}"#, "has another Status than documented"),
    ])
    func `counts a success that says nothing as a lost answer`(body: String, reason: String) async throws {
        let failure = try await Self.failure(of: .json(200, body))
        #expect(failure.kind == .answerLost)
        #expect(failure.message.contains(reason))
        #expect(body.isEmpty || failure.message.contains(body))
    }

    @Test func `is not overthrown by deep or long answers`() async throws {
        let deep = String(repeating: "[", count: 200_000)
        let failure = try await Self.failure(of: .json(200, deep))
        #expect(failure.kind == .answerLost)
        #expect(failure.message.count < 400)
        let long = try await Self.failure(of: Self.error("InternalError", String(repeating: "m", count: 100_000)))
        #expect(long.message.count <= 1000)
    }

    @Test(arguments: [
        (TransportFailure.Kind.unreachable, VendorFailure.Kind.unreachable), (.answerLost, .answerLost),
        (.answerTooLarge, .answerLost), (.cancelled, .cancelled), (.unreadableBody, .unreadableBody),
    ])
    func `keeps what the transport knows`(kind: TransportFailure.Kind, expected: VendorFailure.Kind) async throws {
        let failure = try await Self.failure(of: .failure(TransportFailure(kind, "cause")))
        #expect(failure.kind == expected)
        #expect(failure.message == "cause")
    }

    @Test func `shows no secret that an answer repeats`() async throws {
        let failure = try await Self.failure(of: Self.error("AuthFailure", "token MARKED-TOKEN, key MARKED-KEY"))
        #expect(!"\(failure)".contains("MARKED"))
        let lost = try await Self.failure(of: .json(200, "you sent MARKED-TOKEN"))
        #expect(!"\(lost)".contains("MARKED"))
        let transport = try await Self.failure(of: .failure(TransportFailure(.answerLost, "header MARKED-KEY")))
        #expect(!"\(transport)".contains("MARKED"))
    }

    @Test func `keeps the pause that the gateway asks for`() async throws {
        let failure = try await Self.failure(of: .response(.init(status: 503, headers: [.init("retry-after", "7")])))
        #expect(failure.retryAfterMilliseconds == 7000)
        let absurd = try await Self.failure(
            of: .response(.init(status: 503, headers: [.init("retry-after", "9223372036854775807")])))
        #expect(absurd.retryAfterMilliseconds == nil)
    }

    @Test func `reads the samples of the documents`() async throws {
        let (creating, _) = Self.client(.bytes(200, try TencentVectors.sample("createResponse")))
        let created = try await creating.send(
            CreateAigcAudioClone(subAppID: 1, audio: .file(id: "f"), voiceID: "abcdefgh", text: "t"))
        #expect(created.taskID == "221073-CreateAigcAudioClone-4f736149667baa953315afe87daacad6t")

        let (applying, _) = Self.client(.bytes(200, try TencentVectors.sample("applyUploadResponse")))
        let applied = try await applying.send(ApplyUpload(mediaType: "wav", subAppID: 1))
        #expect(applied.storageBucket == "xadagzp111211-100922")
        #expect(applied.storageRegion == "ap-guangzhou-2")
        #expect(applied.vodSessionKey == "VodSessionKey")
        #expect(applied.objectKey == "dir/name.xx")
        #expect(applied.temporaryCredentials?.token?.reveal() == "xxxxxxxx")
        #expect(applied.expiredTime == 182_823_331)

        let (committing, _) = Self.client(
            .json(200, #"{"Response":{"FileId":"24820810452266399","MediaUrl":"http://e/f0.mp4","CoverUrl":null}}"#))
        let committed = try await committing.send(CommitUpload(vodSessionKey: "k", subAppID: 1))
        #expect(committed.fileID == "24820810452266399")
    }

    @Test func `uses the account's own key where no temporary credential comes`() async throws {
        let (client, _) = Self.client(
            .json(
                200,
                #"{"Response":{"StorageBucket":"b-1","StorageRegion":"r","VodSessionKey":"k","#
                    + #""MediaStoragePath":"a","TempCertificate":null}}"#))
        let answer = try await client.send(ApplyUpload(mediaType: "wav", subAppID: 1))
        #expect(answer.temporaryCredentials == nil)
        #expect(answer.objectKey == "a")
    }

    @Test func `takes FINISH with a code for the failure that it is`() async throws {
        let (good, _) = Self.client(.bytes(200, try TencentVectors.sample("describeTaskDetailSuccess")))
        let success = try await good.send(Self.look)
        #expect(success.isSuccess)
        #expect(success.clone?.output?.demoAudio == "https://example.com/demo.mp3")
        #expect(success.clone?.output?.state == "success")
        #expect(success.clone?.sessionID == "mySessionid")

        let (bad, _) = Self.client(.bytes(200, try TencentVectors.sample("describeTaskDetailFailure")))
        let failure = try await bad.send(Self.look)
        #expect(failure.status == .finish)
        #expect(!failure.isSuccess)
        #expect(failure.clone?.hasCode == true)
        #expect(failure.clone?.errCode == 40000)
    }

    @Test(arguments: [
        (#""Status":"PROCESSING","CreateAigcAudioCloneTask":{"Status":"FINISH","Output":{"VoiceId":"v"}}"#, false),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"PROCESSING","Output":{"VoiceId":"v"}}"#, false),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","Output":{"State":"failed"}}"#, false),
        (
            #""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","ErrCode":1,"Output":{"VoiceId":"v"}}"#,
            false
        ),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","ErrCodeExt":"X"}"#, false),
        (#""Status":"ABORTED","CreateAigcAudioCloneTask":null"#, false),
        (#""Status":"WAITING""#, false), (#""Status":"MELTING","TaskType":"New""#, false),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","Output":{"VoiceId":"v"}}"#, true),
    ])
    func `calls a task a success only where all says so`(fields: String, isSuccess: Bool) async throws {
        let (client, _) = Self.client(.json(200, "{\"Response\":{\(fields)}}"))
        #expect(try await client.send(Self.look).isSuccess == isSuccess)
    }

    @Test func `keeps unknown states as they came`() async throws {
        let (client, _) = Self.client(.json(200, #"{"Response":{"Status":"MELTING","NewTask":{"a":[1]}}}"#))
        #expect(try await client.send(Self.look).status.rawValue == "MELTING")
    }

    @Test func `lists tasks with the marks of their requests`() async throws {
        let (client, _) = Self.client(
            .json(
                200,
                #"{"Response":{"TaskSet":[{"TaskId":"t-1","Status":"FINISH","SessionId":"s","TaskType":null},"#
                    + #"{"TaskId":"t-2"}],"ScrollToken":"next","RequestId":"r"}}"#))
        let page = try await client.send(DescribeTasks(subAppID: 1))
        #expect(page.tasks.map(\.taskID) == ["t-1", "t-2"])
        #expect(page.tasks.first?.sessionID == "s")
        #expect(page.scrollToken == "next")
    }
}
