import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("A fault at every operation of a submission", .timeLimited)
struct EveryOperationFaultTests {
    /// The operations that a submission and its looks ask for, found out once.
    private static let operations = Mutex<[SubmittedVendor: Set<String>]>([:])

    private func operations(_ vendor: SubmittedVendor) throws -> Set<String> {
        try Self.operations.withLock {
            if let operations = $0[vendor] { return operations }
            let scene = try SubmissionScene(vendor)
            let result = try scene.submit(["--wait"]).command
            try #require(result.status == 0, "\(result.output)\(result.errors)")
            let operations = Set(try scene.sandbox.journal().compactMap { $0["operation"] as? String })
            $0[vendor] = operations
            return operations
        }
    }

    @Test(
        "is survived by the same run, or by the same command again, with one job", arguments: SubmittedVendor.allCases,
        ["throttle", "500", "reset", "drop-answer", "not-json", "slow"])
    func survived(vendor: SubmittedVendor, fault: String) throws {
        let operations = try operations(vendor)
        let scene = try SubmissionScene(vendor)
        try scene.sandbox.order(operations.map { "\(vendor.rawValue).\($0):\(fault)" })
        // What is slow is slower than this; so is a slow machine, now and then, which only asks for another run.
        let patience = ["--wait", "--answer-timeout", fault == "slow" ? "1" : "120"]
        var result = try scene.submitClaiming(patience)
        for _ in 1...100 where result.status == 75 { result = try scene.submitClaiming(patience) }
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("state      succeeded"))
        #expect(try scene.jobCount() == 1)
        let met = try scene.sandbox.journal().filter { $0["fault"] as? String == fault }
        #expect(Set(met.compactMap { $0["operation"] as? String }) == operations)
    }
}
