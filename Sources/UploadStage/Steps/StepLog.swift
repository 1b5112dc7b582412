package import Foundation
import VendorClients

/// The durable steps of one submission: running them again from the top after a kill resumes where they were.
///
/// An intent is written before a step is asked of the vendor and its outcome after the answer, in one transaction each.
/// A step with an outcome is not done again. Outcomes are kept for years: they must hold no secret, and a presigned
/// address or a temporary credential is one.
package struct StepLog: Sendable {
    private let ledger: Ledger
    private let submission: String
    private let retry: RetryPolicy
    private let now: @Sendable () -> Date
    /// The vendor's job that the user says is this submission's, where a lost answer left that open; nil where the user
    /// says nothing.
    private let claimedJob: String?
    /// Told when a step begins or its bytes move: the step's name, the bytes sent, and how many there are; zeros for
    /// steps without a body.
    package let progress: @Sendable (_ step: String, _ bytesSent: Int64, _ byteCount: Int64) -> Void
    /// Told in words of each failed attempt before the pause after it.
    private let pausing: @Sendable (String) -> Void

    /// The steps of `submission`.
    package init(
        ledger: Ledger, submission: String, retry: RetryPolicy, now: @escaping @Sendable () -> Date,
        claimedJob: String? = nil,
        progress: @escaping @Sendable (String, Int64, Int64) -> Void = { _, _, _ in },
        pausing: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.ledger = ledger
        self.submission = submission
        self.retry = retry
        self.now = now
        self.claimedJob = claimedJob
        self.progress = progress
        self.pausing = pausing
    }

    /// The steps of a submission that is only planned: they are kept in memory, and nothing is left of them.
    static func forgetful(
        now: @escaping @Sendable () -> Date, progress: @escaping @Sendable (String, Int64, Int64) -> Void
    ) throws -> StepLog {
        let submission = "plan"
        return StepLog(
            ledger: try Ledger.inMemory(of: submission, at: now()), submission: submission,
            retry: RetryPolicy(attempts: 1),
            now: now, progress: progress)
    }

    /// Does something that may be done twice without harm, such as a PUT of the same bytes to the same name.
    ///
    /// - Throws: `SubmissionFailure`, once the attempts are used up or asking again is no use.
    package func idempotent<Outcome: Codable & Sendable>(
        _ name: String, _ perform: @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        if let done: Outcome = try outcome(of: name) { return done }
        try begin(name)
        let outcome = try await attempt(name, perform)
        return try record(outcome, of: name)
    }

    /// Waits between two looks at something that the vendor works on.
    package func wait(_ duration: Duration) async throws { try await retry.sleep(min(duration, retry.longestWait)) }

    /// Asks something that is not written down: a question, whose answer is wanted fresh.
    ///
    /// - Throws: `SubmissionFailure`.
    package func ask<Answer: Sendable>(
        _ name: String, _ perform: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        progress(name, 0, 0)
        return try await attempt(name, perform)
    }

    /// Does something that must not be done twice, such as creating a job.
    ///
    /// - Parameters:
    ///   - name: The step's name, unique in its submission.
    ///   - find: Looks whether the vendor took the request, given the time of its first intent. It is asked after a kill
    ///     and after a lost answer, before anything is sent again.
    ///   - claim: Holds a job that the user says is this step's against what was asked for; nil for steps that make no
    ///     job.
    ///   - perform: Sends the request once.
    /// - Throws: `SubmissionFailure`; of kind `unresolved` where it is unknown whether the vendor took the request.
    package func once<Outcome: Codable & Sendable>(
        _ name: String, find: @Sendable (_ intentAt: Date) async throws -> StepSearch<Outcome>,
        claim: (@Sendable (_ job: String) async throws -> Outcome)? = nil,
        perform: @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        if let done: Outcome = try outcome(of: name) { return done }
        if let step = try ledger.step(name, of: submission) {
            if let claim, let claimedJob {
                return try record(try await claimed(claimedJob, name, claim), of: name)
            }
            if let found = try await search(name, since: step.intentAt, find) { return try record(found, of: name) }
        }
        for attempt in 1... {
            try begin(name)
            let intentAt = try ledger.step(name, of: submission)?.intentAt ?? now()
            do {
                return try record(try await witnessed(name, perform), of: name)
            } catch let failure as VendorFailure {
                try note(failure, of: name)
                switch failure.kind {
                case .answerLost, .unavailable:
                    if let found = try await search(name, since: intentAt, find) { return try record(found, of: name) }
                case .cancelled:
                    // The intent stays: the next run looks for it.
                    throw SubmissionFailure(failure)
                case .unreachable, .throttled: try ledger.removeIntent(name, of: submission)
                default:
                    try ledger.removeIntent(name, of: submission)
                    throw SubmissionFailure(failure)
                }
                guard attempt < retry.attempts else {
                    try ledger.removeIntent(name, of: submission)
                    throw SubmissionFailure(failure)
                }
                try await pause(after: attempt, failure)
            } catch let failure as SubmissionFailure where failure.kind == .refused {
                // The vendor refused the request in words of its own.
                try ledger.removeIntent(name, of: submission)
                throw failure
            } catch let refused as RequestRefused {
                // Nothing was sent.
                try ledger.removeIntent(name, of: submission)
                throw SubmissionFailure(refused)
            }
        }
        throw CancellationError()
    }

    /// The outcome of a step that is done; nil where it is not.
    package func outcome<Outcome: Codable>(of name: String) throws -> Outcome? {
        guard let json = try ledger.step(name, of: submission)?.outcome else { return nil }
        do {
            return try JSONDecoder().decode(StepOutcome<Outcome>.self, from: Data(json.utf8)).value
        } catch {
            throw SubmissionFailure(.inputOutput, ledger.unreadable("the step \"\(name)\" of \(submission)", error))
        }
    }

    /// The outcomes of the steps of this name in the ledger's other submissions: what they made is not this one's.
    func outcomesElsewhere<Outcome: Codable>(of name: String, as type: Outcome.Type) throws -> [Outcome] {
        try ledger.outcomes(of: name, besides: submission).compactMap { json in
            try? JSONDecoder().decode(StepOutcome<Outcome>.self, from: Data(json.utf8)).value
        }
    }

    /// Forgets the steps whose outcomes the vendor no longer has, so that they are done again.
    func forget(_ vanished: VanishedOutcome) throws {
        _ = try ledger.forgetSteps(
            of: submission, at: now(), because: VendorFailureText.said(vanished.cause), where: vanished.isStep)
    }

    // MARK: Attempts

    private func attempt<Answer: Sendable>(
        _ name: String, _ perform: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        for attempt in 1... {
            do {
                return try await witnessed(name, perform)
            } catch let failure as VendorFailure {
                try note(failure, of: name)
                let isWorthwhile =
                    switch failure.kind {
                    case .unreachable, .throttled, .answerLost, .unavailable, .corrupted: true
                    default: false
                    }
                guard isWorthwhile, attempt < retry.attempts else { throw SubmissionFailure(failure) }
                try await pause(after: attempt, failure)
            } catch let refused as RequestRefused {
                throw SubmissionFailure(refused)
            }
        }
        throw CancellationError()
    }

    private func search<Outcome: Codable & Sendable>(
        _ name: String, since intentAt: Date, _ find: @Sendable (Date) async throws -> StepSearch<Outcome>
    ) async throws -> Outcome? {
        for look in retry.looks.isEmpty ? [.zero] : retry.looks {
            if look > .zero { try await retry.sleep(look) }
            let result = try await attempt(name) { try await find(intentAt) }
            switch result {
            case .found(let outcome):
                try ledger.write(event(.search, name, "found at the vendor"), of: submission)
                return outcome
            case .absent: continue
            case .unknown(let advice):
                try ledger.write(event(.search, name, "unknown"), of: submission)
                throw SubmissionFailure(.unresolved, advice)
            }
        }
        try ledger.write(event(.search, name, "not at the vendor"), of: submission)
        return nil
    }

    /// Does something of a step, and writes down every answer that comes meanwhile.
    private func witnessed<Answer: Sendable>(
        _ name: String, _ perform: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let witness: @Sendable (VendorResponse) -> Void = { answer in
            let event = LedgerEvent(
                at: now(), kind: .answer, step: name, message: "\(answer.operation): HTTP \(answer.status)",
                requestID: answer.requestID)
            ledger.note(event, of: submission)
        }
        return try await VendorResponse.$witness.withValue(witness) { try await perform() }
    }

    /// What the user's word for a job makes of a step.
    ///
    /// - Throws: `SubmissionFailure`, of kind `usage` where it is not the job.
    private func claimed<Outcome: Codable & Sendable>(
        _ job: String, _ name: String, _ claim: @Sendable (String) async throws -> Outcome
    ) async throws -> Outcome {
        do {
            let outcome = try await attempt(name) { try await claim(job) }
            try ledger.write(event(.search, name, "the user says that it is \(job)"), of: submission)
            return outcome
        } catch let failure as SubmissionFailure where failure.kind == .refused {
            throw SubmissionFailure(.usage, failure.messages.map { "--job \(job): \($0)" })
        }
    }

    private func pause(after attempt: Int, _ failure: VendorFailure) async throws {
        let pause = retry.pause(after: attempt, retryAfterMilliseconds: failure.retryAfterMilliseconds)
        guard pause <= RetryPolicy.longestPause else {
            throw SubmissionFailure(.temporary, VendorFailureText.asksToWait(failure, pause))
        }
        pausing(VendorFailureText.again(failure, in: pause, attempt: attempt + 1, of: retry.attempts))
        try await retry.sleep(pause)
    }

    // MARK: The ledger

    private func begin(_ name: String) throws {
        try Task.checkCancellation()
        try ledger.writeIntent(name, of: submission, at: now())
        progress(name, 0, 0)
    }

    private func record<Outcome: Codable & Sendable>(_ outcome: Outcome, of name: String) throws -> Outcome {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(StepOutcome(value: outcome)), as: UTF8.self)
        try ledger.writeOutcome(json, step: name, of: submission, at: now())
        return outcome
    }

    private func note(_ failure: VendorFailure, of name: String) throws {
        try ledger.write(event(.failure, name, VendorFailureText.text(failure)), of: submission)
    }

    private func event(_ kind: LedgerEvent.Kind, _ name: String, _ message: String) -> LedgerEvent {
        LedgerEvent(at: now(), kind: kind, step: name, message: message)
    }
}

/// An outcome in an object, since not every value is JSON by itself.
private struct StepOutcome<Value: Codable>: Codable {
    var value: Value
}
