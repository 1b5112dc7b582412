import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct HuaweiRequestTests {
    private let client = HuaweiClient.scripted(HuaweiScript())
    private let base = "/v1/p1/voice-training-manage"

    private func mistakes<R: HuaweiRequest>(_ request: R) -> [String] {
        do throws(RequestRefused) {
            _ = try client.request(for: request)
            return []
        } catch {
            return error.mistakes.map(\.parameter)
        }
    }

    private func job(_ edition: HuaweiEdition = .advance, _ name: String? = "v") -> CreateTrainingJob {
        CreateTrainingJob(edition, details: HuaweiTrainingDetails(voiceName: name))
    }

    @Test func `states the example of the document`() throws {
        var job = job(.advance, "Gentle female voice")
        job.details.tag = "ECOMMERCE"
        job.details.description = "It is a female voice."
        job.details.sex = "FEMALE"
        job.details.language = "CN"
        let request = try client.request(for: job)
        #expect(request.method == "POST")
        #expect(request.encodedPath == "\(base)/user/advance-jobs")
        #expect(request.headers == [HTTPRequest.Header("Content-Type", "application/json")])
        let json =
            #"{"create_type":"PACKAGE","description":"It is a female voice.","language":"CN","sex":"FEMALE","#
            + #""tag":"ECOMMERCE","voice_name":"Gentle female voice"}"#
        #expect(request.body == .bytes(Array(json.utf8)))
    }

    @Test func `states everything that a job may say`() throws {
        var job = job(.middle, "声/音")
        job.details.phone = "1"
        job.details.outputLanguage = "EN"
        job.details.customText = "你好。"
        job.avatarJobID = "d"
        job.batchName = "b"
        job.isOnDemand = true
        job.supportedServices = ["VIDEO_2D", "CHAT_2D"]
        job.createType = "SEGMENT"
        job.appUserID = "user-1"
        let request = try client.request(for: job)
        #expect(request.encodedPath == "\(base)/user/middle-jobs")
        #expect(request.header("X-App-UserId") == "user-1")
        let json =
            #"{"batch_name":"b","create_type":"SEGMENT","custom_text":"你好。","dhtms_job_id":"d","#
            + #""is_ondemand_resource":true,"output_language":"EN","phone":"1","#
            + #""supported_service":["VIDEO_2D","CHAT_2D"],"voice_name":"声/音"}"#
        #expect(request.body == .bytes(Array(json.utf8)))
    }

    @Test func `has the path of each operation`() throws {
        #expect(try client.request(for: job(.basic)).encodedPath == "\(base)/user/basic-jobs")
        #expect(
            try client.request(for: ShowVoiceTrainingJob(jobID: "a b".replacing(" ", with: "+"))).encodedPath
                == "\(base)/user/jobs/a%2Bb")
        let commit = try client.request(for: CommitVoiceTrainingJob(jobID: "j"))
        #expect("\(commit.method) \(commit.encodedPath)" == "POST \(base)/user/jobs/j")
        #expect(commit.body == .none)
        #expect(
            try client.request(for: ShowJobAuditResult(jobID: "j")).encodedPath
                == "\(base)/user/jobs/j/audit-result")
        #expect(
            try client.request(for: ShowJobUploadingAddress(jobID: "j")).encodedPath
                == "\(base)/user/jobs/j/uploading-address-url")
        #expect(try client.request(for: ShowVoiceTrainingQuotas()).encodedPath == "\(base)/quotas")
        #expect(try client.request(for: ShowTenantDurationCfg()).encodedPath == "\(base)/user/tenant-duration-cfg")
        #expect(try client.request(for: ListVoiceTrainingJob()).encodedQuery == nil)
    }

    @Test func `says again what a commit corrects`() throws {
        let request = try client.request(
            for: CommitVoiceTrainingJob(jobID: "j", details: HuaweiTrainingDetails(voiceName: "v2")))
        #expect(request.body == .bytes(Array(#"{"voice_name":"v2"}"#.utf8)))
    }

    @Test(arguments: [(1, true), (64, true), (65, false), (0, false)])
    func `counts the name of a voice in code points`(count: Int, isTaken: Bool) {
        #expect(mistakes(job(.advance, String(repeating: "声", count: count))).isEmpty == isTaken)
    }

    @Test func `needs a name`() { #expect(mistakes(job(.advance, nil)) == ["voice_name"]) }

    @Test func `finds every mistake at once`() {
        var job = job(.advance, "")
        job.details.tag = "ecommerce"
        job.details.description = String(repeating: "a", count: 129)
        job.details.sex = "OTHER"
        job.details.language = ""
        job.details.phone = String(repeating: "1", count: 17)
        job.details.outputLanguage = String(repeating: "a", count: 33)
        job.details.customText = String(repeating: "a", count: 4097)
        job.createType = "SEGMENT"
        job.avatarJobID = ""
        job.batchName = String(repeating: "a", count: 257)
        job.supportedServices = ["VIDEO_3D"]
        job.appUserID = "用户"
        #expect(
            mistakes(job) == [
                "voice_name", "tag", "description", "sex", "language", "phone", "output_language", "custom_text",
                "create_type", "dhtms_job_id", "batch_name", "supported_service", "X-App-UserId",
            ])
    }

    @Test(arguments: ["", "..", "a/b", "a\nb", "声", String(repeating: "j", count: 65)])
    func `takes no job's ID that leaves its place in the path`(id: String) {
        #expect(mistakes(ShowVoiceTrainingJob(jobID: id)) == ["job_id"])
        #expect(mistakes(CommitVoiceTrainingJob(jobID: id)) == ["job_id"])
        #expect(mistakes(ShowJobUploadingAddress(jobID: id)) == ["job_id"])
    }

    @Test(arguments: ["a\r\nX-Evil: 1", "", " a", "用户1", String(repeating: "u", count: 257)])
    func `takes no user's ID that a header cannot carry`(id: String) {
        var show = ShowVoiceTrainingJob(jobID: "j")
        show.appUserID = id
        #expect(mistakes(show) == ["X-App-UserId"])
    }

    @Test func `bounds what a list asks`() {
        var list = ListVoiceTrainingJob()
        list.limit = 101
        list.offset = -1
        list.sortDirection = "up"
        list.states = Array(repeating: "USER_REVIEW_REJECT", count: 8)
        #expect(mistakes(list) == ["offset", "limit", "state", "sort_dir"])
    }
}
