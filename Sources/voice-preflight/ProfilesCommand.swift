import ArgumentParser
import VoicePreflight

/// `voice-preflight profiles list | show ID | validate FILE`.
struct ProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "List the vendors' profiles, show one, or validate your own.",
        discussion: "EXAMPLE: voice-preflight profiles show tencent-vod-clone > my.yml",
        subcommands: [List.self, Show.self, Validate.self])

    /// `profiles list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the built-in profiles.", discussion: "EXAMPLE: voice-preflight profiles list")

        func run() throws {
            let profiles = try ProfileCatalogue.names.compactMap { try ProfileCatalogue.profile(named: $0) }
            let width = profiles.map(\.id.count).max() ?? 0
            let lines = profiles.map { profile in
                profile.id + String(repeating: " ", count: width - profile.id.count + 2) + profile.title
            }
            try StandardOutput.write(lines.joined(separator: "\n") + "\n")
        }
    }

    /// `profiles show ID`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a built-in profile as YAML, with the source of every number.",
            discussion: "EXAMPLE: voice-preflight profiles show alibaba-ims-basic")

        @Argument(help: "The profile.", completion: .list(ProfileCatalogue.names))
        var id: String

        func run() throws {
            guard let text = ProfileCatalogue.text(of: id) else { throw UnknownProfile(id: id) }
            try StandardOutput.write(text)
        }
    }

    /// `profiles validate FILE`.
    struct Validate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a profile of your own: its form, its sources, its examples.",
            discussion: "EXAMPLE: voice-preflight profiles validate my.yml")

        @Argument(help: "The profile file.", completion: .file(extensions: ["yml", "yaml"]))
        var file: String

        func run() throws {
            let profile = try Profile.decode(try ProfileFile.bytes(file), file: file)
            let rules = profile.roles.reduce(0) { $0 + $1.rules.count }
            try StandardOutput.write(
                "\(TerminalText.visible(file)): valid. \(profile.id) has \(Self.count(profile.roles.count, "role")), "
                    + "\(Self.count(rules, "rule")) and \(Self.count(profile.parameters.count, "parameter")); "
                    + "all examples hold.\n")
        }

        private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    }
}
