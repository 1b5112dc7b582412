import VoicePreflight

/// The `prepare` command that makes recordings that pass of those that were checked.
struct PreparationAdvice {
    /// Of more recordings, planning would take longer than anybody wants to wait for advice.
    private static let greatestCount = 1000

    let check: ProfileCheck
    let report: Report
    let paths: [String]
    let settings: CheckSettings

    /// The command, as a shell takes it; nil where the recordings pass, and where no command helps.
    var command: String? {
        guard report.verdict != .pass else { return nil }
        let input = check.input
        guard !input.recordings.isEmpty, input.recordings.count <= Self.greatestCount,
            report.totals.reduce(0, { $0 + $1.recordingCount }) == input.recordings.count, input.archives.isEmpty,
            !StandardInputRecording.isWanted(by: paths), !paths.contains("-")
        else { return nil }
        let preparation = Preflight().preparation(
            of: input, for: check.profile, report: report, wishes: Preparation.Wishes())
        guard let cost = preparation.plan.verdictAfter == .pass ? .lossless : preparation.plan.sufficientCost else {
            return nil
        }
        let profile = settings.profiles.value.first ?? check.profile.id
        return
            (["voice-preflight", "prepare", "--profile", profile]
            + (cost == .lossless ? [] : ["--allow", cost.rawValue]) + paths + ["--output", "prepared"])
            .map(ShellWord.quoted).joined(separator: " ")
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
