import Foundation
import PreflightModel
import VendorClients

/// Looks for a job whose creation was not answered: MetaStudio knows no idempotency key, so it is known by its name, its
/// edition, its state, and when it was created.
struct HuaweiJobSearch: Sendable {
    /// How far the service's clock may be off ours: more, and it refuses every signature.
    static let clockTolerance = 15.0 * 60
    /// How many pages of a hundred jobs are read.
    static let pages = 10

    let session: HuaweiSession
    let create: HuaweiCreateJob

    /// The job that was created at `intent` or later, if it is the only one that can be it.
    func find(since intent: Date) async throws -> StepSearch<String> {
        guard let jobs = try await candidates() else { return .unknown(HuaweiSubmissionTexts.tooManyJobs(name)) }
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
            return .unknown(HuaweiSubmissionTexts.severalJobs(name, (later + doubtful).map(\.jobID)))
        }
    }

    private var name: String { create.details.voiceName ?? "" }

    /// The jobs of this name and edition that wait for their files; nil where there are too many to read.
    private func candidates() async throws -> [HuaweiJob]? {
        var found: [HuaweiJob] = []
        var list = HuaweiListJobs()
        list.voiceName = name
        list.states = [.creating]
        list.limit = 100
        list.appUserID = create.appUserID
        for page in 0..<Self.pages {
            list.offset = Int64(page) * 100
            let answer = try await session.client().send(list)
            found += answer.jobs
            if answer.jobs.isEmpty || Int64(page + 1) * 100 >= answer.count {
                return found.filter { job in
                    // Whether the service compares whole names is not documented.
                    (job.voiceName ?? name) == name && job.state == .creating
                        && (job.jobType ?? create.edition.jobType) == create.edition.jobType
                }
            }
        }
        return nil
    }
}
