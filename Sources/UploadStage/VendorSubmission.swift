package import Foundation
package import PreflightModel
package import VendorClients

/// How packages of some profiles are handed to their vendor: one file a profile family, listed in `VendorSubmissions`.
package protocol VendorSubmission: Sendable {
    /// The vendor.
    static var vendor: Vendor { get }

    /// The profiles whose packages it takes.
    static var profiles: [String] { get }

    /// How many requests the vendor takes in a second, the least of its documented limits.
    static var requestsPerSecond: Int { get }

    /// How long to wait between looks at a job.
    static var polling: PollingSchedule { get }

    /// Prepares to submit `package`: nothing is sent.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` with every parameter that is missing or that the vendor's document
    ///   forbids, of kind `credentials` where none are found.
    init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws

    /// What is worth saying before anything is sent, such as that others can read the file of the credentials.
    var warnings: [String] { get }

    /// The region that everything goes to, which later looks ask too.
    var region: String { get }

    /// What the vendor's documents say that it refuses, by what the ledger knows of earlier submissions to the same place.
    func conflicts(with earlier: [SubmissionRecord], at now: Date) -> LedgerConflicts

    /// Hands everything over; run again from the top after every kill, and once for a plan, whose connection answers with
    /// placeholders.
    ///
    /// - Returns: The vendor's job.
    func submit(_ steps: StepLog) async throws -> SubmittedJob

    /// Looks at a job once. What the ledger holds is enough: no parameter is checked again, and no file is needed.
    ///
    /// - Parameters:
    ///   - job: The job of `record`.
    ///   - target: Where the submission went.
    /// - Throws: `SubmissionFailure`.
    static func look(
        at job: SubmittedJob, of record: SubmissionRecord, target: SubmissionTarget, connection: VendorConnection,
        _ steps: StepLog
    ) async throws -> JobReport
}

extension VendorSubmission {
    /// None.
    package func conflicts(with earlier: [SubmissionRecord], at now: Date) -> LedgerConflicts { LedgerConflicts() }
}

/// What the ledger knows of earlier submissions that stands in the way of a new one.
package struct LedgerConflicts: Hashable, Sendable {
    /// Why the vendor refuses the new one, and what to change.
    package var refusals: [String] = []
    /// Why the vendor may refuse it.
    package var warnings: [String] = []

    /// Nothing that stands in the way.
    package init() {}
}

/// How long to wait between looks at a job: longer each time, up to a limit.
package struct PollingSchedule: Hashable, Sendable {
    /// The first pause.
    package var first: Duration
    /// What each pause is multiplied by.
    package var factor: Double
    /// The longest pause.
    package var longest: Duration

    /// A schedule from its parts.
    package init(first: Duration, factor: Double = 1.5, longest: Duration) {
        self.first = first
        self.factor = factor
        self.longest = longest
    }

    /// The pause after look number `look`, the first one being 1.
    package func pause(after look: Int) -> Duration {
        var pause = first
        for _ in 1..<max(look, 1) {
            pause = pause * factor
            if pause >= longest { return longest }
        }
        return min(pause, longest)
    }
}
