import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@Suite("Alibaba's media services", .timeLimited) struct AlibabaClientTests {
    @Test func `are asked in the query of a POST, signed`() async throws {
        let script = AlibabaScript(.success(try AlibabaAnswers.answer("submitStandard")))
        let job = try await script.media.send(
            SubmitStandardCustomizedVoiceJob(
                voiceName: "小专 旁白", gender: .female, authentication: "a1", audios: ["b1", "b2"]))
        #expect(job.jobID == "00000000000000000000000000000001")
        let request = try #require(script.requests.first)
        #expect(request.method == "POST")
        #expect(request.endpoint.host == "ice.cn-shanghai.aliyuncs.com")
        #expect(
            request.encodedQuery
                == "Audios=b1%2Cb2&Authentication=a1&Gender=female&VoiceName=%E5%B0%8F%E4%B8%93%20%E6%97%81%E7%99%BD")
        #expect(request.body == .none)
        #expect(request.header("x-acs-action") == "SubmitStandardCustomizedVoiceJob")
        #expect(request.header("x-acs-version") == "2020-11-09")
        #expect(request.header("x-acs-security-token") == "t0ken")
        #expect(request.header("Authorization")?.hasPrefix("ACS3-HMAC-SHA256 Credential=testAccessKeyId,") == true)
    }

    @Test func `answer what the documents say`() async throws {
        func answer<Request: AlibabaRequest>(
            _ request: Request, _ path: any Sendable...
        ) async throws -> Request.Response {
            let answer = try AlibabaAnswers.answer(path)
            return try await AlibabaScript(.success(answer)).media.send(request)
        }
        let basic = try await answer(SubmitCustomizedVoiceJob(voiceID: "xiaozhuan"), "submitBasic")
        #expect(basic.jobID == "00000000000000000000000000000002")
        #expect(basic.voiceID == "xiaozhuan")
        let created = try await answer(
            CreateCustomizedVoiceJob(voiceID: "xiaozhuan", gender: .female, scenario: .story), "create")
        #expect(created == basic)
        let script = try await answer(GetDemonstrationForCustomizedVoiceJob(scenario: .story), "demonstration")
        #expect(script.sentences.map(\.audioID) == [1])
        #expect(script.sentences.first?.text == "不行，他想了一下，我不能这样对国王说，这是在撒谎。")
        let detect = DetectAudioForCustomizedVoiceJob(
            voiceID: "xiaozhuan", recordURL: "https://your-bucket.oss-cn-shanghai.aliyuncs.com/1.wav", audioRecordID: 1)
        let rejected = try await answer(detect, "detectRejected")
        #expect(!rejected.hasPassed)
        #expect(rejected.reason == "发音错误,请准确读出文案中的内容")
        #expect(try await answer(detect, "detectPassed").hasPassed)
        let registered = try await answer(
            RegisterMediaInfo(inputURL: "oss://your-bucket/1.wav", clientToken: String(repeating: "a", count: 32)),
            "registerMediaInfo")
        #expect(registered.mediaID == "0000000000000000000000000000aaaa")
        let statuses: [CustomizedVoiceJob.Status] = [
            .initialization, .audioDetecting, .preTraining, .training, .success, .fail,
        ]
        for (index, status) in statuses.enumerated() {
            let job = try await answer(GetCustomizedVoiceJob(jobID: "1"), "getJob", index).job
            #expect(job.status == status)
            #expect(job.status.isFinal == (index > 3))
            #expect(job.voiceName == "小专")
            #expect(job.voiceDescription == "description")
            #expect(job.message.isEmpty)
            #expect(job.created == Date(timeIntervalSince1970: 1_767_323_045))
        }
    }

    @Test func `give a ticket, whichever way round its halves are`() async throws {
        let original = try #require(try AlibabaAnswers.at("createUploadMedia", "response") as? [String: String])
        var swapped = original
        swapped["UploadAddress"] = original["UploadAuth"]
        swapped["UploadAuth"] = original["UploadAddress"]
        for fields in [original, swapped] {
            let body = Array(try JSONSerialization.data(withJSONObject: fields))
            let made = try await AlibabaScript(.success(HTTPResponse(status: 200, body: body))).media.send(
                CreateUploadMedia(name: "旁白 01", fileExtension: "wav", byteCount: 57_600_044))
            #expect(made.mediaID == "0000000000000000000000000000aaaa")
            #expect(made.ticket.bucket == "outin-0000000000000000000000000000")
            #expect(made.ticket.key == "sv/00000000-0000/00000000-0000.wav")
            #expect(made.ticket.endpoint.host == "oss-cn-shanghai.aliyuncs.com")
            #expect(made.ticket.region == .shanghai)
            #expect(made.ticket.credentials.accessKeyID == "STS.testAccessKeyId")
            #expect(made.ticket.credentials.accessKeySecret.reveal() == "STS.testAccessKeySecret")
            #expect(made.ticket.credentials.securityToken?.reveal() == "CAIS/test+token==")
            #expect(made.ticket.expires == Date(timeIntervalSince1970: 1_767_326_045))
        }
    }

    @Test func `send no bytes to an address without encryption`() async throws {
        func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        let address = base64(
            #"{"Endpoint":"http://oss-cn-beijing.aliyuncs.com","Bucket":"outin-1","FileName":"a.wav"}"#)
        let key = base64(#"{"AccessKeyId":"STS.1","AccessKeySecret":"s","SecurityToken":"t"}"#)
        let answer = #"{"MediaId":"m","UploadAddress":"\#(address)","UploadAuth":"\#(key)"}"#
        let made = try await AlibabaScript(200, answer).media.send(RefreshUploadMedia(mediaID: "m"))
        #expect(made.ticket.endpoint.description == "https://oss-cn-beijing.aliyuncs.com")
        #expect(made.ticket.region.rawValue == "cn-beijing")
    }

    @Test func `read the numbers of an asset from texts`() async throws {
        let answer = """
            {"RequestId": "r", "MediaInfo": {"MediaId": "m", "MediaBasicInfo": {"Status": "Normal"}, "FileInfoList":
            [{"FileBasicInfo": {"Duration": "216.206667", "FileSize": "57600044", "FileStatus": "Normal"}}]}}
            """
        let asset = try await AlibabaScript(200, answer).media.send(GetMediaInfo(.mediaID("m")))
        #expect(asset.status == .normal)
        #expect(asset.duration == 216.206667)
        #expect(asset.byteCount == 57_600_044)
        let early = #"{"MediaInfo": {"MediaId": "m", "MediaBasicInfo": {}}}"#
        let pending = try await AlibabaScript(200, early).media.send(GetMediaInfo(.inputURL("oss://b/k")))
        #expect(pending.status == nil)
        #expect(pending.duration == nil)
    }

    @Test func `keep a status that nobody knows`() async throws {
        let answer =
            #"{"Data": {"CustomizedVoiceJobList": [{"JobId": "1", "Status": "Pondering"}], "TotalCount": "1"}}"#
        let page = try await AlibabaScript(200, answer).media.send(ListCustomizedVoiceJobs(edition: .standard))
        #expect(page.jobs.first?.status == "Pondering")
        #expect(page.jobs.first?.status.isFinal == false)
        #expect(page.totalCount == 1)
    }

    @Test(arguments: [
        "", "<html>ok</html>", "[]", "{}", #"{"Data":null}"#, #"{"Data":{}}"#, #"{"Data":{"JobId":7}}"#,
        String(repeating: "[", count: 100_000),
    ])
    func `count an answer that is none as lost`(body: String) async throws {
        let failure = try await failure(AlibabaScript(200, body))
        #expect(failure.kind == .answerLost)
        #expect(failure.message.count < 400)
    }

    @Test func `show nothing of an answer that holds a credential`() async throws {
        let script = AlibabaScript(200, #"{"MediaId": "m", "UploadAuth": "c2VjcmV0"}"#)
        let failure = await #expect(throws: VendorFailure.self) {
            try await script.media.send(RefreshUploadMedia(mediaID: "m"))
        }
        #expect(failure?.kind == .answerLost)
        #expect(failure?.message.contains("c2VjcmV0") == false)
    }

    @Test func `do not repeat a secret that the vendor repeats`() async throws {
        let script = AlibabaScript(
            403, #"{"Code":"SignatureDoesNotMatch","Message":"hunter2/+= t0ken hunter2%2F%2B%3D"}"#)
        #expect(try await failure(script).message == "<secret> <secret> <secret>")
    }

    @Test(arguments: [
        (TransportFailure.Kind.unreachable, VendorFailure.Kind.unreachable), (.answerLost, .answerLost),
        (.answerTooLarge, .answerLost), (.cancelled, .cancelled),
    ])
    func `tell what is known of a request without an answer`(
        transport: TransportFailure.Kind, kind: VendorFailure.Kind
    ) async throws {
        #expect(try await failure(AlibabaScript(.failure(TransportFailure(transport, "why")))).kind == kind)
    }

    private func failure(_ script: AlibabaScript) async throws -> VendorFailure {
        let failure = await #expect(throws: VendorFailure.self) {
            try await script.media.send(SubmitCustomizedVoiceJob(voiceID: "xiaozhuan"))
        }
        #expect(script.requests.count == 1)
        return try #require(failure)
    }
}
