import Foundation
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct HuaweiResponseTests {
    private func answer<R: HuaweiRequest>(_ request: R, _ json: String, status: Int = 200) async throws -> R.Response {
        try await HuaweiClient.scripted(HuaweiScript(json: json, status: status)).send(request)
    }

    private let create = CreateTrainingJob(.advance, details: HuaweiTrainingDetails(voiceName: "v"))

    @Test func `reads the document's example of a created job`() async throws {
        let answer = try await answer(
            create,
            #"""
            { "job_id" : "abcdefg", "training_data_uploading_url" : "https://my-bucket/data.zip",
              "segment_uploading_url" : { "audio_uploading_url" : [ "https://my-bucket/data0.wav" ],
              "txt_uploading_url" : [ "https://my-bucket/data0.txt" ] },
              "authorization_letter_uploading_url" : "https://my-bucket/data" }
            """#)
        #expect(answer.jobID == "abcdefg")
        #expect(answer.trainingData?.reveal() == "https://my-bucket/data.zip")
        #expect(answer.segments?.audio?.map { $0.reveal() } == ["https://my-bucket/data0.wav"])
        #expect(answer.segments?.text?.count == 1)
        #expect(answer.authorizationLetter?.reveal() == "https://my-bucket/data")
    }

    @Test func `reads fresh addresses, which bear other names`() async throws {
        let answer = try await answer(
            ShowJobUploadingAddress(jobID: "j"),
            #"{"package_url":{"training_data_uploading_url":"https://b/z"},"authorization_letter_uploading_url":"https://b/l"}"#
        )
        #expect(answer.trainingData?.reveal() == "https://b/z")
        #expect(answer.authorizationLetter?.reveal() == "https://b/l")
        #expect(answer.segments == nil)
    }

    @Test func `keeps states and types that no document names`() async throws {
        let job = try await answer(
            ShowVoiceTrainingJob(jobID: "j"),
            #"{"job_id":"j","state":"DREAMING","job_type":"LLM_MAJOR","reject_times":1}"#)
        #expect(job.state.rawValue == "DREAMING")
        #expect(job.jobType?.rawValue == "LLM_MAJOR")
    }

    @Test(arguments: [(1_769_851_815, 1_769_851_815.0), (1_769_851_815_250, 1_769_851_815.25)])
    func `takes a time in seconds or milliseconds`(number: Int64, seconds: Double) async throws {
        let job = try await answer(
            ShowVoiceTrainingJob(jobID: "j"), #"{"job_id":"j","state":"CREATING","create_time":\#(number)}"#)
        #expect(job.created == Date(timeIntervalSince1970: seconds))
    }

    @Test func `reads a page of jobs`() async throws {
        let page = try await answer(
            ListVoiceTrainingJob(), #"{"count":3,"jobs":[{"job_id":"a","state":"FAILED","job_failed_reason":"r"}]}"#)
        #expect(page.count == 3)
        #expect(page.jobs.first?.failedReason == "r")
        #expect(try await answer(ListVoiceTrainingJob(), #"{"count":0}"#).jobs.isEmpty)
    }

    @Test func `reads the reasons of an audit, file by file`() async throws {
        let audit = try await answer(
            ShowJobAuditResult(jobID: "j"),
            #"""
            {"system_audit_result":{"audit_time":1,"errors":[{"audio_name":"a.mp3","text_name":"","error_code":
            "MSS.20020011","error_message":"格式不对"}]},"admin_audit_result":{"message":"noise","attachment_url":"https://x"}}
            """#)
        #expect(audit.system?.errors?.first?.code == "MSS.20020011")
        #expect(audit.admin?.message == "noise")
    }

    @Test func `reads quotas and durations`() async throws {
        let quotas = try await answer(
            ShowVoiceTrainingQuotas(), #"{"count":1,"resource_available_nums":{"advance":2,"basic":0,"flexus":null}}"#)
        #expect(quotas.available(.advance) == 2)
        #expect(quotas.available(.basic) == 0)
        #expect(quotas.available(.middle) == nil)
        let durations = try await answer(
            ShowTenantDurationCfg(), #"{"tenant_id":"t","advance_min":3600,"advance_max":null,"basic_min":180}"#)
        #expect(durations.limits(.advance) == ShowTenantDurationCfg.Limits(least: 3600, most: nil, advised: nil))
    }

    @Test(arguments: ["", "{}", " {}\n"])
    func `takes a commit's empty answer`(body: String) async throws {
        try await answer(CommitVoiceTrainingJob(jobID: "j"), body)
    }

    @Test(arguments: [
        "<html>Sign in</html>", "", "[]", #"{"job":"x"}"#, #"{"job_id":7}"#, "{",
    ])
    func `takes an unreadable answer of success for a lost one`(body: String) async throws {
        let failure = await #expect(throws: VendorFailure.self) { try await answer(create, body) }
        #expect(failure?.kind == .answerLost)
        #expect(failure?.message.isEmpty == false)
        #expect((failure?.message.count ?? 0) < 400)
    }

    @Test func `survives brackets without end`() async throws {
        let failure = await #expect(throws: VendorFailure.self) {
            try await answer(create, String(repeating: "[", count: 100_000))
        }
        #expect(failure?.kind == .answerLost)
    }

    @Test func `takes a page of HTML after a commit for a lost answer`() async throws {
        let failure = await #expect(throws: VendorFailure.self) {
            try await answer(CommitVoiceTrainingJob(jobID: "j"), "<html></html>")
        }
        #expect(failure?.kind == .answerLost)
    }

    @Test func `finds an error in a body of success`() async throws {
        let failure = await #expect(throws: VendorFailure.self) {
            try await answer(create, #"{"error_code":"APIGW.0308","error_msg":"slow down"}"#)
        }
        #expect(failure?.kind == .throttled)
    }
}
