import Foundation
import VendorClients

/// Looks for the task of a request among the tasks of the last three days, by the request's SessionId.
struct TencentJobSearch: Sendable {
    let client: TencentClient
    /// The request, as it was sent.
    let request: CreateAigcAudioClone
    /// Whether the SessionId is a random one that nobody else has; one of the user's own may have been used before.
    let isOwnSession: Bool
    /// Tasks that the ledger knows to be other submissions'.
    let otherTasks: Set<String>

    /// How long tasks are listed and SessionIds are remembered, in seconds, less an hour for clocks and slowness.
    private static let reach = 71.0 * 3600
    /// How many pages of 100 tasks are gone through.
    private static let greatestPageCount = 500

    private enum Result {
        case found(String)
        /// A task of the same SessionId that is of something else: the name of what differs.
        case other(String, difference: String)
        /// A task of the same SessionId, and the vendor does not say what went into it.
        case unproven(String)
        case absent
        case tooMany
    }

    private var session: String { request.sessionID ?? "" }

    /// What a look says of a request that was begun at `intentAt`.
    func outcome(since intentAt: Date) async throws -> StepSearch<String> {
        switch try await search() {
        case .found(let task): return .found(task)
        case .unproven(let task):
            return .unknown(TencentSubmissionWords.unproven(session, task, request.voiceID))
        case .tooMany: return .unknown(TencentSubmissionWords.tooManyTasks(session, request.voiceID))
        // Where the SessionId is another task's, ours was refused; to ask again says so.
        case .other, .absent:
            let age = client.connection.now().timeIntervalSince(intentAt)
            return age < Self.reach ? .absent : .unknown(TencentSubmissionWords.tooOld(session, request.voiceID))
        }
    }

    /// The task of a SessionId that the vendor says was used.
    ///
    /// - Throws: `SubmissionFailure` where it is another one's, or that is unknown; `VendorFailure` where it is not
    ///   listed yet.
    func listed(_ refusal: VendorFailure) async throws -> String {
        switch try await search() {
        case .found(let task): return task
        case .other(let task, let difference):
            throw SubmissionFailure(
                .refused, TencentSubmissionWords.otherTask(refusal, session, task, difference: difference))
        case .unproven(let task):
            throw SubmissionFailure(
                .unresolved, TencentSubmissionWords.unproven(session, task, request.voiceID))
        case .absent, .tooMany:
            var failure = refusal
            failure.operation = DescribeTasks.operation.name
            failure.kind = .unavailable
            failure.message = TencentSubmissionWords.notListedYet(session)
            throw failure
        }
    }

    /// The first task of this SessionId that is listed; nil if there is none.
    func firstTask() async throws -> String? {
        var token: String?
        for _ in 1...Self.greatestPageCount {
            let page = try await client.send(DescribeTasks(subAppID: request.subAppID, limit: 100, scrollToken: token))
            if let task = page.tasks.first(where: { $0.sessionID == session }) { return task.taskID }
            guard let next = page.scrollToken, !next.isEmpty, next != token else { return nil }
            token = next
        }
        throw TooManyTasks()
    }

    /// More tasks than are gone through.
    struct TooManyTasks: Error {}

    /// Holds a task that the user says is this request's against the request.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` where it is of something else.
    func claim(_ task: String) async throws -> String {
        let detail = try await client.send(DescribeTaskDetail(taskID: task, subAppID: request.subAppID))
        if case .other(_, let difference) = compare(task, detail.clone?.input) {
            throw SubmissionFailure(.refused, TencentSubmissionWords.claimedOther(difference: difference))
        }
        return task
    }

    private func search() async throws -> Result {
        let task: String?
        do { task = try await firstTask() } catch is TooManyTasks { return .tooMany }
        guard let task else { return .absent }
        if isOwnSession { return .found(task) }
        let detail = try await client.send(DescribeTaskDetail(taskID: task, subAppID: request.subAppID))
        return compare(task, detail.clone?.input)
    }

    /// Whether a task is of the request: everything that was sent in must be what the vendor says went into it, and it must
    /// say the audio, the text and the voice's ID.
    private func compare(_ task: String, _ input: AigcAudioCloneTask.Input?) -> Result {
        guard !otherTasks.contains(task) else { return .other(task, difference: "TaskId") }
        guard let input else { return .unproven(task) }
        let pairs: [(name: String, ours: String?, theirs: String?)] = [
            ("AudioFileInfo", request.audio.address, input.audio?.address), ("VoiceId", request.voiceID, input.voiceID),
            ("Text", request.text, input.text),
            ("PromptAudioFileInfo", request.promptAudio?.address, input.promptAudio?.address),
            ("PromptText", request.promptText, input.promptText), ("Payload", request.payload, input.payload),
        ]
        let stated = pairs.filter { $0.theirs != nil }
        if let different = stated.first(where: { $0.ours ?? "" != $0.theirs }) {
            return .other(task, difference: different.name)
        }
        let isProven = ["AudioFileInfo", "VoiceId", "Text"].allSatisfy { name in stated.contains { $0.name == name } }
        return isProven ? .found(task) : .unproven(task)
    }
}

extension TencentAudioInput {
    /// The FileId or the address.
    fileprivate var address: String {
        switch self {
        case .file(let id): id
        case .url(let address): address
        }
    }
}

extension AigcAudioCloneTask.Input.Recording {
    /// The FileId or the address; nil where neither is stated.
    fileprivate var address: String? { [fileID, url].compactMap(\.self).first { !$0.isEmpty } }
}
