public import VendorClients

/// How packages of some profiles are handed to their vendor: one file a profile family, listed in `VendorSubmissions`.
public protocol VendorSubmission: Sendable {
    /// The vendor.
    static var vendor: Vendor { get }

    /// The profiles whose packages it takes.
    static var profiles: [String] { get }

    /// How many requests the vendor takes in a second, the least of its documented limits.
    static var requestsPerSecond: Int { get }

    /// How long to wait between looks at a job.
    static var polling: PollingSchedule { get }

    /// Makes ready to submit `package`, or to look at a job of it: nothing is sent.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` with every parameter that is missing or that the vendor's document
    ///   forbids, of kind `credentials` where none are found.
    init(package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection) throws

    /// What is worth saying before anything is sent, such as that others can read the file of the credentials.
    var warnings: [String] { get }

    /// Hands everything over; run again from the top after every kill, and once for a plan, whose connection answers with
    /// placeholders.
    ///
    /// - Returns: The vendor's job.
    func submit(_ steps: StepLog) async throws -> SubmittedJob

    /// Looks at a job once.
    func look(at job: SubmittedJob, _ steps: StepLog) async throws -> JobReport
}

/// How long to wait between looks at a job: longer each time, up to a limit.
public struct PollingSchedule: Hashable, Sendable {
    /// The first pause.
    public var first: Duration
    /// What each pause is multiplied by.
    public var factor: Double
    /// The longest pause.
    public var longest: Duration

    /// A schedule from its parts.
    public init(first: Duration, factor: Double = 1.5, longest: Duration) {
        self.first = first
        self.factor = factor
        self.longest = longest
    }

    /// The pause after look number `look`, the first one being 1.
    public func pause(after look: Int) -> Duration {
        var pause = first
        for _ in 1..<max(look, 1) {
            pause = pause * factor
            if pause >= longest { return longest }
        }
        return min(pause, longest)
    }
}
