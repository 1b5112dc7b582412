package import PreflightModel
package import RulesEngine

/// How a check is done, and who said so: the command line before the environment, before the files, before what is usual.
package struct CheckSettings: Sendable {
    /// What was given on the command line; nil and empty for what was not.
    package struct Given: Sendable {
        /// `--profile`.
        package var profiles: [String] = []
        /// Whether there are paths.
        package var hasPaths = false
        /// `--parameter`.
        package var parameters: [String: String] = [:]
        /// `--format`.
        package var formats: [String] = []
        /// `--fail-on`.
        package var failOn: Severity?
        /// `--depth`.
        package var depth: MeasurementMethod?
        /// `--complete` or `--no-complete`.
        package var isComplete: Bool?
        /// `--mos` or `--no-mos`.
        package var estimatesP835: Bool?
        /// `--speakers`.
        package var speakers: SpeakerListening?
        /// `--baseline`.
        package var baseline: String?
        /// `--cache`.
        package var cache: String?

        /// Nothing.
        package init() {}
    }

    /// The profiles: names of built-in ones, and files as they are called in the working folder.
    package var profiles: Setting<[String]>
    /// The file whose roles are to be checked; nil where paths were given, or where no file has any.
    package var roles: Configuration?
    /// The parameters by name.
    package var parameters: [String: Setting<String>]
    /// The formats, each as `F` or `F=FILE`, files as they are called in the working folder.
    package var formats: Setting<[String]>
    /// The least severity that makes the verdict `fail`.
    package var failOn: Setting<Severity>
    /// How deep to measure.
    package var depth: Setting<MeasurementMethod>
    /// Whether everything that a submission needs is demanded.
    package var isComplete: Setting<Bool>
    /// Whether the opinion scores of P.835 are estimated too.
    package var estimatesP835: Setting<Bool>
    /// How much of the speech is heard to tell voices.
    package var speakers: Setting<SpeakerListening>
    /// A file of findings that are not new, as it is called in the working folder.
    package var baseline: Setting<String?>
    /// The folder of the measurement cache, as it is called in the working folder.
    package var cache: Setting<String?>
    /// The findings that do not count.
    package var suppressions: [Suppression]
    /// The repository's configuration; nil if there is none.
    package var configuration: Configuration?
    /// The submission file; nil if there is none.
    package var submission: Configuration?

    /// Puts together what was given in four places.
    ///
    /// - Parameters:
    ///   - given: The command line.
    ///   - environment: The environment's variables.
    ///   - submission: The submission file. With it, profile, roles and parameters of the configuration do not count.
    ///   - configuration: The repository's configuration.
    ///   - workingFolder: The absolute path of the folder that somebody works in.
    ///   - formats: The names of the formats that a check can write.
    /// - Throws: `InvalidConfiguration` for what the environment holds.
    package init(
        given: Given, environment: [String: String], submission: Configuration?, configuration: Configuration?,
        workingFolder: RecordingPath, formats known: [String]
    ) throws(InvalidConfiguration) {
        var variables = VariableReading(environment: environment)
        let files = FilePaths(workingFolder: workingFolder)
        let subject = submission ?? configuration
        profiles =
            .given(given.profiles, "--profile") ?? variables.list(SettingVariables.profile)
            ?? subject.flatMap { files.profiles($0) } ?? Setting([], .preset)
        roles = given.hasPaths ? nil : subject.flatMap { $0.roles.isEmpty ? nil : $0 }
        parameters = [:]
        for entry in subject?.parameters ?? [] {
            let place = subject?.place(of: entry.name) ?? ""
            parameters[entry.name.value] = Setting(entry.value, .file(place))
        }
        for (name, value) in variables.parameters() {
            parameters[name] = Setting(value, .environment(SettingVariables.parameter))
        }
        for (name, value) in given.parameters { parameters[name] = Setting(value, .option("--parameter")) }
        formats =
            .given(given.formats, "--format") ?? variables.formats(known)
            ?? configuration.flatMap { files.formats($0) } ?? Setting(["text"], .preset)
        failOn =
            .given(given.failOn, "--fail-on") ?? variables.choice(SettingVariables.failOn)
            ?? configuration.flatMap { .located($0.failOn, in: $0) } ?? Setting(.error, .preset)
        depth =
            .given(given.depth, "--depth") ?? variables.choice(SettingVariables.depth)
            ?? configuration.flatMap { .located($0.depth, in: $0) } ?? Setting(.listen, .preset)
        isComplete =
            .given(given.isComplete, given.isComplete == false ? "--no-complete" : "--complete")
            ?? variables.flag(SettingVariables.complete)
            ?? configuration.flatMap { .located($0.isComplete, in: $0) } ?? Setting(false, .preset)
        estimatesP835 =
            .given(given.estimatesP835, given.estimatesP835 == false ? "--no-mos" : "--mos")
            ?? variables.flag(SettingVariables.mos)
            ?? configuration.flatMap { .located($0.estimatesP835, in: $0) } ?? Setting(false, .preset)
        speakers =
            .given(given.speakers, "--speakers") ?? variables.choice(SettingVariables.speakers)
            ?? configuration.flatMap { .located($0.speakers, in: $0) } ?? Setting(.budget, .preset)
        baseline = files.file(
            given.baseline, "--baseline", SettingVariables.value(SettingVariables.baseline, in: environment),
            SettingVariables.baseline, configuration, configuration?.baseline)
        cache = files.file(
            given.cache, "--cache", SettingVariables.value(SettingVariables.cache, in: environment),
            SettingVariables.cache, configuration, configuration?.cache)
        suppressions = configuration?.suppressions ?? []
        self.configuration = configuration
        self.submission = submission
        guard variables.mistakes.isEmpty else { throw InvalidConfiguration(variables.mistakes) }
    }

    /// The parameters' values.
    package var parameterValues: [String: String] { parameters.mapValues(\.value) }
}

