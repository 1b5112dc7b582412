import Foundation
import PreflightModel
import VendorClients

/// Looks for a job whose creation was not answered. MetaStudio knows no idempotency key; but a job that waits for its
/// files is an empty shell, so one that has everything that was sent in, and was created since, serves as the one that was
/// asked for: what is in it afterwards is what is uploaded here.
struct HuaweiJobSearch: Sendable {
    /// How far the service's clock may be off ours: more, and it refuses every signature.
    static let clockTolerance = 15.0 * 60
    /// How many pages of a hundred jobs are read.
    static let pages = 10

    let session: HuaweiSession
    let create: CreateTrainingJob
    /// Jobs that the ledger knows to be other submissions'.
    let otherJobs: Set<String>

    /// The job that was created at `intent` or later, if it is the only one that can be it.
    func find(since intent: Date) async throws -> StepSearch<String> {
        guard let jobs = try await candidates() else { return .unknown(HuaweiSubmissionWords.tooManyJobs(name)) }
        // The service states whole seconds.
        let start = Date(timeIntervalSince1970: intent.timeIntervalSince1970.rounded(.down))
        let later = jobs.filter { $0.created.map { $0 >= start } ?? false }
        let doubtful = jobs.filter { job in
            job.created.map { $0 < start && $0 >= start.addingTimeInterval(-Self.clockTolerance) } ?? true
        }
        switch (later.count, doubtful.isEmpty) {
        case (0, true): return .absent
        case (1, true): return .found(later[0].jobID)
        default:
            return .unknown(HuaweiSubmissionWords.severalJobs(name, (later + doubtful).map(\.jobID)))
        }
    }

    /// A job that the user says is the one.
    ///
    /// - Throws: `SubmissionFailure` of kind `refused` where it cannot be.
    func claim(_ job: String) async throws -> String {
        var show = ShowVoiceTrainingJob(jobID: job)
        show.appUserID = create.appUserID
        let found = try await session.client().send(show)
        guard isLike(found) else { throw SubmissionFailure(.refused, HuaweiSubmissionWords.claimedOther(found)) }
        return job
    }

    private var name: String { create.details.voiceName ?? "" }

    /// The jobs of this name and edition that wait for their files; nil where there are too many to read.
    private func candidates() async throws -> [HuaweiJob]? {
        var found: [HuaweiJob] = []
        var list = ListVoiceTrainingJob()
        list.voiceName = name
        list.states = [.creating]
        list.limit = 100
        list.appUserID = create.appUserID
        for page in 0..<Self.pages {
            list.offset = Int64(page) * 100
            let answer = try await session.client().send(list)
            found += answer.jobs
            if answer.jobs.isEmpty || Int64(page + 1) * 100 >= answer.count {
                return found.filter(isLike)
            }
        }
        return nil
    }

    /// Whether a job has everything that was sent in, as far as the service says it, and waits for its files. Whether the
    /// service compares whole names in lists is not documented.
    private func isLike(_ job: HuaweiJob) -> Bool {
        let details = create.details
        let pairs = [
            (job.voiceName, name), (job.jobType?.rawValue, create.edition.jobType.rawValue), (job.sex, details.sex),
            (job.language, details.language), (job.tag, details.tag), (job.createType, create.createType),
            (job.phone, details.phone), (job.batchName, create.batchName), (job.avatarJobID, create.avatarJobID),
        ]
        let differs = pairs.contains { stated, sent in
            if let stated, let sent, !stated.isEmpty { stated != sent } else { false }
        }
        return !differs && job.state == .creating && !otherJobs.contains(job.jobID)
    }
}
