import Foundation
import VendorClients

/// Looks for and at jobs.
struct AlibabaJobs: Sendable {
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

    /// The standard job of a name that was made since `intentAt` and is none of `earlier`.
    func standardJob(named name: String, since intentAt: Date, except earlier: [String]) async throws -> StepSearch<
        String
    > {
        guard let jobs = try await all(.standard) else { return .unknown(AlibabaWords.tooManyJobs(name)) }
        let candidates = jobs.filter { job in
            job.voiceName == Self.trimmed(name) && !earlier.contains(job.jobID)
                && (job.created ?? .distantFuture).timeIntervalSince(intentAt) >= -Self.clockDifference
        }
        switch candidates.count {
        case 0: return .absent
        case 1: return .found(candidates[0].jobID)
        default: return .unknown(AlibabaWords.severalJobs(name, candidates.count))
        }
    }

    private static func trimmed(_ name: String) -> String { name.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The basic job of a voice; nil where there is none.
    func basicJob(ofVoice voice: String) async throws -> CustomizedVoiceJob? {
        try await all(.basic)?.first { $0.voiceID == voice }
    }

    /// How a job stands.
    func look(at job: SubmittedJob, _ steps: StepLog) async throws -> JobReport {
        try await steps.ask("look") {
            do {
                return Self.report(try await client.send(GetCustomizedVoiceJob(jobID: job.id)).job, job)
            } catch let failure as VendorFailure where failure.kind == .notFound {
                return JobReport(
                    vendorState: "unknown", state: .unresolved, message: AlibabaWords.forgotten(job.id))
            }
        }
    }

    private static func report(_ answer: CustomizedVoiceJob, _ job: SubmittedJob) -> JobReport {
        let state: SubmissionState =
            switch answer.status {
            case .success: .succeeded
            case .fail: .failed
            default: .running
            }
        let message = answer.message.isEmpty ? nil : answer.message
        var report = JobReport(vendorState: answer.status.rawValue, state: state, message: message)
        if let voice = answer.voiceID ?? job.keys["VoiceId"] { report.facts.append(JobFact("VoiceId", voice)) }
        if state == .failed {
            report.message = message ?? AlibabaWords.failedWithoutWords
            report.findings.append(VendorFinding(message: message ?? AlibabaWords.failedWithoutWords))
        }
        return report
    }
}
