import AACDecoding
import ArgumentParser
import SystemFiles
import VoicePreflight

/// `voice-preflight watch`.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Watch a folder, and check recordings as they arrive.",
        discussion: """
            Each new or changed recording is checked once it has stopped growing, and then the totals and the verdict \
            on all recordings are printed again. Ctrl-C ends the watch with status 130.

            EXAMPLE: voice-preflight watch --profile alibaba-ims-standard takes --until-pass
            """)

    @Option(help: "A built-in profile, or a profile file (.yml).")
    var profile: String

    @Argument(
        help: ArgumentHelp("Folders of recordings, with everything below them, and files.", valueName: "[role=]path"),
        completion: .directory)
    var paths: [String]

    @Option(help: ParameterArguments.help)
    var parameter: [String] = []

    @Option(help: "The lowest severity that makes the verdict fail: error, warning or note.")
    var failOn: Severity = .error

    @Option(help: "How deep to measure: declared, scan, decode or listen.")
    var depth: MeasurementMethod = .listen

    @Flag(help: "Require everything that a submission needs, not only what was given.")
    var complete = false

    @Flag(help: "End with status 0 as soon as the verdict is pass.")
    var untilPass = false

    @Flag(help: ListeningWishes.mosHelp)
    var mos = false

    @OptionGroup var cache: CacheOptions

    func run() async throws {
        try StandardInputRecording.refuse(in: paths, reason: "cannot be watched: it does not change")
        if mos {
            try ListeningWishes.requireListening(at: depth, because: "--depth \(depth.rawValue) was given")
        }
        let profile = try ProfileArgument.profile(profile)
        let parameters = try ParameterArguments.parse(parameter)
        let inputs = try InputArguments(roles: profile.roles.map(\.name)).inputs(paths)
        for input in inputs where FileKind(of: input.path) == nil {
            throw CommandFailure(.noInput, "\(input.path): does not exist. Create the folder first.")
        }
        var preflight = Preflight(depth: depth, hashing: true, aacDecoder: .faad)
        preflight.words = .installed
        preflight.measurer.estimatesP835 = mos
        preflight.cache = cache.open()
        // What is packed are files; a zip that appears is the package, not a recording.
        preflight.opensZipsInFolders = false
        let style = OutputFormat<ReportFormat>(argument: "text")?.style ?? TextStyle()
        var watch = FolderWatch(preflight, inputs: inputs, profiles: [profile])
        var isFirst = true
        while true {
            let meter = ProgressMeter()
            let look = try await ProgressLine(meter).show { try await watch.look(progress: meter) }
            let report = profile.check(
                look.measured.checkInput(
                    for: profile, parameters: parameters, isComplete: complete, failOn: failOn
                ).pronounced(for: profile, by: .installed),
                tool: .voicePreflight)
            if look.hasNews {
                try StandardOutput.write(
                    WatchText.render(
                        report, changed: look.changed, gone: look.gone, newlyWaiting: look.newlyWaiting,
                        waitingCount: look.waiting.count, style: style))
            } else if isFirst, look.waiting.isEmpty {
                try StandardOutput.write("no recordings yet; waiting for them.\n")
            }
            isFirst = false
            let hasRecordings = !(report.recordings.isEmpty && report.unreadable.isEmpty)
            if untilPass, report.verdict == .pass, hasRecordings, look.waiting.isEmpty { return }
            try await Task.sleep(for: .seconds(1))
        }
    }
}
