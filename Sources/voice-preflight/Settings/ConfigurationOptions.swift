import ArgumentParser
import VoicePreflight

/// `--config FILE`, `--no-config` and `--submission FILE`.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file (default: $VOICE_PREFLIGHT_CONFIG, else the nearest .voice-preflight.yml upward).",
            valueName: "file"), completion: .file())
    var config: String?

    @Flag(help: "Use no configuration.")
    var noConfig = false

    @OptionGroup var submission: SubmissionOptions

    func validate() throws {
        if config != nil, noConfig { throw ValidationError("give either --config or --no-config.") }
    }

    /// The repository's configuration; nil if there is none.
    func configuration() throws -> Configuration? {
        if noConfig { return nil }
        let variable = SettingVariables.value(SettingVariables.configuration, in: ProcessEnvironment.variables)
        if let file = config ?? variable { return try ConfigurationFile.read(file, kind: .repository) }
        let workingFolder = try WorkingFolder.path()
        guard let file = Configuration.nearest(to: workingFolder) else { return nil }
        let name = RelativePlace(workingFolder: workingFolder, folder: workingFolder).path(of: file)
        return try ConfigurationFile.read(name.description, kind: .repository)
    }

    /// The settings of a check or a package.
    func settings(given: CheckSettings.Given) throws -> CheckSettings {
        try CheckSettings(
            given: given, environment: ProcessEnvironment.variables, submission: try submission.file(),
            configuration: try configuration(), workingFolder: try WorkingFolder.path(),
            formats: ReportFormat.allCases.map(\.name))
    }
}

/// `--submission FILE`.
struct SubmissionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file with the profile, the roles and the parameters of a submission.", valueName: "file"),
        completion: .file())
    var submission: String?

    /// The submission file; nil if there is none.
    func file() throws -> Configuration? {
        let variable = SettingVariables.value(SettingVariables.submission, in: ProcessEnvironment.variables)
        return try (submission ?? variable).map { try ConfigurationFile.read($0, kind: .submission) }
    }

    /// The parameters of a submission, from the file, the environment and the command line.
    static func parameters(of file: Configuration?, given parameters: [String: String]) throws -> [String: String] {
        var given = CheckSettings.Given()
        given.parameters = parameters
        return try CheckSettings(
            given: given, environment: ProcessEnvironment.variables, submission: file, configuration: nil,
            workingFolder: try WorkingFolder.path(), formats: ReportFormat.allCases.map(\.name)
        ).parameterValues
    }
}

/// Reads configurations and submission files.
enum ConfigurationFile {
    /// The longest value that a parameter may have, every character of it escaped, and what else there is.
    private static let greatestSubmission = 16 << 20

    static func read(_ file: String, kind: Configuration.Kind) throws -> Configuration {
        let bytes =
            kind == .submission
            ? try ProfileFile.bytes(file, greatestSize: greatestSubmission) : try ProfileFile.bytes(file)
        return try Configuration.decode(
            bytes, kind: kind, file: file, folder: try WorkingFolder.folder(of: file),
            formats: ReportFormat.allCases.map(\.name))
    }
}

extension Configuration {
    /// Refuses a package of another profile than the submission file is for.
    func requireProfile(_ id: String) throws {
        let settings = try CheckSettings(
            given: .init(), environment: [:], submission: self, configuration: nil,
            workingFolder: try WorkingFolder.path(), formats: [])
        for name in settings.profiles.value {
            let own = try ProfileArgument.profile(name).id
            guard own != id else { continue }
            throw InvalidConfiguration([
                "\(settings.profiles.origin): the submission is for \(own), but the package was made for \(id). Give "
                    + "the package that belongs to it."
            ])
        }
    }
}

extension CheckSettings {
    /// The profiles, which have what the file that names them says.
    ///
    /// - Throws: `CommandFailure` with status 64 if there is none.
    func loadProfiles() throws -> [Profile] {
        guard !profiles.value.isEmpty else {
            let file = (submission ?? configuration)?.file
            throw CommandFailure(
                .usage,
                (file.map { "\($0) names no profile, and no --profile is given. Give one, or write it there;" }
                    ?? "no --profile is given. Give one, or let voice-preflight init write \(Configuration.fileName);")
                    + " voice-preflight profiles list names them all.")
        }
        let profiles = try profiles.value.map { try ProfileArgument.profile($0) }
        if case .file = self.profiles.origin { try (submission ?? configuration)?.requireNames(of: profiles) }
        return profiles
    }

    /// The inputs: the paths that were given, else what the roles of the file stand for.
    func inputs(_ paths: [String], profiles: [Profile]) throws -> [RecordingInput] {
        if !paths.isEmpty {
            return try InputArguments(roles: profiles.flatMap { $0.roles.map(\.name) }).inputs(paths)
        }
        guard let roles else {
            let parameters = parameterValues
            // A recording may be elsewhere, where the profile takes an address or the vendor's ID of it.
            if profiles.contains(where: { $0.roles.contains { !$0.substitutes(in: parameters).isEmpty } }) { return [] }
            throw CommandFailure(
                .usage,
                "there is nothing to check: give recordings or folders, or write roles into "
                    + "\((submission ?? configuration)?.file ?? Configuration.fileName).")
        }
        return try roles.inputs(from: try WorkingFolder.path())
    }

    /// The same as they come in.
    func inputStream(_ paths: [String], profiles: [Profile]) throws -> InputStream {
        let arguments = InputArguments(roles: profiles.flatMap { $0.roles.map(\.name) })
        if !paths.isEmpty { return try arguments.stream(paths) }
        return arguments.stream(of: try inputs(paths, profiles: profiles))
    }
}
