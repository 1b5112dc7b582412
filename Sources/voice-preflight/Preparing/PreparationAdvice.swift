import AACDecoding
import SystemFiles
import VoicePreflight

/// The `prepare` command that makes recordings that pass of those that were checked.
struct PreparationAdvice {
    /// Of more recordings, planning would take longer than anybody wants to wait for advice.
    private static let greatestCount = 1000

    let check: ProfileCheck
    let report: Report
    let paths: [String]
    /// The options of the check that `prepare` has too.
    let options: [String]
    let profile: String

    /// The command, as a shell takes it; nil where the recordings pass, and where no command helps.
    func command() async -> String? {
        guard report.verdict != .pass, isRepeatable else { return nil }
        var cost = PreparationCost.lossless
        while true {
            let preparation = try? await Preflight(aacDecoder: .faad).preparation(
                of: check.input, for: check.profile, report: report,
                wishes: Preparation.Wishes(allowedCost: cost)
            ).triedWithoutMovingCuts()
            guard let plan = preparation?.plan else { return nil }
            if plan.verdictAfter == .pass { break }
            guard let sufficient = plan.sufficientCost, sufficient > cost else { return nil }
            cost = sufficient
        }
        let output = ["--output", Self.freeFolder]
        let files = paths.contains { $0.hasPrefix("-") } ? output + ["--"] + paths : paths + output
        return
            (["voice-preflight", "prepare", "--profile", profile]
            + (cost == .lossless ? [] : ["--allow", cost.rawValue]) + options + files)
            .map(ShellWord.quoted).joined(separator: " ")
    }

    /// Whether the same recordings can be given to another command, and all of them are known here.
    private var isRepeatable: Bool {
        let input = check.input
        return !input.recordings.isEmpty && input.recordings.count <= Self.greatestCount
            && report.totals.reduce(0) { $0 + $1.recordingCount } == input.recordings.count && input.archives.isEmpty
            && !StandardInputRecording.isWanted(by: paths) && !paths.contains("-")
            && !options.contains { $0.hasSuffix("=@-") } && !(paths + options).contains { $0.contains("\u{FFFD}") }
    }

    /// A name that nothing has here yet.
    private static var freeFolder: String {
        let names = ["prepared"] + (2...99).map { "prepared-\($0)" }
        return names.first { !SystemFiles.exists(RecordingPath($0)) } ?? "prepared"
    }
}

/// Words for a shell.
enum ShellWord {
    /// The word as a POSIX shell reads it back.
    static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy { plain.contains($0) } && word.first != "~"
        return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:@%+~".utf8)
}
