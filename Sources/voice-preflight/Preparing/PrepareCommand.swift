import AACDecoding
import ArgumentParser
import VoicePreflight

/// `voice-preflight prepare`.
struct PrepareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Make recordings that a vendor accepts out of those that you have.",
        discussion: """
            Recordings are measured and checked, and a plan is made: what is renamed, repaired, trimmed, split, joined, \
            converted or left out, and why. It is carried out into a new folder, and the result is checked again; the \
            exit status is that of its verdict. The originals are never changed.

            Without --allow, every sample that is kept is what it was. --allow resample also converts sample rates, \
            channels, depths and levels, and decodes; --allow lossy also encodes as MP3 where a size limit asks for it. \
            Sample rates are never raised to feign sound that is not there, and noise is not removed.

            EXAMPLE: voice-preflight prepare --profile alibaba-ims-standard takes --output prepared
            """)

    @Option(help: "A built-in profile, or a profile file (.yml).")
    var profile: String?

    @Argument(
        help: ArgumentHelp("Recordings and folders of them, texts and documents.", valueName: "[role=]path"),
        completion: .file())
    var paths: [String] = []

    @Option(help: ParameterArguments.help)
    var parameter: [String] = []

    @Option(help: "The folder for the new recordings; it must not exist yet, or be empty.", completion: .directory)
    var output: String?

    @Flag(help: "Only print the plan.")
    var plan = false

    @OptionGroup var wishes: PreparationOptions

    @Flag(help: "Write what can be made even if the result does not pass.")
    var partial = false

    @Flag(help: "Replace what was prepared before.")
    var replace = false

    @Option(
        help: ArgumentHelp(
            "A format: text, json or html, which shows the recordings before and after; F=FILE writes to a file. Repeatable.",
            valueName: "f[=file]"))
    var format: [OutputFormat<PlanFormat>] = []

    @Option(help: "The lowest severity that makes the verdict fail: error, warning or note.")
    var failOn: Severity?

    @Flag(inversion: .prefixedNo, help: "Require everything that a submission needs, not only what was given.")
    var complete: Bool?

    @Flag(inversion: .prefixedNo, help: ListeningWishes.mosHelp)
    var mos: Bool?

    @Option(help: VoiceOptions.speakersHelp)
    var speakers: SpeakerListening?

    @OptionGroup var jobs: JobsOption
    @OptionGroup var cache: CacheOptions
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if output == nil, !plan {
            throw ValidationError("--output is missing. Give the name of a folder, or --plan to see the plan only.")
        }
        if output?.isEmpty == true { throw ValidationError("--output is empty. Give the name of a folder.") }
    }

    func run() async throws {
        try StandardInputRecording.refuse(
            in: paths, reason: "cannot be prepared: it is read more than once. Give the recording in a file")
        let formats = format.isEmpty ? [OutputFormat<PlanFormat>(argument: "text")].compactMap(\.self) : format
        try OutputFormat.requireDistinctPlaces(formats)
        let preparation = try await measured(draws: formats.contains { $0.format == .html })
        guard !plan, let output else {
            for output in formats { try show(preparation, in: output) }
            leave(ExitStatus(preparation.plan.verdictAfter))
        }
        guard preparation.plan.verdictAfter == .pass || partial else {
            for output in formats { try show(preparation, in: output) }
            StandardError.write(
                "voice-preflight: nothing was written, since the result would not pass; --partial writes what can be made.\n"
            )
            leave(ExitStatus(preparation.plan.verdictAfter))
        }
        let folder = RawArguments.path(output)
        let prepared = try await write(preparation, to: folder)
        for output in formats { try show(preparation, prepared, at: folder, in: output) }
        leave(ExitStatus(prepared.report.verdict))
    }

    /// Shows what would be done.
    private func show(_ preparation: Preparation, in output: OutputFormat<PlanFormat>) throws {
        switch output.format {
        case .text: try output.write(PlanText.render(preparation.plan, style: output.style))
        case .json: try output.write(try JSONText.document(preparation.plan))
        case .html: try output.write(page(preparation.report, .init(plan: preparation.plan), output))
        }
    }

    /// Shows what was done.
    private func show(
        _ preparation: Preparation, _ prepared: PreparedRecordings, at folder: RecordingPath,
        in output: OutputFormat<PlanFormat>
    ) throws {
        switch output.format {
        case .text:
            try output.write(
                PlanText.render(preparation.plan, listsAdvice: false, style: output.style)
                    + PreparedText.render(prepared.report, set: prepared.set, folder: folder, style: output.style))
        case .json:
            if let set = prepared.set {
                try output.write(try JSONText.document(set))
            } else {
                try output.write(try JSONText.document(prepared.report))
            }
        case .html:
            let context = ReportContext.Preparation(
                plan: preparation.plan, before: preparation.report, folder: folder)
            try output.write(page(prepared.report, context, output))
        }
    }

    private func page(
        _ report: Report, _ preparation: ReportContext.Preparation, _ output: OutputFormat<PlanFormat>
    ) throws -> String {
        var context = ReportContext(exitStatus: ExitStatus(report.verdict).rawValue)
        context.prepared = preparation
        context.workingFolder = try? WorkingFolder.path()
        context.documentFolder = output.file.map { RelativePath.folder(of: RawArguments.path($0)) }
        return HTMLReport.render([report], in: context)
    }

    private func write(_ preparation: Preparation, to folder: RecordingPath) async throws -> PreparedRecordings {
        let meter = ProgressMeter()
        do {
            return try await ProgressLine(meter).show {
                try await preparation.write(to: folder, replace: replace, isPartial: partial, progress: meter)
            }
        } catch {
            throw try CommandFailure(preparing: error)
        }
    }

    /// Measures, checks and plans.
    private func measured(draws: Bool) async throws -> Preparation {
        let settings = try configuration.settings(given: try given())
        let profiles = try settings.loadProfiles()
        guard let profile = profiles.first, profiles.count == 1 else {
            throw CommandFailure(
                .usage,
                "recordings are prepared for one profile, but \(settings.profiles.origin) names \(profiles.count). Give "
                    + "one of them with --profile.")
        }
        let inputs = try settings.inputs(paths, profiles: profiles)
        var preflight = Preflight(aacDecoder: .faad, concurrency: jobs.jobs)
        preflight.words = .installed
        preflight.measurer.drawsWaveforms = draws
        preflight.measurer.estimatesP835 = settings.estimatesP835.value
        preflight.measurer.speakers = settings.speakers.value
        preflight.cache = cache.open(settings.cache.value)
        let meter = ProgressMeter()
        let preparation: Preparation
        do {
            preparation = try await ProgressLine(meter).show {
                try await preflight.preparation(
                    of: inputs, for: profile, parameters: settings.parameterValues,
                    isComplete: settings.isComplete.value, failOn: settings.failOn.value, wishes: wishes.wishes,
                    output: output.map(RawArguments.path), progress: meter)
            }
        } catch {
            throw try CommandFailure(preparing: error)
        }
        try require(preparation.input, inputs)
        return preparation
    }

    /// Refuses inputs that are not there, or are in a zip.
    private func require(_ input: CheckInput, _ inputs: [RecordingInput]) throws {
        if let archive = input.archives.first {
            throw CommandFailure(
                .usage,
                "\(archive.path): is a zip, and new recordings are made of files. Unpack it, and give the folder.")
        }
        let missing = input.unreadable.map(\.recording).filter { $0.kind == .missing }
        guard missing.isEmpty else {
            throw CommandFailure(
                .noInput, messages: missing.map { "\($0.path): \(EnglishSentences().message(of: $0))" })
        }
        guard inputs.isEmpty || !(input.recordings.isEmpty && input.unreadable.isEmpty) else {
            throw CommandFailure(
                .noInput, "no recordings were found in what was given. Give recordings, or a folder that contains some."
            )
        }
    }

    /// What the command line says.
    private func given() throws -> CheckSettings.Given {
        var given = CheckSettings.Given()
        given.profiles = profile.map { [$0] } ?? []
        given.hasPaths = !paths.isEmpty
        given.failOn = failOn
        given.isComplete = complete
        given.estimatesP835 = mos
        given.speakers = speakers
        given.cache = cache.cache
        given.parameters = try ParameterArguments.parse(parameter, paths: paths)
        return given
    }
}

/// How a plan is printed.
enum PlanFormat: String, CaseIterable {
    case text, json, html
}
