import Foundation
public import PreflightModel
import UploadPackaging
public import UploadStage
import VendorClients

/// Hands packages to vendors, follows their jobs, and keeps the ledger of it: what the command's `submit`, `status`,
/// `wait`, `log` and `history` do.
///
/// Submitting spends the user's money. Every step is written to the ledger before it is asked of the vendor and after it
/// was answered, so a killed process resumes with the same call, and no job is created twice for one package.
///
/// ```swift
/// let submissions = Submissions(to: .vendors(region: "cn-north-4"))
/// let outcome = try await submissions.submit("out")
/// let record = try await submissions.wait(for: outcome.record.id)
/// ```
public struct Submissions: Sendable {
    /// How far a step of a submission is.
    public struct Progress: Hashable, Sendable {
        /// The step, in words.
        public var step: String
        /// How many of its bytes were sent.
        public var sentByteCount: Int64
        /// How many bytes it sends; 0 where it sends none to speak of.
        public var byteCount: Int64
    }

    /// Where submissions go.
    public var target: SubmissionTarget
    /// The path of the ledger, an SQLite database that is made with the first submission.
    public let ledgerPath: String
    /// How long to wait for the complete answer to a request once it is sent.
    public var answerTimeout: Duration
    /// Told of each step when it begins and when its bytes move.
    public var progress: @Sendable (Progress) -> Void = { _ in }
    /// Told in words of each failed attempt, before the pause after it.
    public var pausing: @Sendable (String) -> Void = { _ in }

    /// Submissions to vendors or a sandbox.
    ///
    /// - Parameters:
    ///   - target: Where they go: `.vendors()`, or `.endpoints(…)` of a sandbox.
    ///   - ledger: The path of the ledger; nil for the command's: `VOICE_PREFLIGHT_LEDGER`, else
    ///     `voice-preflight/ledger.sqlite` in the XDG state folder.
    ///   - answerTimeout: How long to wait for the complete answer to a request once it is sent.
    public init(to target: SubmissionTarget, ledger: String? = nil, answerTimeout: Duration = .seconds(120)) {
        self.target = target
        self.answerTimeout = answerTimeout
        ledgerPath = LedgerFile.path(
            option: ledger, environment: ProcessEnvironment.variables, home: ProcessEnvironment.home)
    }

    /// The requests that `submit` would make, without making them.
    ///
    /// Secrets are not in them. Where credentials are missing, that is among the warnings, and the names of their
    /// variables stand in the requests.
    /// - Parameters:
    ///   - package: The folder of a package, or its manifest.
    ///   - parameters: Parameters that are added to the manifest's, or replace them.
    /// - Throws: `PackagingFailure` where files are not what the manifest says; `SubmissionFailure` with everything that
    ///   is missing.
    public func plan(
        _ package: RecordingPath, parameters: [String: String] = [:]
    ) async throws -> (requests: [PlannedRequest], warnings: [String]) {
        try await plan(
            try await SubmissionPackage(
                verifying: package, parameters: parameters, sentences: EnglishSentences()))
    }

    /// The requests that submitting a verified package would make.
    package func plan(_ package: SubmissionPackage) async throws -> (requests: [PlannedRequest], warnings: [String]) {
        try await Self.told {
            try await SubmissionPlan.requests(of: package, target: target, connection: connection)
        }
    }

    /// Submits a package, or resumes where an earlier run was stopped.
    ///
    /// - Parameters:
    ///   - package: The folder of a package, or its manifest; it is verified byte by byte first.
    ///   - parameters: Parameters that are added to the manifest's, or replace them.
    ///   - again: Whether to start over from nothing, whatever the ledger knows of the same package. The vendor charges
    ///     for a second job.
    ///   - job: The vendor's job that is this package's, where a lost answer left that open.
    ///   - begun: Told of the submission before anything is sent, and of what is worth saying.
    /// - Returns: The submission, and whether the vendor had its job before.
    /// - Throws: `PackagingFailure` where files are not what the manifest says; `SubmissionFailure` otherwise, whose kind
    ///   says what to do.
    public func submit(
        _ package: RecordingPath, parameters: [String: String] = [:], again: Bool = false, job: String? = nil,
        begun: (SubmissionRecord, [String]) -> Void = { _, _ in }
    ) async throws -> SubmissionOutcome {
        let verified = try await SubmissionPackage(
            verifying: package, parameters: parameters, sentences: EnglishSentences())
        return try await submit(verified, manifestPath: package.description, again: again, job: job, begun: begun)
    }

