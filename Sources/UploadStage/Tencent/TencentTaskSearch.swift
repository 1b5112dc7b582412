import Foundation
import VendorClients

/// Looks for the task of a session among the tasks of the last three days.
struct TencentTaskSearch: Sendable {
    let client: TencentClient
    let subAppID: Int64
    let sessionID: String
    let voiceID: String

    /// How long tasks are listed and marks are remembered, in seconds, less an hour for clocks and slowness.
    private static let reach = 71.0 * 3600
    /// How many pages of 100 tasks are gone through.
    private static let greatestPageCount = 500

    private enum Result {
        case found(String)
        /// A task with the same mark that makes another voice.
        case other(String)
        case absent
        case tooMany
    }

    /// What a look says of a request that was begun at `intentAt`.
    func outcome(since intentAt: Date) async throws -> StepSearch<String> {
        switch try await search() {
        case .found(let task): return .found(task)
        case .tooMany: return .unknown(TencentSubmissionWords.tooManyTasks(sessionID, voiceID))
        // Where the mark is another voice's, ours was refused; to ask again says so.
        case .other, .absent:
            let age = client.connection.now().timeIntervalSince(intentAt)
            return age < Self.reach ? .absent : .unknown(TencentSubmissionWords.tooOld(sessionID, voiceID))
        }
    }

    /// The task of a session whose mark the vendor says to have taken.
    ///
    /// - Throws: `SubmissionFailure` where the mark is another voice's; `VendorFailure` where it is not listed yet.
    func listed(_ refusal: VendorFailure) async throws -> String {
        switch try await search() {
        case .found(let task): return task
        case .other(let task):
            throw SubmissionFailure(.refused, TencentSubmissionWords.sessionOfAnotherVoice(sessionID, task))
        case .absent, .tooMany:
            var failure = refusal
            failure.operation = DescribeTasks.operation.name
            failure.kind = .unavailable
            failure.message = TencentSubmissionWords.notListedYet(sessionID)
            throw failure
        }
    }

    private func search() async throws -> Result {
        var token: String?
        for _ in 1...Self.greatestPageCount {
            let page = try await client.send(DescribeTasks(subAppID: subAppID, limit: 100, scrollToken: token))
            if let task = page.tasks.first(where: { $0.sessionID == sessionID }) {
                return try await isOurs(task.taskID) ? .found(task.taskID) : .other(task.taskID)
            }
            guard let next = page.scrollToken, !next.isEmpty, next != token else { return .absent }
            token = next
        }
        return .tooMany
    }

    /// A mark of the user's own may have been another task's.
    private func isOurs(_ task: String) async throws -> Bool {
        let detail = try await client.send(DescribeTaskDetail(taskID: task, subAppID: subAppID))
        return detail.clone?.input?.voiceID.map { $0 == voiceID } ?? true
    }
}
