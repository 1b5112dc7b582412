import AACDecoding
import ArgumentParser
import SystemFiles
import VoicePreflight

/// `voice-preflight init`.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented .voice-preflight.yml from the recordings in a folder.",
        discussion: """
            It asks no questions, and never replaces a file. Without --profile, the file lists the profiles that \
            accept the most recordings as they are; choose one of them there.

            EXAMPLE: voice-preflight init --profile alibaba-ims-standard
            """)

    @Argument(help: "The folder (default: the working folder).", completion: .directory)
    var folder: String?

    @Option(help: "A built-in profile, or a profile file (.yml).")
    var profile: String?

    func run() async throws {
        let profile = try profile.map { try ProfileArgument.profile($0) }
        let folder = RawArguments.path(folder ?? ".")
        let file =
            self.folder == nil
            ? RecordingPath(Configuration.fileName) : folder.appending(Configuration.fileName.utf8)
        if FileKind(of: file) != nil { throw alreadyThere(file) }
        let preflight = Preflight(depth: .scan, aacDecoder: .faad)
        let meter = ProgressMeter()
        let measured = try await ProgressLine(meter).show {
            try await preflight.measure([RecordingInput(path: folder)], progress: meter)
        }
        if try InputStatus.status(of: measured) == .noInput {
            throw CommandFailure(.noInput, "\(folder): there is no such folder.")
        }
        var template = ConfigurationTemplate(
            recordings: measured.recordings, folder: folder, profile: profile)
        if let name = self.profile, ProfileCatalogue.text(of: name) == nil {
            // A profile file is named as seen from the new file.
            let workingFolder = try WorkingFolder.path()
            let place = RelativePlace(
                workingFolder: workingFolder, folder: try WorkingFolder.folder(of: file.description))
            template.profileName = place.path(of: RawArguments.path(name)).description
        }
        if profile == nil {
            let profiles = try ProfileCatalogue.names.compactMap { try ProfileCatalogue.profile(named: $0) }
            template.candidates = ProfileCandidate.best(
                of: profiles.compactMap {
                    ProfileCandidate($0, report: $0.check(measured.checkInput(for: $0), tool: .voicePreflight))
                })
        }
        try create(file, template.text)
        try StandardOutput.write(
            TerminalText.visible(file.description) + ": written. "
                + (profile == nil
                    ? "Choose a profile and roles in it, then run voice-preflight check.\n"
                    : "Run voice-preflight check.\n"))
    }

    /// Two runs at the same time cannot replace each other's file either.
    private func create(_ file: RecordingPath, _ text: String) throws {
        let descriptor: FileDescriptor
        do throws(SystemError) {
            descriptor = try FileDescriptor(creating: file)
        } catch {
            if error.isInTheWay { throw alreadyThere(file) }
            throw CommandFailure(.cannotCreate, "\(file): cannot be created: \(error).")
        }
        try FileDescriptorWriter.write(text, to: descriptor, name: file.description)
    }

    private func alreadyThere(_ file: RecordingPath) -> CommandFailure {
        CommandFailure(.cannotCreate, "\(file): already exists. Edit it, or delete it first.")
    }
}
