import AACDecoding
public import ArgumentParser
public import VoicePreflight

extension PreparationCost: ExpressibleByArgument {}

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

    @Option(help: "What operations may cost at most: lossless, resample or lossy.")
    var allow: PreparationCost = .lossless

    @Option(
        help: ArgumentHelp(
            "The total length to aim at, as 20min (default: as much good material as the vendor accepts).",
            valueName: "duration"))
    var aim: DurationArgument?

    @Option(
        help: ArgumentHelp(
            "How far to stay away from the vendor's limits on the total length, and how far to be from --aim.",
            valueName: "duration"))
    var margin: DurationArgument = DurationArgument(seconds: 1)

    @Flag(help: "Write what can be made even if the result does not pass.")
    var partial = false

    @Flag(help: "Replace what was prepared before.")
    var replace = false

    @Option(help: "text or json.")
    var format: PlanFormat = .text

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
        let preparation = try await measured()
        guard !plan, let output else {
            try show(preparation.plan)
            leave(ExitStatus(preparation.plan.verdictAfter))
        }
        if format == .text { try show(preparation.plan) }
        if preparation.plan.verdictAfter != .pass, !partial {
            if format == .json { try show(preparation.plan) }
            StandardError.write(
                "voice-preflight: nothing was written, since the result would not pass; --partial writes what can be made.\n")
            leave(ExitStatus(preparation.plan.verdictAfter))
        }
        let prepared = try await write(preparation, to: RawArguments.path(output))
        switch (format, prepared.set) {
        case (.json, let set?): try StandardOutput.write(try JSONText.document(set))
        case (.json, nil): try StandardOutput.write(try JSONText.document(prepared.report))
        case (.text, let set):
            let folder = RawArguments.path(output)
            try StandardOutput.write(PreparedText.render(prepared.report, set: set, folder: folder, style: style))
        }
        leave(ExitStatus(prepared.report.verdict))
    }

    private var style: TextStyle { OutputFormat<ReportFormat>(argument: "text")?.style ?? TextStyle() }

    private func show(_ plan: PreparationPlan) throws {
        switch format {
        case .text: try StandardOutput.write(PlanText.render(plan, style: style))
        case .json: try StandardOutput.write(try JSONText.document(plan))
        }
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
    private func measured() async throws -> Preparation {
        let settings = try configuration.settings(given: try given())
        let profiles = try settings.loadProfiles()
        guard let profile = profiles.first, profiles.count == 1 else {
            throw CommandFailure(
                .usage,
                "recordings are prepared for one profile, but \(settings.profiles.origin) names \(profiles.count). Give "
                    + "one of them with --profile.")
        }
        let inputs = try settings.inputs(paths, profiles: profiles)
        var preflight = Preflight(aacDecoder: .faad)
        preflight.measurer.estimatesP835 = settings.estimatesP835.value
        let meter = ProgressMeter()
        let wishes = Preparation.Wishes(allowedCost: allow, aim: aim?.seconds, margin: margin.seconds)
        let preparation: Preparation
        do {
            preparation = try await ProgressLine(meter).show {
                try await preflight.preparation(
                    of: inputs, for: profile, parameters: settings.parameterValues, wishes: wishes, progress: meter)
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
                .usage, "\(archive.path): is a zip, and new recordings are made of files. Unpack it, and give the folder.")
        }
        let missing = input.unreadable.map(\.recording).filter { $0.kind == .missing }
        guard missing.isEmpty else {
            throw CommandFailure(
                .noInput, messages: missing.map { "\($0.path): \(EnglishSentences().message(of: $0))" })
        }
        guard inputs.isEmpty || !(input.recordings.isEmpty && input.unreadable.isEmpty) else {
            throw CommandFailure(
                .noInput, "no recordings were found in what was given. Give recordings, or a folder that contains some.")
        }
    }

    /// What the command line says.
    private func given() throws -> CheckSettings.Given {
        var given = CheckSettings.Given()
        given.profiles = profile.map { [$0] } ?? []
        given.hasPaths = !paths.isEmpty
        given.parameters = try ParameterArguments.parse(parameter, paths: paths)
        return given
    }
}

/// How a plan is printed.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// A length such as `20min`, `90s`, `1.5h` or `500ms`.
struct DurationArgument: ExpressibleByArgument, Sendable {
    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    init?(argument: String) {
        let units: [(String, Double)] = [("ms", 0.001), ("min", 60), ("s", 1), ("h", 3600)]
        guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
            let number = Double(argument.dropLast(unit.count)), number.isFinite, number >= 0, number * factor < 1e9
        else { return nil }
        seconds = number * factor
    }

    var defaultValueDescription: String { "\(Int(seconds))s" }
}
