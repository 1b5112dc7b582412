import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

/// The tables of states, entry by entry: where each leaves a submission, and what its user does next.
@Suite(.timeLimited) struct JobStateTableTests {
    static let tables = VendorDescription.all.map { (vendor: $0.vendor, entries: $0.jobStates) }

    /// What an entry says: the state, and words of its next step.
    struct Case: Sendable, CustomTestStringConvertible {
        var vendor: Vendor
        var name: String
        var state: SubmissionState
        var next: [String]

        var testDescription: String { "\(vendor) \(name)" }
    }

    private static func running(_ vendor: Vendor, _ names: String...) -> [Case] {
        names.map { Case(vendor: vendor, name: $0, state: .running, next: ["voice-preflight wait {submission}"]) }
    }

    private static let support = ["support", "voice-preflight log {submission}"]
    private static let again = ["console", "voice-preflight submit {manifest} --again"]

    static let cases: [Case] =
        running(.alibaba, "Initialization", "AudioDetecting", "PreTraining", "Training")
        + [
            Case(vendor: .alibaba, name: "Success", state: .succeeded, next: ["customizedVoice"]),
            Case(
                vendor: .alibaba, name: "Fail (Standard)", state: .failed,
                next: ["authentication recording", "A new submission is a new job"]),
            Case(
                vendor: .alibaba, name: "Fail", state: .failed, next: support + ["A new submission is a new job"]),
            Case(vendor: .alibaba, name: "unknown", state: .unresolved, next: again),
        ]
        + running(
            .huawei, "CREATING", "SYSTEM_AUDITING", "AUDITING", "WAITING_SPLIT", "SPLITTING", "ANNOTATING", "WAITING",
            "PROCESSING", "RESULT_REVIEW", "USER_REVIEW_REJECT", "UPLOADING")
        + [
            Case(
                vendor: .huawei, name: "AUDIT_FAILED", state: .actionNeeded,
                next: ["to this job in the console", "voice-preflight wait {submission}", "another job with a quota"]),
            Case(
                vendor: .huawei, name: "SPLIT_FAILED", state: .actionNeeded,
                next: support + ["before anything else", "another job with a quota"]),
            Case(
                vendor: .huawei, name: "USER_RESULT_REVIEW", state: .actionNeeded,
                next: ["review the voice", "voice-preflight wait {submission}", "Nothing needs to be submitted"]),
            Case(vendor: .huawei, name: "SUCCEED", state: .succeeded, next: ["voice_asset_id"]),
            Case(
                vendor: .huawei, name: "FAILED", state: .failed, next: ["job_failed_code", "another job with a quota"]),
            Case(vendor: .huawei, name: "unknown", state: .unresolved, next: again),
        ]
        + running(.tencent, "WAITING", "PROCESSING", "FINISH (PROCESSING)")
        + [
            Case(vendor: .tencent, name: "FINISH (VoiceId)", state: .succeeded, next: ["DemoAudio", "VoiceId"]),
            Case(
                vendor: .tencent, name: "FINISH (40000)", state: .failed,
                next: ["the parameter or the recording", "charged"]),
            Case(vendor: .tencent, name: "FINISH (60000)", state: .failed, next: ["fetched and decoded", "charged"]),
            Case(vendor: .tencent, name: "FINISH (70000)", state: .failed, next: ["--again", "charged"]),
            Case(vendor: .tencent, name: "FINISH (another code)", state: .failed, next: ["the code", "charged"]),
            Case(vendor: .tencent, name: "FINISH (no voice)", state: .failed, next: support + ["charged"]),
            Case(vendor: .tencent, name: "FINISH (no result)", state: .unresolved, next: again + ["charged"]),
            Case(vendor: .tencent, name: "ABORTED", state: .failed, next: support + ["charged"]),
            Case(vendor: .tencent, name: "unknown", state: .unresolved, next: again + ["charged"]),
        ]

    @Test(arguments: cases) func `leaves the submission where the document says, with a next step of its own`(
        one: Case
    ) throws {
        let table = try #require(Self.tables.first { $0.vendor == one.vendor }).entries
        let entries = table.filter { $0.name == one.name }
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
        #expect(entry.state == one.state)
        for word in one.next { #expect(entry.next.contains(word), "\(word) in \(entry.next)") }
    }

    @Test func `has no entry that is not reviewed here`() {
        for table in Self.tables {
            let reviewed = Set(Self.cases.filter { $0.vendor == table.vendor }.map(\.name))
            #expect(Set(table.entries.map(\.name)) == reviewed)
        }
    }

    @Test func `advises no new submission where a job waits for its user`() {
        for entry in Self.tables.flatMap(\.entries) where entry.state == .actionNeeded {
            #expect(!entry.next.contains("package and submit again"))
            #expect(!entry.next.contains("--again"))
        }
    }

    @Test(arguments: ["Pondering", "MARINATING", "REVIEWING", ""])
    func `keeps a state that no document names as it came, and waits`(name: String) {
        let entries = [
            AlibabaJobStates.meaning(of: .init(rawValue: name), type: nil),
            HuaweiJobStates.meaning(of: HuaweiJobState(rawValue: name)),
        ]
        for entry in entries {
            #expect(entry.name == name)
            #expect(entry.state == .running)
        }
    }

    @Test func `names the submission in the next step`() {
        let next = JobStateMeaning.next(
            "voice-preflight wait {submission} or submit {manifest}", submission: "0123", manifest: "out")
        #expect(next == "voice-preflight wait 0123 or submit out")
    }
}
