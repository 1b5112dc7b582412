import Foundation
import PreflightModel
import Synchronization
import UploadStage
import VendorClients

/// A vendor of one operation that must not be asked twice, and a process that can be killed around each request.
final class ScriptedVendor: Sendable {
    private struct State {
        var jobs = 0
        var answers: [VendorFailure.Kind?] = []
        var asked = 0
        var looked = 0
    }

    private let state = Mutex(State())

    init(answers: [VendorFailure.Kind?] = []) { state.withLock { $0.answers = answers } }

    var jobs: Int { state.withLock { $0.jobs } }
    var looked: Int { state.withLock { $0.looked } }
    var asked: Int { state.withLock { $0.asked } }

    /// Makes a job, unless the next answer says otherwise; a lost answer takes effect anyway.
    func create() throws -> String {
        try state.withLock { state in
            state.asked += 1
            let answer = state.answers.isEmpty ? nil : state.answers.removeFirst()
            if answer == nil || answer == .answerLost { state.jobs += 1 }
            if let answer {
                throw VendorFailure(vendor: .huawei, operation: "create", kind: answer, message: "as ordered")
            }
            return "job-\(state.jobs)"
        }
    }

    /// Looks whether there is a job.
    func find() -> StepSearch<String> {
        state.withLock { state in
            state.looked += 1
            return state.jobs == 0 ? .absent : .found("job-\(state.jobs)")
        }
    }
}

/// A ledger in a folder of its own, removed with it.
final class ScratchLedger {
    let folder: URL
    let ledger: Ledger

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        ledger = try Ledger(path: folder.appending(path: "ledger.sqlite").path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The steps of the only submission, which is recorded first.
    func steps(attempts: Int = 3) throws -> StepLog {
        try ledger.insert(.example)
        return StepLog(
            ledger: ledger, submission: SubmissionRecord.example.id,
            retry: RetryPolicy(attempts: attempts, looks: [.zero], sleep: { _ in }, random: { 0 }),
            now: { Date(timeIntervalSince1970: 1_800_000_000) })
    }
}
