import AACDecoding
public import ArgumentParser
public import VoicePreflight

extension Severity: ExpressibleByArgument {}

/// `voice-preflight check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check recordings against a vendor's written constraints.",
        discussion: """
            A path without a role has the profile's first role. With several profiles, a table shows which of them \
            accept the recordings, and how close the recordings are to the limits. Without arguments, \
            .voice-preflight.yml says what to check (see voice-preflight init and voice-preflight config). Options can \
            also be set in the environment: VOICE_PREFLIGHT_PROFILE for --profile, and so on.

            EXAMPLE: voice-preflight check --profile alibaba-ims-standard takes/ authentication=statement.wav \
            --parameter Gender=female
            """)

    @Option(help: "A built-in profile, or a profile file (.yml). Repeatable.")
    var profile: [String] = []

    @Argument(
        help: ArgumentHelp(
            "Recordings, and folders with everything below them; - reads paths from standard input, -=name.wav a recording.",
            valueName: "[role=]path"), completion: .file())
    var paths: [String] = []

    @Option(help: ParameterArguments.help)
    var parameter: [String] = []

    @Option(
        help: ArgumentHelp(
            "A format: \(ReportFormat.allCases.map(\.name).joined(separator: ", ")); F=FILE writes to a file. Repeatable.",
            valueName: "f[=file]"))
    var format: [OutputFormat<ReportFormat>] = []

    @Option(help: "The lowest severity that makes the verdict fail: error, warning or note.")
    var failOn: Severity?

    @Option(help: "How deep to measure: declared, scan, decode or listen (default: listen).")
    var depth: MeasurementMethod?

    @Flag(inversion: .prefixedNo, help: "Require everything that a submission needs, not only what was given.")
    var complete: Bool?

    @Flag(inversion: .prefixedNo, help: ListeningWishes.mosHelp)
    var mos: Bool?

    @OptionGroup var voices: VoiceOptions

    @Option(
        help: ArgumentHelp(
            "In text, list only so many recordings, the worst first, and count the others.", valueName: "n"))
    var worst: Int?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Check measurements that voice-preflight measure wrote as json or jsonl, instead of recordings; - reads "
                + "standard input. Several files count as one set.", valueName: "file"), completion: .file())
    var measurements: [String] = []

    @Option(
        help: ArgumentHelp(
            "Judge each set of measurements by itself: set. They have to be sorted by it. Writes text or json.",
            valueName: "key"))
    var groupBy: MeasurementGrouping?

    @OptionGroup var jobs: JobsOption
    @OptionGroup var cache: CacheOptions
    @OptionGroup var baseline: BaselineOptions
    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let settings = try configuration.settings(given: try given())
        let profiles = try settings.loadProfiles()
        try requireSense(of: settings, profileCount: profiles.count)
        let outputs = try ReportOutputs(
            settings.formats.value.compactMap { OutputFormat(argument: $0) }, worstCount: worst)
        // Suppressions and baselines tell recordings by their paths and hashes.
        let isFiltered =
            !settings.suppressions.isEmpty || settings.baseline.value != nil || baseline.writeBaseline != nil
        let contents = outputs.formats.reduce(into: isFiltered ? .all : ReportContents()) {
            $0.formUnion($1.format.contents)
        }
        if groupBy != nil { return try checkSets(settings, profiles: profiles, outputs: outputs) }
        let parameters = settings.parameterValues
        var check = RunningCheck(
            profiles.map { profile in
                ProfileCheck(
                    profile,
                    settings: CheckInput(
                        parameters: profile.own(parameters, among: profiles),
                        isComplete: settings.isComplete.value, failOn: settings.failOn.value), keeping: contents)
            })
        if measurements.isEmpty {
            try await measure(settings, profiles: profiles, formats: outputs.formats.map(\.format), into: &check)
        } else {
            try read(into: &check)
        }
        check.pronounce(by: .installed)
        let isWhole = paths.isEmpty && measurements.isEmpty && settings.submission == nil
        let isMissing = try check.inputStatus?.status() == .noInput
        let judged = check.reports
        let reports = try baseline.apply(to: judged, settings: settings, isWhole: isWhole)
        let status = isMissing ? .noInput : Self.status(of: reports.map(\.verdict))
        var preparation: String?
        if outputs.hasText, measurements.isEmpty, settings.depth.value == .listen, let single = check.single,
            reports[0].verdict != .pass
        {
            preparation = await PreparationAdvice(
                check: single, report: judged[0], paths: paths, options: repeatedOptions,
                profile: settings.profiles.value.first ?? single.profile.id
            ).command()
        }
        leave(
            outputs.write(reports, status: status, failOn: settings.failOn.value, preparation: preparation) ?? status)
    }

    private func measure(
        _ settings: CheckSettings, profiles: [Profile], formats: [ReportFormat], into check: inout RunningCheck
    ) async throws {
        let inputs = try settings.inputStream(paths, profiles: profiles)
        for role in inputs.roles.sorted() { try check.require(role: role) }
        if inputs.isEmpty { return }
        check.inputStatus = InputStatus()
        var preflight = Preflight(
            depth: settings.depth.value, hashing: true, aacDecoder: .faad,
            drawsWaveforms: formats.contains(where: \.drawsWaveforms), concurrency: jobs.jobs)
        preflight.measurer.estimatesP835 = settings.estimatesP835.value
        preflight.measurer.speakers = settings.speakers.value
        preflight.needsVoiceprints = true
        var voiceprints = try voices.output(depth: settings.depth.value, speakers: settings.speakers.value)
        preflight.words = .installed
        preflight.cache = cache.open(settings.cache.value)
        let meter = ProgressMeter()
        var running = check
        try await ProgressLine(meter).show {
            for try await item in preflight.measurements(ofBatches: inputs, for: profiles, progress: meter) {
                if let role = item.role { try running.require(role: role) }
                running.add(item)
                try voiceprints?.add(item)
            }
        }
        try voiceprints?.finish()
        check = running
    }

    /// Refuses options that contradict each other or the settings.
    ///
    /// - Throws: `CommandFailure` with status 64.
    private func requireSense(of settings: CheckSettings, profileCount: Int) throws {
        if let worst, worst < 1 { throw CommandFailure(.usage, "--worst is \(worst). Give at least 1.") }
        if worst != nil, profileCount > 1 {
            throw CommandFailure(
                .usage,
                "--worst lists recordings, but with \(profileCount) profiles the text is a table of profiles. "
                    + "Give one --profile.")
        }
        if settings.estimatesP835.value, measurements.isEmpty {
            try ListeningWishes.requireListening(
                at: settings.depth.value,
                because: "the depth is \(settings.depth.value.rawValue) (\(settings.depth.origin))")
        }
    }

    /// Judges measurements that were made before.
    private func read(into check: inout RunningCheck) throws {
        check.inputStatus = InputStatus()
        for (source, name) in measurements.flatMap(LongArguments.ofProcess.unfolded).enumerated() {
            do {
                var reader = try Self.reader(name)
                while let line = try reader.next() {
                    if let role = line.item.role { try check.require(role: role) }
                    check.add(line.item, from: source)
                }
            } catch let failure as DocumentFailure {
                throw CommandFailure(document: failure)
            }
        }
    }

    static func reader(_ name: String) throws(DocumentFailure) -> MeasurementReader {
        if name == "-" { return .standardInput() }
        return try MeasurementReader(RawArguments.path(name))
    }

    /// What the command line says.
    private func given() throws -> CheckSettings.Given {
        var given = CheckSettings.Given()
        given.profiles = profile
        if !measurements.isEmpty {
            guard paths.isEmpty else {
                throw CommandFailure(.usage, "give either recordings or --measurements.")
            }
            guard depth == nil else {
                throw CommandFailure(.usage, "--depth says how deep to measure, and --measurements measures nothing.")
            }
            try voices.refuse(with: "--measurements measures nothing")
            guard mos == nil else {
                throw CommandFailure(.usage, "--mos says what to measure, and --measurements measures nothing.")
            }
        }
        if groupBy != nil, measurements.isEmpty {
            throw CommandFailure(.usage, "--group-by needs --measurements, whose lines say which set they are of.")
        }
        given.hasPaths = !(paths.isEmpty && measurements.isEmpty)
        given.parameters = try ParameterArguments.parse(parameter, paths: paths + measurements)
        given.formats = format.map(\.argument)
        given.failOn = failOn
        given.depth = depth
        given.isComplete = complete
        given.estimatesP835 = mos
        given.speakers = voices.speakers
        given.baseline = baseline.baseline
        given.cache = cache.cache
        return given
    }

    /// The options that say what `prepare` has to do as this command does.
    private var repeatedOptions: [String] {
        var options = parameter.flatMap { ["--parameter", $0] }
        if let failOn { options += ["--fail-on", failOn.rawValue] }
        if let complete { options.append(complete ? "--complete" : "--no-complete") }
        if let mos { options.append(mos ? "--mos" : "--no-mos") }
        if let speakers = voices.speakers { options += ["--speakers", speakers.rawValue] }
        if let config = configuration.config { options += ["--config", config] }
        if configuration.noConfig { options.append("--no-config") }
        if let submission = configuration.submission.submission { options += ["--submission", submission] }
        return options
    }

    /// With several profiles the worst verdict counts: every one of them was asked for.
    static func status(of verdicts: [Verdict]) -> ExitStatus {
        if verdicts.contains(.fail) { return .fail }
        return verdicts.contains(.undetermined) ? .undetermined : .success
    }
}

