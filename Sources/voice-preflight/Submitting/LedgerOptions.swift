import ArgumentParser
import VoicePreflight

/// `--ledger FILE`, of every command that reads or writes the ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger (default: $VOICE_PREFLIGHT_LEDGER, else voice-preflight/ledger.sqlite in the XDG state folder).",
            valueName: "file"), completion: .file())
    var ledger: String?
}
