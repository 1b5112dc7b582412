import Foundation
import VendorClients

/// Looks for and at jobs.
struct AlibabaJobSearch: Sendable {
    let client: AlibabaClient

    /// How many pages of 100 jobs are gone through.
    private static let greatestPageCount = 200
    /// How much earlier than our intent the service's clock may have put the job, in seconds: it takes requests that are
    /// 15 minutes off.
    private static let clockDifference = 16 * 60.0

    /// All jobs of an edition; nil where there are too many.
    func all(_ edition: ListCustomizedVoiceJobs.Edition) async throws -> [CustomizedVoiceJob]? {
        var jobs: [CustomizedVoiceJob] = []
        for page in 1...Self.greatestPageCount {
            let answer = try await client.send(ListCustomizedVoiceJobs(edition: edition, pageNumber: page))
            jobs += answer.jobs
            if answer.jobs.isEmpty || Int64(jobs.count) >= answer.totalCount ?? .max { return jobs }
        }
        return nil
    }

    /// The IDs of the standard jobs of a name; none where there are too many to go through.
    func standardJobs(named name: String) async throws -> [String] {
        try await all(.standard)?.filter { $0.voiceName == Self.trimmed(name) }.map(\.jobID) ?? []
    }

    /// Whether a standard job can have been made of `request` since `intentAt`.
    ///
    /// The service says of a job neither which recordings it is of nor who asked for it, so a job of this name is never
    /// proven to be the request's; somebody looks at it.
    /// - Parameter others: Jobs that were there before, or are other submissions'.
    func standardJob(
        of request: SubmitStandardCustomizedVoiceJob, since intentAt: Date, except others: Set<String>
    ) async throws -> StepSearch<String> {
        guard let jobs = try await all(.standard) else {
            return .unknown(AlibabaSubmissionWords.tooManyJobs(request.voiceName))
        }
        let candidates = jobs.filter { job in
            Self.isLike(job, request) && !others.contains(job.jobID)
                && Self.isMade(job, since: intentAt)
        }
        return candidates.isEmpty ? .absent : .unknown(AlibabaSubmissionWords.likelyJobs(request.voiceName, candidates))
    }

    private static func isLike(_ job: CustomizedVoiceJob, _ request: SubmitStandardCustomizedVoiceJob) -> Bool {
        job.voiceName == trimmed(request.voiceName) && job.gender ?? request.gender.rawValue == request.gender.rawValue
    }

    /// A standard job that the user says is of `request`.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` where it cannot be.
    func claimed(
        _ job: String, of request: SubmitStandardCustomizedVoiceJob, except others: Set<String>
    ) async throws -> String {
        let known = try await client.send(GetCustomizedVoiceJob(jobID: job)).job
        guard Self.isLike(known, request), known.type ?? "Standard" == "Standard", !others.contains(job) else {
            throw SubmissionFailure(.refused, AlibabaSubmissionWords.claimedOther(known))
        }
        return job
    }

    /// A CosyVoice job that the user says is of a voice of this name.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` where it cannot be.
    func claimed(_ job: String, named name: String?, except others: [SubmittedJob]) async throws -> SubmittedJob {
        let known = try await client.send(GetCustomizedVoiceJob(jobID: job)).job
        let isNamed = name.map { Self.trimmed($0) == known.voiceName ?? "" } ?? true
        guard isNamed, !others.contains(where: { $0.id == job }) else {
            throw SubmissionFailure(.refused, AlibabaSubmissionWords.claimedOther(known))
        }
        return SubmittedJob(id: job, keys: known.voiceID.map { ["VoiceId": $0] } ?? [:])
    }

    private static func trimmed(_ name: String) -> String { name.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The basic job of a voice; nil if there is none.
    func basicJob(ofVoice voice: String) async throws -> CustomizedVoiceJob? {
        try await all(.basic)?.first { $0.voiceID == voice }
    }

    /// Whether a job can have been made at `date` or later, by the service's clock, which is not ours.
    static func isMade(_ job: CustomizedVoiceJob, since date: Date) -> Bool {
        (job.created ?? .distantFuture).timeIntervalSince(date) >= -clockDifference
    }

    /// How the job of a submission stands.
    static func look(
        at job: SubmittedJob, of record: SubmissionRecord, _ target: SubmissionTarget, _ connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport {
        let client = try AlibabaAccess(target, connection).client
        return try await steps.ask("look") {
            do {
                let answer = try await client.send(GetCustomizedVoiceJob(jobID: job.id)).job
                return AlibabaJobReport(answer, job, demoAudio: record.parameters["DemoAudioMediaURL"]).report
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return JobReport(JobStateMeaning.unknown, AlibabaJobStates.unknown)
            }
        }
    }
}
