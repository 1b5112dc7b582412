import Foundation
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct TencentJobReportTests {
    private static func report(_ fields: String) throws -> JobReport {
        let answer = try JSONDecoder().decode(DescribeTaskDetail.Response.self, from: Data("{\(fields)}".utf8))
        return TencentJobReport.report(answer)
    }

    @Test(arguments: [
        (#""Status":"WAITING""#, SubmissionState.running), (#""Status":"PROCESSING""#, .running),
        (#""Status":"MELTING""#, .running), (#""Status":"ABORTED""#, .failed), (#""Status":"FINISH""#, .unresolved),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"PROCESSING"}"#, .running),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH"}"#, .failed),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"PROCESSING","ErrCode":1}"#, .failed),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","ErrCodeExt":"E"}"#, .failed),
        (#""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","Output":{"VoiceId":"v"}}"#, .succeeded),
    ])
    func `calls nothing a success that is none`(fields: String, state: SubmissionState) throws {
        #expect(try Self.report(fields).state == state)
    }

    @Test func `gives the vendor's codes and words for a failure`() throws {
        let report = try Self.report(
            #""Status":"FINISH","CreateAigcAudioCloneTask":{"Status":"FINISH","ErrCode":40000,"#
                + #""ErrCodeExt":"InvalidParameterValue","Message":"voice_id already exists"}"#)
        #expect(report.findings == [.init(code: "40000 InvalidParameterValue", message: "voice_id already exists")])
        #expect(report.vendorState == "FINISH")
    }

    @Test func `leaves a task that the vendor has forgotten to somebody's eyes`() {
        #expect(TencentJobReport.forgotten.state == .unresolved)
        #expect(TencentJobReport.forgotten.next.contains("--again"))
    }

    @Test func `tells type, times and progress`() throws {
        let report = try Self.report(
            #""Status":"PROCESSING","TaskType":"CreateAigcAudioClone","CreateTime":"2026-11-20T08:00:00Z","#
                + #""FinishTime":"","CreateAigcAudioCloneTask":{"Status":"PROCESSING","Progress":50}"#)
        #expect(report.details.type == "CreateAigcAudioClone")
        #expect(report.details.createdAt == (try? Date("2026-11-20T08:00:00Z", strategy: .iso8601)))
        #expect(report.details.finishedAt == nil)
        #expect(report.details.progress == 50)
    }
}
