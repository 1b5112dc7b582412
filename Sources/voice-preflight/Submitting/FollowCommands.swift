import ArgumentParser
import Foundation
import SystemFiles
import UploadStage
import VoicePreflight

/// `voice-preflight status`.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Ask the vendor about the state of a submission.",
        discussion: "EXAMPLE: voice-preflight status 3f2a90c1d4e5")

    @Argument(help: "The submission's ID, or the start of it.")
    var submission: String

    @Option(help: "text or json.")
    var format: SubmissionFormat = .text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        try await SubmissionFailure.told {
            let submissions = target.submissions(to: try target.target(), ledger: ledger.ledger)
            let record = try await submissions.status(of: submission)
            try StandardOutput.write(try SubmissionText.record(record, format: format))
            if let status = ExitStatus(record.state) { throw CommandFailure(status, "") }
        }
    }
}

/// `voice-preflight wait`.
struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Wait until a submission's job is over, asking the vendor from time to time.",
        discussion: """
            It can be interrupted and started again. Premium jobs take days.

            EXAMPLE: voice-preflight wait 3f2a90c1d4e5 --timeout 3600
            """)

    @Argument(help: "The submission's ID, or the start of it.")
    var submission: String

    @Option(help: ArgumentHelp("How long to wait at most; ends with status 75 after that.", valueName: "seconds"))
    var timeout: Int?

    @Option(help: "text or json.")
    var format: SubmissionFormat = .text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        try await SubmissionFailure.told {
            let submissions = target.submissions(to: try target.target(), ledger: ledger.ledger)
            Interruption.promiseToGoOn()
            let id = try submissions.log(of: submission).submission.id
            var last = ""
            let record = try await submissions.wait(for: id, timeout: timeout.map { .seconds($0) }) { record in
                let state = record.vendorState ?? record.state.rawValue
                if state != last { StandardError.write("\(TerminalText.visible(state))\n") }
                last = state
            }
            try StandardOutput.write(try SubmissionText.record(record, format: format))
            guard record.state != .submitting else {
                throw CommandFailure(
                    .temporary,
                    "submission \(id): not everything was handed over, so there is nothing to wait for. Resume with "
                        + "\"voice-preflight submit \(record.manifestPath)\".")
            }
            if let status = ExitStatus(record.state) { throw CommandFailure(status, "") }
        }
    }
}

/// `voice-preflight log`.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Print everything that happened to a submission, with times.",
        discussion: "EXAMPLE: voice-preflight log 3f2a90c1d4e5")

    @Argument(help: "The submission's ID, or the start of it.")
    var submission: String

    @Option(help: "text or json.")
    var format: SubmissionFormat = .text

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        try await SubmissionFailure.told {
            let submissions = Submissions(to: .vendors(), ledger: ledger.ledger)
            try StandardOutput.write(try SubmissionText.log(try submissions.log(of: submission), format: format))
        }
    }
}

/// `voice-preflight history`.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "List submissions: when, from which manifest, and the vendor's state next to our verdict.",
        discussion: "EXAMPLE: voice-preflight history --limit 10")

    @Option(help: "text or json.")
    var format: SubmissionFormat = .text

    @Option(help: "How many to list at most, newest first.")
    var limit = 50

    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit \(limit): give a number of at least 1.") }
    }

    func run() async throws {
        try await SubmissionFailure.told {
            let submissions = Submissions(to: .vendors(), ledger: ledger.ledger)
            let history = try submissions.history(limit: limit)
            let place = submissions.ledgerPath
            if !SystemFiles.exists(RecordingPath(place)) {
                StandardError.write("voice-preflight: there is no ledger at \(place) yet.\n")
            }
            try StandardOutput.write(try SubmissionText.history(history, format: format))
        }
    }
}
