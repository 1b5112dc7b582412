import Foundation
package import PreflightModel
package import VendorClients

/// Hands packages over to Huawei Cloud MetaStudio: quotas and limits, a job, the letter and the zip, the commit.
///
/// The package's quota is spent by the commit. Until then a job is an empty shell that can be deleted.
package struct HuaweiSubmission: VendorSubmission {
    /// Huawei Cloud.
    package static let vendor = Vendor.huawei
    /// The editions: premium is `advance` in the API.
    package static let profiles = ["huawei-metastudio-premium", "huawei-metastudio-middle", "huawei-metastudio-basic"]
    /// Creating and committing, in the regions with the least ("API流控": 10 a second in cn-north-4, 3 elsewhere).
    package static let requestsPerSecond = 3
    /// Audits take about a day, a premium voice about five working days.
    package static let polling = PollingSchedule(first: .seconds(60), longest: .seconds(3600))

    private let package: SubmissionPackage
    private let create: CreateTrainingJob
    private let session: HuaweiSession
    private let uploads: HuaweiUploads

    /// Prepares to submit `package`: nothing is sent.
    package init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws {
        self.package = package
        create = try HuaweiParameters.job(of: package)
        session = try HuaweiSession(target: target, connection: connection)
        uploads = HuaweiUploads(session: session)
    }

    /// What is worth saying of the credentials.
    package var warnings: [String] { session.warnings }
    /// The region that everything goes to.
    package var region: String { session.region }

    // MARK: Handing over

    /// Hands everything over; run again from the top after every kill.
    package func submit(_ steps: StepLog) async throws -> SubmittedJob {
        let files = try HuaweiPackageFiles(package)
        // A step of its own, since the last quota may be the one that this very submission has spent.
        _ = try await steps.idempotent("check quota and limits") { try await checkLimits() }
        let search = HuaweiJobSearch(
            session: session, create: create,
            otherJobs: Set(try steps.outcomesElsewhere(of: "create", as: String.self)))
        let job = try await steps.once(
            "create", find: { try await search.find(since: $0) }, claim: { try await search.claim($0) },
            perform: {
                let answer = try await session.client().send(create)
                await uploads.keep(answer)
                return answer.jobID
            })
        let (letter, zip): (StoredFile, StoredFile)
        do {
            letter = try await upload(files.letter, to: job, steps)
            zip = try await upload(files.zip, to: job, steps)
            _ = try await steps.once(
                "commit", find: { _ in try await isCommitted(job) },
                perform: {
                    try await session.client().send(commit(job))
                    return true
                })
        } catch let failure as SubmissionFailure {
            throw try await vanished(failure, job, steps)
        }
        let warnings = [letter.warning, zip.warning].compactMap(\.self)
        return SubmittedJob(id: job, keys: warnings.isEmpty ? [:] : ["warning": warnings.joined(separator: " ")])
    }

    /// The failure, or what is gone where Huawei answers that something does not exist: the whole job, or, where it still
    /// has the job, the files that were uploaded for it.
    private func vanished(_ failure: SubmissionFailure, _ job: String, _ steps: StepLog) async throws -> any Error {
        guard let cause = failure.cause, cause.kind == .notFound else { return failure }
        let hasJob = try await steps.ask("look for job") {
            do {
                _ = try await session.client().send(show(job))
                return true
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return false
            }
        }
        let uploads = ["upload letter", "upload training-data"]
        return VanishedOutcome(cause: cause) { step in
            uploads.contains(step) || !hasJob && ["create", "commit"].contains(step)
        }
    }

    private func upload(_ file: HuaweiUploads.File, to job: String, _ steps: StepLog) async throws -> StoredFile {
        let name = "upload \(file.kind.rawValue)"
        return try await steps.idempotent(name) {
            let receipt = try await uploads.put(file, of: job) { steps.progress(name, $0, file.byteCount) }
            let warning = file.md5.flatMap { receipt.warning(md5: $0) }
            return StoredFile(etag: receipt.etag, warning: warning.map { "\(file.kind.rawValue): \($0)" })
        }
    }

    /// What the ledger keeps of an upload.
    private struct StoredFile: Codable, Sendable {
        var etag: String?
        var warning: String?
    }

    /// Stops where the vendor itself says that the job cannot be trained: what is asked costs nothing.
    private func checkLimits() async throws -> Bool {
        let client = try await session.client()
        let quotas = try await client.send(ShowVoiceTrainingQuotas())
        if create.isOnDemand != true, let left = quotas.available(create.edition), left < 1 {
            throw SubmissionFailure(.refused, HuaweiSubmissionWords.noQuota(create.edition, left))
        }
        let limits = try await client.send(ShowTenantDurationCfg()).limits(create.edition)
        let measurements = package.manifest.entries.compactMap(\.measurement)
        let shortest = TotalDuration(measurements.lazy.map(\.shortestDuration))
        let longest = TotalDuration(measurements.lazy.map(\.longestDuration))
        if let least = limits.least, shortest < TotalDuration(seconds: least) {
            throw SubmissionFailure(.refused, HuaweiSubmissionWords.tooShort(shortest, least, create.edition))
        }
        if let most = limits.most, most > 0, longest > TotalDuration(seconds: most) {
            throw SubmissionFailure(.refused, HuaweiSubmissionWords.tooLong(longest, most, create.edition))
        }
        return true
    }

    private func commit(_ job: String) -> CommitVoiceTrainingJob {
        var commit = CommitVoiceTrainingJob(jobID: job)
        commit.appUserID = create.appUserID
        return commit
    }

    private func show(_ job: String) -> ShowVoiceTrainingJob {
        var show = ShowVoiceTrainingJob(jobID: job)
        show.appUserID = create.appUserID
        return show
    }

    /// A job leaves CREATING by its commit, and by nothing else.
    private func isCommitted(_ job: String) async throws -> StepSearch<Bool> {
        do {
            return try await session.client().send(show(job)).state != .creating ? .found(true) : .absent
        } catch let failure as VendorFailure where failure.kind == .notFound {
            // The quota may be spent, so nothing is created in its place.
            return .unknown(HuaweiSubmissionWords.goneAfterCommit(job))
        }
    }

    // MARK: Looking

    /// Looks at a job once; where its audit failed, at the reasons too.
    package static func look(
        at job: SubmittedJob, of record: SubmissionRecord, target: SubmissionTarget, connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport {
        let session = try HuaweiSession(target: target, connection: connection)
        var show = ShowVoiceTrainingJob(jobID: job.id)
        show.appUserID = record.parameters["X-App-UserId"].flatMap { $0.isEmpty ? nil : $0 }
        let question = show
        let found = try await steps.ask("show") { () -> HuaweiJob? in
            do {
                return try await session.client().send(question)
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return nil
            }
        }
        guard let found else { return JobReport(JobStateMeaning.unknown, HuaweiJobStates.unknown) }
        var audit: ShowJobAuditResult.Response?
        if found.state == .auditFailed {
            audit = try await steps.ask("audit-result") {
                try await session.client().send(ShowJobAuditResult(jobID: job.id))
            }
        }
        var report = HuaweiJobReport(found, audit).report
        if let warning = job.keys["warning"] { report.facts.append(JobFact("upload", warning)) }
        return report
    }
}