    /// Submits a verified package.
    package func submit(
        _ package: SubmissionPackage, manifestPath: String, again: Bool = false, job: String? = nil,
        begun: (SubmissionRecord, [String]) -> Void = { _, _ in }
    ) async throws -> SubmissionOutcome {
        try await Self.told {
            try await runner(try Ledger(path: ledgerPath)).submit(
                package, manifestPath: manifestPath, again: again, claimedJob: job, begun: begun)
        }
    }

    /// Asks the vendor how a submission stands, and records it.
    ///
    /// - Parameter id: The submission's ID, or the start of it.
    /// - Throws: `SubmissionFailure`; of kind `usage` where there is no such submission.
    public func status(of id: String) async throws -> SubmissionRecord {
        try await Self.told {
            let runner = runner(try ledger(with: id))
            return try await runner.look(at: try runner.record(id).id)
        }
    }

    /// Asks the vendor about a submission from time to time until its job is over, or waits for the user.
    ///
    /// - Parameters:
    ///   - id: The submission's ID, or the start of it.
    ///   - timeout: How long at most; nil for as long as it takes. Premium jobs take days.
    ///   - looked: Told of each look.
    /// - Throws: `SubmissionFailure`; of kind `temporary` when the time is over.
    public func wait(
        for id: String, timeout: Duration? = nil, looked: (SubmissionRecord) -> Void = { _ in }
    ) async throws -> SubmissionRecord {
        try await Self.told {
            let runner = runner(try ledger(with: id))
            return try await runner.wait(for: try runner.record(id).id, timeout: timeout, looked: looked)
        }
    }

    /// Everything that happened to a submission. The vendor is not asked.
    ///
    /// - Parameter id: The submission's ID, or the start of it.
    /// - Throws: `SubmissionFailure`; of kind `usage` where there is no such submission.
    public func log(of id: String) throws -> SubmissionLog {
        let ledger = try ledger(with: id)
        let record = try ledger.submission(id)
        return SubmissionLog(record, events: try ledger.events(of: record.id))
    }

    /// The submissions of the ledger, newest first; none where there is no ledger yet. No vendor is asked.
    ///
    /// - Parameter limit: How many at most.
    /// - Throws: `SubmissionFailure` where the ledger cannot be read.
    public func history(limit: Int = 50) throws -> SubmissionHistory {
        SubmissionHistory(try Ledger.existing(at: ledgerPath)?.submissions(limit: limit) ?? [])
    }

    /// The sentences that a vendor wants to have read, in the order in which they are read. Nothing is submitted.
    ///
    /// - Throws: `SubmissionFailure`.
    package func sentences(of script: VendorDescription.Script, scenario: String) async throws -> [ScriptSentence] {
        try await Self.told { try await script.sentences(scenario, target, connection) }
    }

    // MARK: Parts

    /// The way out of this process, with the system's clock and random numbers.
    private var connection: VendorConnection {
        let tool = Report.Tool.voicePreflight
        return VendorConnection(
            transport: CurlTransport(
                userAgent: "\(tool.name)/\(tool.version)", timeouts: CurlTransport.Timeouts(answer: answerTimeout)),
            now: { Date() }, nonce: { Hexadecimal.string((0..<16).map { _ in UInt8.random(in: .min ... .max) }) })
    }

    private func runner(_ ledger: Ledger) -> SubmissionRunner {
        SubmissionRunner(
            ledger: ledger, target: target, connection: connection,
            retry: target.isRehearsal ? .rehearsal : RetryPolicy(),
            progress: { [progress] in progress(Progress(step: $0, sentByteCount: $1, byteCount: $2)) }, pausing: pausing
        )
    }

    /// The ledger in which a submission is looked for; none is made.
    private func ledger(with id: String) throws -> Ledger {
        guard let ledger = try Ledger.existing(at: ledgerPath) else { throw Ledger.noSubmission(id, in: ledgerPath) }
        return ledger
    }

    /// Tells what vendors' clients throw as a submission's failure.
    private static func told<Value>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let failure as CredentialFailure {
            throw SubmissionFailure(failure)
        } catch let refused as RequestRefused {
            throw SubmissionFailure(refused)
        }
    }
}
