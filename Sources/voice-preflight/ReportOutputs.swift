import SystemFiles
import VoicePreflight

/// Writes the reports of a check in every format that was asked for, whichever of them fails.
struct ReportOutputs {
    let formats: [OutputFormat<ReportFormat>]
    /// How many recordings text lists at most, the worst first; nil for all, in their order.
    let worstCount: Int?

    /// - Throws: `CommandFailure` with status 64 where two formats would be mixed in one place.
    init(_ formats: [OutputFormat<ReportFormat>], worstCount: Int? = nil) throws {
        try OutputFormat.requireDistinctPlaces(formats)
        self.formats = formats
        self.worstCount = worstCount
    }

    /// Whether one of them is the text for people.
    var hasText: Bool { formats.contains { $0.format.name == "text" } }

    /// Writes all of them, and says of each that fails why.
    ///
    /// - Parameters:
    ///   - status: The status that the command ends with, if everything can be written.
    ///   - failOn: The least severity that makes the verdict fail.
    ///   - preparation: The command that makes recordings that pass; nil where none does.
    /// - Returns: The status of the first that failed; nil where none did.
    func write(
        _ reports: [Report], status: ExitStatus, failOn: Severity, preparation: String? = nil
    ) -> ExitStatus? {
        var failure: ExitStatus?
        func attempt(_ work: () throws -> Void) {
            do {
                try work()
            } catch let error as CommandFailure {
                error.say()
                failure = failure ?? error.status
            } catch {
                CommandFailure(.software, "this should not have happened: \(error). Please report it.").say()
                failure = failure ?? .software
            }
        }
        for output in formats {
            var context = context(of: output, status: status, failOn: failOn)
            context.preparation = preparation
            attempt { try output.write(output.format.render(reports, in: context)) }
        }
        if formats.contains(where: { $0.format.name == "github" }) {
            attempt { try StepSummary.write(reports) }
        }
        return failure
    }

    private func context(
        of output: OutputFormat<ReportFormat>, status: ExitStatus, failOn: Severity
    ) -> ReportContext {
        var context = ReportContext(exitStatus: status.rawValue, failOn: failOn)
        context.style = output.style
        context.isForTerminal = output.isForTerminal
        context.worstCount = worstCount
        context.documentFolder = output.file.map { file in
            let path = RawArguments.path(file)
            return RecordingPath(bytes: path.bytes.dropLast(path.lastComponent.bytes.count))
        }
        context.workingFolder = Surroundings.workingFolder
        context.root = Surroundings.repository
        context.isForGitHub = Surroundings.isOnGitHub
        return context
    }
}

/// What the process finds around itself.
private enum Surroundings {
    static var workingFolder: RecordingPath? { try? WorkingFolder.path() }

    /// The root of the repository that GitHub or GitLab has checked out, where the command runs in it.
    static var repository: RecordingPath? {
        guard let workingFolder else { return nil }
        let roots = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].compactMap { variable in
            ProcessEnvironment.variables[variable].flatMap {
                $0.isEmpty ? nil : try? SystemFiles.realPath(RecordingPath($0))
            }
        }
        return roots.first { root in
            workingFolder == root || workingFolder.bytes.starts(with: root.bytes + [UInt8(ascii: "/")])
        }
    }

    static var isOnGitHub: Bool { ProcessEnvironment.variables["GITHUB_ACTIONS"] == "true" }
}

/// The summary of a step on GitHub.
private enum StepSummary {
    /// Adds the reports to the file that GitHub names; nothing where it names none.
    ///
    /// - Throws: `CommandFailure` with status 73 or 74.
    static func write(_ reports: [Report]) throws {
        guard let path = ProcessEnvironment.variables["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
        try OutputFile.append(to: path, remedy: "It is the file that GITHUB_STEP_SUMMARY names.") { byteCount in
            GitHubReport.summary(reports, writtenByteCount: byteCount)
        }
    }
}

extension ReportFormat: RawRepresentable, CaseIterable {
    /// The formats that `--format` takes.
    static var allCases: [ReportFormat] { all }

    /// The format with this name; nil if there is none.
    init?(rawValue: String) {
        guard let format = Self.allCases.first(where: { $0.name == rawValue }) else { return nil }
        self = format
    }

    /// The name.
    var rawValue: String { name }
}
