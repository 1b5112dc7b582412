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

    @Option(
        help: ArgumentHelp(
            "Write recordings that pass into this folder as soon as they can be made, and again when that changes.",
            valueName: "folder"), completion: .directory)
    var prepare: String?

    @OptionGroup var wishes: PreparationOptions

    @Option(help: VoiceOptions.speakersHelp)
    var speakers: SpeakerListening = .budget

    @OptionGroup var cache: CacheOptions

    func run() async throws {
        try StandardInputRecording.refuse(in: paths, reason: "cannot be watched: it does not change")
        if mos {
            try ListeningWishes.requireListening(at: depth, because: "--depth \(depth.rawValue) was given")
        }
        if prepare != nil, depth < .listen {
            throw CommandFailure(.usage, "--prepare needs --depth listen, but --depth \(depth.rawValue) was given.")
        }
        let profile = try ProfileArgument.profile(profile)
        let parameters = try ParameterArguments.parse(parameter)
        let inputs = try InputArguments(roles: profile.roles.map(\.name)).inputs(paths)
        for input in inputs where FileKind(of: input.path) == nil {
            throw CommandFailure(.noInput, "\(input.path): does not exist. Create the folder first.")
        }
        if let prepare, let place = Self.nearestFolder(to: RawArguments.path(prepare)),
            let input = inputs.first(where: { (try? SystemFiles.realPath($0.path)).map(place.isInside) ?? false })
        {
            throw CommandFailure(
                .usage,
                "\(prepare): is in \(input.path), so it would be watched too. Choose another folder for --prepare.")
        }
        var preflight = Preflight(depth: depth, hashing: true, aacDecoder: .faad)
        preflight.words = .installed
        preflight.measurer.estimatesP835 = mos
        preflight.measurer.speakers = speakers
        preflight.needsVoiceprints = true
        preflight.cache = cache.open()
        // What is packed are files; a zip that appears is the package, not a recording.
        preflight.opensZipsInFolders = false
        let style = OutputFormat<ReportFormat>(argument: "text")?.style ?? TextStyle()
        var watch = FolderWatch(preflight, inputs: inputs, profiles: [profile])
        var isFirst = true
        while true {
            let meter = ProgressMeter()
            let look = try await ProgressLine(meter).show { try await watch.look(progress: meter) }
            let input = look.measured.checkInput(
                for: profile, parameters: parameters, isComplete: complete, failOn: failOn
            ).pronounced(for: profile, by: .installed)
            let report = profile.check(input, tool: .voicePreflight)
            if look.hasNews {
                try StandardOutput.write(
                    WatchText.render(
                        report, changed: look.changed, gone: look.gone, newlyWaiting: look.newlyWaiting,
                        waitingCount: look.waiting.count, style: style))
            } else if isFirst, look.waiting.isEmpty {
                try StandardOutput.write("no recordings yet; waiting for them.\n")
            }
            if look.hasNews, look.waiting.isEmpty, let prepare, !input.recordings.isEmpty {
                let isPrepared = try await self.prepared(
                    input, report, profile, preflight, in: RawArguments.path(prepare))
                if untilPass, isPrepared { return }
            }
            isFirst = false
            let hasRecordings = !(report.recordings.isEmpty && report.unreadable.isEmpty)
            if untilPass, report.verdict == .pass, hasRecordings, look.waiting.isEmpty { return }
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Makes recordings that pass, where that can be done; says whether they were made.
    private func prepared(
        _ input: CheckInput, _ report: Report, _ profile: Profile, _ preflight: Preflight, in folder: RecordingPath
    ) async throws -> Bool {
        do {
            let preparation = try await preflight.preparation(
                of: input, for: profile, report: report, wishes: wishes.wishes
            ).tried()
            guard preparation.plan.verdictAfter == .pass else { return false }
            let prepared = try await preparation.write(to: folder, replace: true)
            guard let set = prepared.set else { return false }
            try StandardOutput.write(PreparedText.place(of: set, in: folder))
            return true
        } catch {
            throw try CommandFailure(preparing: error)
        }
    }

    /// The folder itself, or the nearest above it that is there.
    private static func nearestFolder(to folder: RecordingPath) -> RecordingPath? {
        var place = folder
        while FileKind(of: place) == nil {
            let above = RelativePath.folder(of: place)
            if above == place { return nil }
            place = above
        }
        return place
    }
}