extension Setting {
    fileprivate static func given<Item>(_ values: [Item], _ option: String) -> Setting? where Value == [Item] {
        values.isEmpty ? nil : Setting(values, .option(option))
    }

    fileprivate static func given(_ value: Value?, _ option: String) -> Setting? {
        value.map { Setting($0, .option(option)) }
    }

    fileprivate static func located(
        _ located: Configuration.Located<Value>?, in configuration: Configuration
    ) -> Setting? where Value: Hashable {
        located.map { Setting($0.value, .file(configuration.place(of: $0))) }
    }
}

/// Reads the environment, and collects what is wrong with it.
private struct VariableReading {
    let environment: [String: String]
    private(set) var mistakes: [String] = []

    init(environment: [String: String]) { self.environment = environment }

    func list(_ name: String) -> Setting<[String]>? {
        let values = SettingVariables.list(name, in: environment)
        return values.isEmpty ? nil : Setting(values, .environment(name))
    }

    mutating func formats(_ known: [String]) -> Setting<[String]>? {
        guard let setting = list(SettingVariables.format) else { return nil }
        for format in setting.value {
            let name = String(format.prefix { $0 != "=" })
            guard !known.contains(name) else { continue }
            mistakes.append(
                "\(SettingVariables.format): " + ConfigurationWords.unknownFormat(name, known: known))
        }
        return setting
    }

    mutating func choice<Choice>(_ name: String) -> Setting<Choice>?
    where Choice: RawRepresentable & CaseIterable & Sendable, Choice.RawValue == String {
        guard let text = SettingVariables.value(name, in: environment) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            mistakes.append(ConfigurationWords.variable(name, text, expected: "one of \(known)"))
            return nil
        }
        return Setting(choice, .environment(name))
    }

    mutating func flag(_ name: String) -> Setting<Bool>? {
        guard let text = SettingVariables.value(name, in: environment) else { return nil }
        let known = ["true": true, "1": true, "yes": true, "false": false, "0": false, "no": false]
        guard let flag = known[text.lowercased()] else {
            mistakes.append(ConfigurationWords.variable(name, text, expected: "true or false"))
            return nil
        }
        return Setting(flag, .environment(name))
    }

    mutating func parameters() -> [String: String] {
        var parameters: [String: String] = [:]
        for line in SettingVariables.lines(SettingVariables.parameter, in: environment) {
            guard let equals = line.firstIndex(of: "="), equals > line.startIndex else {
                mistakes.append(
                    ConfigurationWords.variable(SettingVariables.parameter, line, expected: "NAME=VALUE, one a line"))
                continue
            }
            parameters[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        return parameters
    }
}

/// Paths of files, as they are called in the working folder.
private struct FilePaths {
    let workingFolder: RecordingPath

    func profiles(_ configuration: Configuration) -> Setting<[String]>? {
        guard let first = configuration.profiles.first else { return nil }
        let names = configuration.profiles.map { profile in
            let name = profile.value
            let isFile = name.contains("/") || name.hasSuffix(".yml") || name.hasSuffix(".yaml")
            return isFile ? path(name, configuration) : name
        }
        return Setting(names, .file(configuration.place(of: first)))
    }

    func formats(_ configuration: Configuration) -> Setting<[String]>? {
        guard let first = configuration.formats.first else { return nil }
        let formats = configuration.formats.map { format in
            guard let equals = format.value.firstIndex(of: "=") else { return format.value }
            let file = String(format.value[format.value.index(after: equals)...])
            return "\(format.value[..<equals])=\(path(file, configuration))"
        }
        return Setting(formats, .file(configuration.place(of: first)))
    }

    func file(
        _ given: String?, _ option: String, _ variable: String?, _ name: String, _ configuration: Configuration?,
        _ located: Configuration.Located<String>?
    ) -> Setting<String?> {
        if let given { return Setting(given, .option(option)) }
        if let variable { return Setting(variable, .environment(name)) }
        guard let configuration, let located else { return Setting(nil, .preset) }
        return Setting(path(located.value, configuration), .file(configuration.place(of: located)))
    }

    private func path(_ path: String, _ configuration: Configuration) -> String {
        configuration.place(from: workingFolder).workingPath(of: RecordingPath(path)).description
    }
}
