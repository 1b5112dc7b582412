import AACDecoding
import ArgumentParser
import Foundation
import VendorClients
import VoicePreflight

/// `voice-preflight submit`.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit a package to the vendor, once; run the same command again to resume.",
        discussion: """
            The package is verified first. Every step is written to the ledger before the vendor is asked and after \
            the vendor has answered, so nothing is sent or paid for twice. Credentials come from the vendor's usual \
            environment variables and files. --dry-run prints every request and sends nothing; --sandbox rehearses \
            everything against a sandbox on this machine, which costs nothing.

            EXAMPLE: voice-preflight submit out --dry-run
            """)

    @Argument(help: "The folder of a package, or its manifest.", completion: .file())
    var path: String

    @Option(help: ParameterArguments.help)
    var parameter: [String] = []

    @Flag(help: "Print the requests that would be made, without secrets, and send nothing.")
    var dryRun = false

    @Flag(help: "Wait until the vendor's job is over.")
    var wait = false

    @Option(help: ArgumentHelp("How long to wait at most.", valueName: "seconds"))
    var timeout: Int?

    @Flag(help: "Rehearse against a sandbox that is started for this, with a ledger of its own, and wait.")
    var sandbox = false

    @Option(
        help: ArgumentHelp(
            "With --sandbox: something that goes wrong, such as huawei.commit:reset, or an end to which the job comes, such "
                + "as huawei.commit:end=AUDIT_FAILED. A wrong name lists the right ones. Repeatable.",
            valueName: "order"))
    var fault: [String] = []

    @Flag(help: "Start over from nothing and make a new job, whatever was submitted of this package before.")
    var again = false

    @Option(
        help: ArgumentHelp(
            "The vendor's job that is this package's, where a submission is unresolved: see its message.",
            valueName: "id"))
    var job: String?

    @OptionGroup var submission: SubmissionOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        if sandbox, target.endpoints != nil { throw ValidationError("give either --sandbox or --endpoints.") }
        if !sandbox, !fault.isEmpty { throw ValidationError("--fault is for a rehearsal with --sandbox.") }
        if again, job != nil { throw ValidationError("give either --again or --job.") }
        if dryRun || sandbox, job != nil {
            throw ValidationError("--job is for an unresolved submission: leave out --dry-run and --sandbox.")
        }
        if let timeout, timeout < 0 { throw ValidationError("--timeout \(timeout): give a number of seconds.") }
    }

    func run() async throws {
        try await SubmissionFailure.told {
            if sandbox { return try await rehearse() }
            let package = try await package()
            try await submit(package, to: try target.target(), ledger: ledger.ledger)
        }
    }

    /// The package with the parameters of the submission file, the environment and the command line.
    private func package() async throws -> SubmissionPackage {
        let file = try submission.file()
        let package = try await SubmissionPackage(
            verifying: RawArguments.path(path),
            parameters: try SubmissionOptions.parameters(of: file, given: try ParameterArguments.parse(parameter)),
            sentences: EnglishSentences())
        try file?.requireProfile(package.manifest.profile.id)
        return package
    }

    private func rehearse() async throws {
        let package = try await package()
        let running = try SandboxProcess(arguments: sandboxArguments(media: try package.media()))
        let folder = FileManager.default.temporaryDirectory.appending(path: "voice-preflight-\(UUID().uuidString)")
        RehearsalEnding.cleanUp(running, folder: folder)
        do {
            let ledger = ledger.ledger ?? folder.appending(path: "ledger.sqlite").path
            StandardError.write("rehearsing against a sandbox on this machine; nothing leaves it.\n")
            try await submit(package, to: target.target(of: running.endpoints), ledger: ledger, waits: true)
        } catch {
            running.stop()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        running.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    private func sandboxArguments(media: [String]) -> [String] {
        // Each value is joined to its option, so that none is taken for an option itself.
        ["--job-seconds=2"] + fault.map { "--fault=\($0)" } + media.map { "--media=\($0)" }
            + (target.chosenBucket.map { ["--bucket=\($0)"] } ?? [])
            + (target.chosenRegion.map { ["--region=\($0)"] } ?? [])
    }

    private func submit(
        _ package: SubmissionPackage, to target: SubmissionTarget, ledger: String?, waits: Bool = false
    ) async throws {
        let progress = SubmissionProgress()
        let submissions = self.target.submissions(to: target, ledger: ledger, progress: progress)
        guard !dryRun else {
            let plan = try await submissions.plan(package)
            for warning in plan.warnings { StandardError.write("voice-preflight: \(TerminalText.visible(warning))\n") }
            return try StandardOutput.write(SubmissionText.plan(plan.requests, profile: package.manifest.profile.id))
        }
        if !again { Interruption.promiseToGoOn() }
        defer { progress.finish() }
        let outcome = try await submissions.submit(
            package, manifestPath: path, again: again, job: job
        ) { record, warnings in
            for warning in warnings { StandardError.write("voice-preflight: \(TerminalText.visible(warning))\n") }
            StandardError.write("submission \(record.id)\n")
            if again {
                StandardError.write("voice-preflight: this starts over. To resume it later, leave out --again.\n")
            }
        }
        progress.finish()
        var record = outcome.record
        if case .alreadySubmitted = outcome {
            StandardError.write(
                "voice-preflight: this package was submitted before as \(record.id); nothing was sent. --again creates "
                    + "a new job.\n")
        }
        if wait || waits, record.state == .running {
            record = try await submissions.wait(for: record.id, timeout: timeout.map { .seconds($0) })
            progress.finish()
        }
        try StandardOutput.write(SubmissionText.record(record, style: .ofStandardOutput))
        if let status = ExitStatus(record.state) { throw CommandFailure(status, "") }
    }
}

extension ExitStatus {
    /// What a submission's state means; nil where nothing went wrong.
    init?(_ state: SubmissionState) {
        switch state {
        case .running, .succeeded, .submitting: return nil
        case .unresolved: self = .temporary
        case .actionNeeded, .failed: self = .vendorRefused
        }
    }
}

extension SubmissionFailure {
    /// Does something that may end with a submission's or a package's failure, and says so with its exit status.
    static func told(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let failure as SubmissionFailure {
            throw CommandFailure(failure.exitStatus, messages: failure.messages)
        } catch let failure as PackagingFailure {
            throw CommandFailure(packaging: failure, verdict: nil)
        } catch is CancellationError {
            throw CommandFailure(.interrupted, "interrupted; run the same command again to resume.")
        }
    }

    private var exitStatus: ExitStatus {
        switch kind {
        case .temporary, .unresolved, .busy: .temporary
        case .refused: .vendorRefused
        case .credentials: .credentials
        case .packageRefused: .dataChanged
        case .usage: .usage
        case .inputOutput: .inputOutput
        case .cancelled: .interrupted
        }
    }
}
