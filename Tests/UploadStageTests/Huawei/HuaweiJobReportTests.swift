import Foundation
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct HuaweiJobReportTests {
    private func report(_ fields: String, _ audit: String? = nil) throws -> JobReport {
        let job = try JSONDecoder().decode(HuaweiJob.self, from: Data(#"{"job_id":"j",\#(fields)}"#.utf8))
        let result = try audit.map {
            try JSONDecoder().decode(ShowJobAuditResult.Response.self, from: Data($0.utf8))
        }
        return HuaweiJobReport(job, result).report
    }

    @Test(
        arguments: [
            ("CREATING", .running), ("SYSTEM_AUDITING", .running), ("AUDITING", .running), ("WAITING_SPLIT", .running),
            ("SPLITTING", .running), ("SPLIT_FAILED", .actionNeeded), ("ANNOTATING", .running), ("WAITING", .running),
            ("PROCESSING", .running), ("RESULT_REVIEW", .running), ("USER_RESULT_REVIEW", .actionNeeded),
            ("USER_REVIEW_REJECT", .running), ("AUDIT_FAILED", .actionNeeded), ("UPLOADING", .running),
            ("FAILED", .failed), ("SUCCEED", .succeeded), ("SOMETHING_NEW", .running),
        ] as [(String, SubmissionState)])
    func `knows what each state means, and keeps it as it came`(state: String, meaning: SubmissionState) throws {
        let report = try report(#""state":"\#(state)""#)
        #expect(report.state == meaning)
        #expect(report.vendorState == state)
    }

    @Test func `tells the asset, and says where it is missing`() throws {
        let done = try report(#""state":"SUCCEED","asset_id":"a1""#)
        #expect(done.facts == [JobFact("asset_id", "a1")])
        #expect(done.message == nil)
        #expect(done.details.finishedAt == nil)
        #expect(try report(#""state":"SUCCEED""#).message != nil)
    }

    @Test func `tells type, name, sex and times`() throws {
        let details = try report(
            #""state":"SUCCEED","job_type":"ADVANCE","voice_name":"Lin","sex":"FEMALE","create_time":1800000000,"#
                + #""lastupdate_time":1800000060"#
        ).details
        #expect(details.type == "ADVANCE")
        #expect(details.voiceName == "Lin")
        #expect(details.gender == "FEMALE")
        #expect(details.createdAt == Date(timeIntervalSince1970: 1_800_000_000))
        #expect(details.finishedAt == Date(timeIntervalSince1970: 1_800_000_060))
    }

    @Test func `tells code and reason of a failure`() throws {
        let report = try report(#""state":"FAILED","job_failed_code":"MSS.1","job_failed_reason":"noise""#)
        #expect(report.message == "noise")
        #expect(report.findings == [VendorFinding(code: "MSS.1", message: "noise")])
    }

    @Test func `tells what people said in the audit, and of their attachment`() throws {
        let report = try report(
            #""state":"AUDIT_FAILED""#,
            #"""
            {"system_audit_result":{"errors":[{"audio_name":"1.wav","text_name":"1.txt","error_code":"C",
            "error_message":"m"}]},"admin_audit_result":{"message":"too much echo","attachment_name":"marks.pdf",
            "attachment_url":"https://secret"}}
            """#)
        #expect(report.message == "too much echo")
        #expect(report.findings.map(\.item) == ["1.wav, 1.txt", nil, nil])
        #expect(report.findings.last?.message.contains("marks.pdf") == true)
        #expect(!"\(report)".contains("https://secret"))
    }
}
