import ArgumentParser
import VoicePreflight

/// `voice-preflight config`.
struct ConfigCommand: ParsableCommand {
    enum Format: String, CaseIterable, Sendable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the settings that check uses without arguments, and where each of them comes from.",
        discussion: """
            The command line takes precedence over the environment, the environment over files, and a submission file \
            over .voice-preflight.yml.

            EXAMPLE: voice-preflight config --format json
            """)

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "text or json; F=FILE writes to a file. Repeatable.")
    var format: [OutputFormat<Format>] = []

    func run() throws {
        let settings = try options.settings(given: .init())
        if !settings.profiles.value.isEmpty { _ = try settings.loadProfiles() }
        let document = SettingsDocument(
            configuration: settings.configuration?.file, submission: settings.submission?.file,
            settings: try settings.rows(workingFolder: try WorkingFolder.path()))
        for output in format.isEmpty ? [OutputFormat(argument: "text")].compactMap({ $0 }) : format {
            switch output.format {
            case .text: try output.write(SettingsText.render(document, style: output.style))
            case .json: try output.write(try JSONText.document(document))
            }
        }
    }
}

extension CheckSettings {
    /// The settings one by one, lists with a row for each of their values.
    func rows(workingFolder: RecordingPath) throws -> [SettingsDocument.Row] {
        var rows = Self.rows("profile", profiles.value, profiles.origin.description)
        if let file = roles {
            for entry in file.roles {
                for pattern in entry.patterns {
                    rows += Self.rows(
                        "role", ["\(entry.role.value)=\(pattern.value)"], "\(file.file):\(pattern.line)")
                }
            }
            // What two roles claim, and what is not there, should come out here too.
            _ = try file.inputs(from: workingFolder)
        }
        for (name, setting) in parameters.sorted(by: { $0.key < $1.key }) {
            rows += Self.rows("parameter", ["\(name)=\(setting.value)"], setting.origin.description)
        }
        rows += Self.rows("fail-on", [failOn.value.rawValue], failOn.origin.description)
        rows += Self.rows("format", formats.value, formats.origin.description)
        rows += Self.rows("depth", [depth.value.rawValue], depth.origin.description)
        rows += Self.rows("complete", ["\(isComplete.value)"], isComplete.origin.description)
        rows += Self.rows("mos", ["\(estimatesP835.value)"], estimatesP835.origin.description)
        rows += Self.rows("speakers", [speakers.value.rawValue], speakers.origin.description)
        rows += Self.rows("baseline", [baseline.value].compactMap { $0 }, baseline.origin.description)
        rows += Self.rows("cache", [cache.value].compactMap { $0 }, cache.origin.description)
        for suppression in suppressions {
            var value = suppression.rule
            if let path = suppression.path { value += " in \(path)" }
            if let sha256 = suppression.sha256 { value += " with SHA-256 \(sha256)" }
            if let date = suppression.expires { value += " until \(date)" }
            rows += Self.rows("suppression", ["\(value): \(suppression.reason)"], suppression.place)
        }
        return rows
    }

    private static func rows(_ name: String, _ values: [String], _ origin: String) -> [SettingsDocument.Row] {
        values.map { .init(name: name, value: $0, origin: origin) }
    }
}
