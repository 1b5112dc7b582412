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

    @Option(help: "How deep to measure: declared, scan or decode (default: decode).")
    var depth: MeasurementMethod?

    @Flag(inversion: .prefixedNo, help: "Require everything that a submission needs, not only what was given.")
    var complete: Bool?

    @OptionGroup var cache: CacheOptions
    @OptionGroup var baseline: BaselineOptions
    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let settings = try configuration.settings(given: try given())
        let profiles = try settings.loadProfiles()
        let inputs = try settings.inputs(paths, profiles: profiles)
        try requireRoles(of: inputs, in: profiles)
        let outputs = try ReportOutputs(settings.formats.value.compactMap { OutputFormat(argument: $0) })
        var preflight = Preflight(
            depth: settings.depth.value, hashing: true, aacDecoder: .faad,
            drawsWaveforms: outputs.formats.contains { $0.format.drawsWaveforms })
        preflight.cache = cache.open(settings.cache.value)
        let meter = ProgressMeter()
        let measured = try await ProgressLine(meter).show {
            try await preflight.measure(inputs, for: profiles, progress: meter)
        }
        let inputStatus = inputs.isEmpty ? nil : try InputStatus.status(of: measured)
        let parameters = settings.parameterValues
        let judged = profiles.map { profile in
            profile.check(
                measured.checkInput(
                    for: profile, parameters: Self.parameters(parameters, for: profile, among: profiles),
                    isComplete: settings.isComplete.value, failOn: settings.failOn.value),
                tool: .voicePreflight)
        }
        let isWhole = paths.isEmpty && settings.submission == nil
        let reports = try baseline.apply(to: judged, settings: settings, isWhole: isWhole)
        let status = inputStatus == .noInput ? .noInput : Self.status(of: reports.map(\.verdict))
        leave(outputs.write(reports, status: status, failOn: settings.failOn.value) ?? status)
    }

    /// What the command line says.
    private func given() throws -> CheckSettings.Given {
        var given = CheckSettings.Given()
        given.profiles = profile
        given.hasPaths = !paths.isEmpty
        given.parameters = try ParameterArguments.parse(parameter, paths: paths)
        given.formats = format.map(\.argument)
        given.failOn = failOn
        given.depth = depth
        given.isComplete = complete
        given.baseline = baseline.baseline
        given.cache = cache.cache
        return given
    }

    /// Vendors have parameters of their own: with several profiles, each is given those that it knows, and all are
    /// given those that none knows, so that a mistyped one is found.
    private static func parameters(
        _ given: [String: String], for profile: Profile, among profiles: [Profile]
    ) -> [String: String] {
        given.filter { name, _ in
            profile.parameters.contains { $0.name == name }
                || !profiles.contains { $0.parameters.contains { $0.name == name } }
        }
    }

    /// With several profiles the worst verdict counts: every one of them was asked for.
    private static func status(of verdicts: [Verdict]) -> ExitStatus {
        if verdicts.contains(.fail) { return .fail }
        return verdicts.contains(.undetermined) ? .undetermined : .success
    }

    /// A role that only one of several profiles has would be judged by nobody in the others.
    private func requireRoles(of inputs: [RecordingInput], in profiles: [Profile]) throws {
        for profile in profiles {
            for role in Set(inputs.compactMap(\.role)).sorted() where profile.role(named: role) == nil {
                let known = profile.roles.map(\.name).joined(separator: ", ")
                throw CommandFailure(.usage, "\(profile.id) has no role \"\(role)\"; it has \(known).")
            }
        }
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
