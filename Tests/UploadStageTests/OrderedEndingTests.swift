import Foundation
import TestSupport
import Testing
import VendorSandbox

@testable import UploadStage

@Suite("A job that is ordered to an end", .timeLimited)
struct OrderedEndingTests {
    /// An order, the vendor's state that comes of it, and what that means.
    typealias Ending = (order: String, vendorState: String, state: SubmissionState)

    @Test(
        "of Alibaba fails, and the vendor gives no reason",
        arguments: ["submit-standard", "submit", "submit-cosyvoice"])
    func alibaba(operation: String) async throws {
        let edition: AlibabaRehearsal.Edition =
            switch operation {
            case "submit": .basic(wrong: [])
            case "submit-cosyvoice": .cosyVoice
            default: .standard([450, 451])
            }
        try await AlibabaRehearsal.run(edition, faults: ["alibaba.\(operation):end=Fail"]) { rehearsal in
            try await expect((operation, "Fail", .failed), of: rehearsal)
        }
    }

    @Test(
        "of Huawei stays in each state that its document names",
        arguments: [
            ("FAILED", "FAILED", .failed), ("SPLIT_FAILED", "SPLIT_FAILED", .actionNeeded),
            ("AUDIT_FAILED", "AUDIT_FAILED", .actionNeeded),
            ("USER_RESULT_REVIEW", "USER_RESULT_REVIEW", .actionNeeded),
            ("USER_REVIEW_REJECT", "USER_REVIEW_REJECT", .running),
        ] as [Ending])
    func huawei(ending: Ending) async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.commit:end=\(ending.order)"]) { rehearsal in
            try await expect(ending, of: rehearsal)
            #expect(try await look(rehearsal).findings.allSatisfy { !$0.message.isEmpty && $0.code?.isEmpty != true })
        }
    }

    @Test("of Huawei tells the code that its audit was ordered to find")
    func audit() async throws {
        try await HuaweiRehearsal.run(faults: ["huawei.commit:end=audit_failed/mss.20020010"]) { rehearsal in
            let record = try await look(rehearsal)
            #expect(record.findings.map(\.code) == ["MSS.20020010"])
            #expect(record.findings.allSatisfy { $0.message.contains("authorization letter") })
            #expect(rehearsal.sandbox.journal().contains { $0.fault == "end=AUDIT_FAILED/MSS.20020010" })
        }
    }

    @Test(
        "of Tencent is aborted, or finishes without a voice for each group of codes",
        arguments: [
            ("ABORTED", "ABORTED", .failed), ("FINISH/40000", "FINISH", .failed), ("FINISH/60000", "FINISH", .failed),
            ("FINISH/70000", "FINISH", .failed),
        ] as [Ending])
    func tencent(ending: Ending) async throws {
        try await TencentRehearsal.run(faults: ["tencent.clone:end=\(ending.order)"]) { rehearsal in
            try await expect(ending, of: rehearsal)
            let code = ending.order.split(separator: "/").dropFirst().first.map(String.init) ?? ""
            #expect(try await look(rehearsal).findings.allSatisfy { ($0.code ?? "").hasPrefix(code) })
        }
    }

    @Test("that the vendor does not know any more is unresolved", arguments: ["alibaba.get", "tencent.describe"])
    func gone(operation: String) async throws {
        let fault = "\(operation):gone"
        if operation.hasPrefix("alibaba") {
            try await AlibabaRehearsal.run(.cosyVoice, faults: [fault]) { rehearsal in
                try await expect((operation, "unknown", .unresolved), of: rehearsal)
            }
        } else {
            try await TencentRehearsal.run(faults: [fault]) { rehearsal in
                try await expect((operation, "unknown", .unresolved), of: rehearsal)
            }
        }
    }

    private func expect(_ ending: Ending, of rehearsal: some SubmissionRehearsal) async throws {
        let record = try await look(rehearsal)
        #expect(record.vendorState == ending.vendorState)
        #expect(record.state == ending.state)
    }

    private func look(_ rehearsal: some SubmissionRehearsal) async throws -> SubmissionRecord {
        let runner = try rehearsal.runner()
        let outcome = try await runner.submit(rehearsal.package, manifestPath: rehearsal.folder.path)
        return try await runner.look(at: outcome.record.id)
    }
}
