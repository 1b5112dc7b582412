import ArgumentParser
import VoicePreflight

/// `--ledger FILE`, of every command that reads or writes the ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger; else $VOICE_PREFLIGHT_LEDGER, else voice-preflight/ledger.sqlite below the XDG state folder.",
            valueName: "file"), completion: .file())
    var ledger: String?

    /// Opens the ledger.
    func open() throws -> Ledger {
        let environment = ProcessEnvironment.variables
        return try Ledger(
            path: LedgerFile.path(option: ledger, environment: environment, home: ProcessEnvironment.home))
    }
}
