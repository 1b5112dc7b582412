import ArgumentParser
import VoicePreflight

/// `--ledger FILE`, of every command that reads or writes the ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger (default: $VOICE_PREFLIGHT_LEDGER, else voice-preflight/ledger.sqlite in the XDG state folder).",
            valueName: "file"), completion: .file())
    var ledger: String?

    /// Where the ledger is.
    var path: String {
        LedgerFile.path(option: ledger, environment: ProcessEnvironment.variables, home: ProcessEnvironment.home)
    }

    /// Opens the ledger, which is made if there is none.
    func open() throws -> Ledger { try Ledger(path: path) }

    /// Opens the ledger to look for a submission; none is made.
    func open(for submission: String) throws -> Ledger {
        guard let ledger = try Ledger.existing(at: path) else { throw Ledger.noSubmission(submission, in: path) }
        return ledger
    }
}