/// A check against several profiles at once.
private struct RunningCheck {
    private var checks: [ProfileCheck]
    private var knownRoles: Set<String> = []
    /// What the inputs mean for the exit status; nil where none was given.
    var inputStatus: InputStatus?

    init(_ checks: [ProfileCheck]) { self.checks = checks }

    /// A role that only one of several profiles has would be judged by nobody in the others.
    ///
    /// - Throws: `CommandFailure` with status 64.
    mutating func require(role: String) throws {
        if knownRoles.contains(role) { return }
        for check in checks { try check.require(role: role) }
        knownRoles.insert(role)
    }

    mutating func add(_ item: MeasuredItem, from source: Int? = nil) {
        inputStatus?.add(item)
        for index in checks.indices { checks[index].add(item, from: source) }
    }

    /// The check against the only profile; nil where there are several.
    var single: ProfileCheck? { checks.count == 1 ? checks.first : nil }

    /// Has the words pronounced that rules hold against what was heard.
    mutating func pronounce(by words: WordRecognition?) {
        for index in checks.indices { checks[index].pronounce(by: words) }
    }

    var reports: [Report] { checks.map { $0.report(tool: .voicePreflight) } }
}

extension ProfileCheck {
    /// A role that the profile does not have would be judged by nobody.
    ///
    /// - Throws: `CommandFailure` with status 64.
    func require(role: String) throws {
        if profile.role(named: role) != nil { return }
        let known = profile.roles.map(\.name).joined(separator: ", ")
        throw CommandFailure(.usage, "\(profile.id) has no role \"\(role)\"; it has \(known).")
    }
}

/// `--profile ID|FILE`.
enum ProfileArgument {
    /// The built-in profile with this name, or the one in this file.
    static func profile(_ argument: String) throws -> Profile {
        if let profile = try ProfileCatalogue.profile(named: argument) { return profile }
        guard argument.hasSuffix(".yml") || argument.hasSuffix(".yaml") || argument.contains("/") else {
            throw UnknownProfile(id: argument)
        }
        return try Profile.decode(try ProfileFile.bytes(argument), file: argument)
    }
}
