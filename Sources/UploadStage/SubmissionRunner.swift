import Foundation
import MessageDigests
import PreflightModel
package import VendorClients

/// Submits packages, looks at their jobs, and keeps the ledger.
package struct SubmissionRunner: Sendable {
    private let ledger: Ledger
    private let target: SubmissionTarget
    private let connection: VendorConnection
    private let retry: RetryPolicy
    private let progress: @Sendable (String, Int64, Int64) -> Void
    private let pausing: @Sendable (String) -> Void

    /// A runner from its parts.
    ///
    /// - Parameters:
    ///   - progress: Told of each step when it begins or its bytes move: its name, bytes sent, bytes in all.
    ///   - pausing: Told in words of each failed attempt before the pause after it.
    package init(
        ledger: Ledger, target: SubmissionTarget, connection: VendorConnection, retry: RetryPolicy = RetryPolicy(),
        progress: @escaping @Sendable (String, Int64, Int64) -> Void = { _, _, _ in },
        pausing: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.ledger = ledger
        self.target = target
        self.connection = connection
        self.retry = retry
        self.progress = progress
        self.pausing = pausing
    }

    /// Submits `package`, or resumes where an earlier run was stopped.
    ///
    /// - Parameters:
    ///   - manifestPath: Where its manifest is, for the ledger.
    ///   - again: Whether to start over from nothing, whatever the ledger knows of the same package: nothing that was
    ///     uploaded, and no job, is taken over.
    ///   - claimedJob: The vendor's job that is this package's, where a lost answer left that open; nil to let the vendor
    ///     be asked.
    ///   - begun: Told of the submission before anything is sent, and of what is worth saying.
    /// - Throws: `SubmissionFailure`.
    package func submit(
        _ package: SubmissionPackage, manifestPath: String, again: Bool = false, claimedJob: String? = nil,
        begun: (SubmissionRecord, [String]) -> Void = { _, _ in }
    ) async throws -> SubmissionOutcome {
        let submission = try VendorSubmissions.make(package: package, target: target, connection: connection)
        let fingerprint = fingerprint(of: package)
        let lock = try LedgerLocks.submission(fingerprint, of: ledger.path)
        defer { withExtendedLifetime(lock) {} }
        var record: SubmissionRecord
        var warnings = submission.warnings
        let earlier = again ? nil : try ledger.newestSubmission(fingerprint: fingerprint)
        if let earlier {
            if earlier.job != nil { return .alreadySubmitted(earlier) }
            record = earlier
        } else {
            record = newRecord(package, submission, manifestPath, fingerprint)
        }
        if let claimedJob, earlier?.state != .unresolved {
            throw SubmissionFailure(
                .usage,
                "--job \(claimedJob): there is no unresolved submission of this package. Leave out --job to submit it.")
        }
        if earlier == nil {
            warnings += try knownConflicts(of: submission, record, again: again)
            try ledger.insert(record)
        }
        begun(record, warnings)
        do {
            let job = try await run(submission, steps(of: record, claimedJob: claimedJob))
            record.job = job
            try set(&record, .running, message: "job \(job.id)")
            return .submitted(record)
        } catch let failure as SubmissionFailure where failure.kind == .unresolved {
            try set(&record, .unresolved, message: failure.description)
            throw failure
        } catch let failure as SubmissionFailure where failure.kind == .usage && record.state == .unresolved {
            // The job that was named is another one, so it is still unknown which is the right one.
            throw failure
        } catch let failure as SubmissionFailure {
            try set(&record, .submitting, message: failure.description)
            throw failure
        }
    }

    /// Asks the vendor how a submission stands, and records it.
    ///
    /// - Throws: `SubmissionFailure`.
    package func look(at id: String) async throws -> SubmissionRecord {
        var record = try self.record(id)
        guard let job = record.job else { return record }
        guard record.endpoints == target.endpointsText else {
            throw SubmissionFailure(
                .usage,
                record.endpoints.map { "submission \(id) went to \($0); give these with --endpoints FILE." }
                    ?? "submission \(id) went to the vendor itself; leave out --endpoints and --sandbox.")
        }
        var target = target
        target.region = record.region ?? target.region
        let report = try await VendorSubmissions.look(
            at: job, of: record, target: target, connection: connection, steps(of: record))
        let isNew = record.vendorState != report.vendorState || record.state != report.state
        record.vendorState = report.vendorState
        record.facts = report.facts
        record.findings = report.findings
        record.message = report.message
        record.details = report.details
        record.next = JobStateMeaning.next(report.next, submission: record.id, manifest: record.manifestPath)
        if isNew {
            try set(&record, report.state, message: report.message)
        } else {
            record.updatedAt = connection.now()
            try ledger.update(record)
        }
        return record
    }

    /// Looks at a submission until its job is over or waits for the user.
    ///
    /// - Parameters:
    ///   - timeout: How long at most; nil for as long as it takes.
    ///   - looked: Told of each look.
    /// - Throws: `SubmissionFailure`, of kind `temporary` when the time is over.
    package func wait(
        for id: String, timeout: Duration? = nil, looked: (SubmissionRecord) -> Void = { _ in }
    ) async throws -> SubmissionRecord {
        var waited = Duration.zero
        for look in 1... {
            let record = try await self.look(at: id)
            looked(record)
            guard record.state == .running else { return record }
            let schedule = VendorSubmissions.submission(for: record.profile.vendorProfile)?.polling
            let pause = min(
                (schedule ?? PollingSchedule(first: .seconds(60), longest: .seconds(600))).pause(after: look),
                retry.longestWait)
            if let timeout, waited + pause > timeout {
                throw SubmissionFailure(
                    .temporary,
                    "submission \(id): still \(record.vendorState ?? "running") after \(waited.components.seconds) s. "
                        + "The vendor is still working on it; ask again with \"voice-preflight status \(id)\".")
            }
            try await retry.sleep(pause)
            waited += pause
        }
        throw CancellationError()
    }

    /// The submission of this ID.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` if there is none.
    package func record(_ id: String) throws -> SubmissionRecord {
        try ledger.submission(id)
    }

    // MARK: Parts

    /// How many times one run does again what the vendor no longer has.
    private static let greatestRenewalCount = 2

    /// Runs a submission from its top, and again where the vendor no longer has what earlier steps made.
    private func run(_ submission: any VendorSubmission, _ steps: StepLog) async throws -> SubmittedJob {
        for round in 1... {
            do {
                return try await submission.submit(steps)
            } catch let vanished as VanishedOutcome {
                try steps.forget(vanished)
                guard round <= Self.greatestRenewalCount else {
                    throw SubmissionFailure(.refused, VendorFailureText.vanishedAgain(vanished.cause, round))
                }
                pausing(VendorFailureText.vanished(vanished.cause))
            }
        }
        throw CancellationError()
    }

    /// What stands in the way of a new submission, by what the ledger knows: the vendor is not asked for what it refuses.
    ///
    /// - Parameter again: Whether the user wants it to be asked anyway, since voices can be deleted there.
    /// - Returns: What is worth saying.
    private func knownConflicts(
        of submission: any VendorSubmission, _ record: SubmissionRecord, again: Bool
    ) throws -> [String] {
        let earlier = try ledger.otherSubmissions(to: record.vendor, than: record.id)
            .filter { $0.endpoints == record.endpoints }
        let conflicts = submission.conflicts(with: earlier, at: connection.now())
        guard again || conflicts.refusals.isEmpty else {
            throw SubmissionFailure(.refused, conflicts.refusals + ["Nothing was sent."])
        }
        return conflicts.refusals + conflicts.warnings
    }

    private func steps(of record: SubmissionRecord, claimedJob: String? = nil) -> StepLog {
        StepLog(
            ledger: ledger, submission: record.id, retry: retry, now: connection.now, claimedJob: claimedJob,
            progress: progress, pausing: pausing)
    }

    private func newRecord(
        _ package: SubmissionPackage, _ submission: any VendorSubmission, _ manifestPath: String,
        _ fingerprint: String
    ) -> SubmissionRecord {
        let now = connection.now()
        return SubmissionRecord(
            id: String(connection.nonce().prefix(12)), createdAt: now, updatedAt: now,
            vendor: type(of: submission).vendor,
            profile: package.manifest.profile, manifestPath: manifestPath, manifest: package.manifest,
            parameters: package.parameters, endpoints: target.endpointsText, region: submission.region,
            fingerprint: fingerprint, state: .submitting, vendorState: nil, job: nil, message: nil, facts: [],
            findings: [])
    }

    private func set(_ record: inout SubmissionRecord, _ state: SubmissionState, message: String?) throws {
        let now = connection.now()
        let isNew = record.state != state || message != record.message
        record.state = state
        record.message = message
        record.updatedAt = now
        let words = [state.rawValue, record.vendorState.map { "(\($0))" }, message].compactMap(\.self)
        try ledger.update(
            record,
            event: isNew || record.vendorState != nil
                ? LedgerEvent(at: now, kind: .state, message: words.joined(separator: " ")) : nil)
    }

    /// The same content with the same parameters to the same place is the same submission, wherever its files are.
    private func fingerprint(of package: SubmissionPackage) -> String {
        let entries = package.manifest.entries.map { "\($0.role) \($0.sha256) \($0.name ?? "")" }
        let parameters = package.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let place = [target.endpointsText ?? "", target.region ?? "", target.bucket ?? ""]
        let lines = [package.manifest.profile.vendorProfile] + place + entries.sorted() + parameters
        var hash = SHA256()
        for line in lines {
            hash.update(data: Array("\(line.utf8.count) \(line)\n".utf8))
        }
        return Hexadecimal.string(hash.finalize())
    }
}
