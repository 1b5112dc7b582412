import AACDecoding
import ArgumentParser
import VoicePreflight

/// `voice-preflight package`.
struct PackageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Check recordings and pack them the way the vendor wants them, with a manifest.",
        discussion: """
            The same recordings give the same bytes on every machine. For vendors that accept loose files, the \
            manifest refers to the originals, and nothing is copied.

            Where a vendor wants recordings with their words, one folder holds both: a.wav and a.txt. They are packed \
            under the vendor's names, and the manifest says which is which. The recordings and texts that a vendor \
            needs must be present; documents and parameters that are not given are listed as still needed to submit.

            EXAMPLE: voice-preflight package --profile huawei-metastudio-premium take.wav --parameter voice_name=Lin \
            letter=letter.pdf --output out
            """)

    @Option(help: "A built-in profile, or a profile file (.yml).")
    var profile: String?

    @Argument(
        help: ArgumentHelp("Recordings and folders of them, and documents.", valueName: "[role=]path"),
        completion: .file())
    var paths: [String] = []

    @Option(help: ParameterArguments.help)
    var parameter: [String] = []

    @Option(
        help: ArgumentHelp(
            "Pack what this report of voice-preflight check --format json lists, if it is still the same; paths are "
                + "folders to which files may have been moved.", valueName: "file"), completion: .file())
    var report: String?

    @Option(help: "The folder for package.zip and manifest.json.", completion: .directory)
    var output: String

    @Option(help: "How deep to measure: decode or listen (default: listen); less is not enough for a package.")
    var depth: MeasurementMethod?

    @Flag(help: "Replace an existing package.")
    var replace = false

    @Flag(help: "Pack even if the check does not pass; the manifest records it.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "Prepare the recordings first: write new ones into this folder, and pack those.", valueName: "folder"),
        completion: .directory)
    var prepare: String?

    @OptionGroup var wishes: PreparationOptions
    @OptionGroup var jobs: JobsOption
    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        guard !output.isEmpty else { throw CommandFailure(.usage, "--output is empty. Give the name of a folder.") }
        try StandardInputRecording.refuse(
            in: paths, reason: "cannot be packed: a package names its recordings by their paths and reads them again")
        guard prepare == nil || report == nil else {
            throw CommandFailure(.usage, "--prepare makes new recordings, and --report packs those that were checked.")
        }
        let (profile, judged) = if let report { try read(report) } else { try await check() }
        // What the check advises against is packed anyway, so it must be seen.
        let style = OutputFormat<ReportFormat>(argument: "text")?.style ?? TextStyle()
        try StandardOutput.write(ReportText.render(judged, style: style))
        if judged.verdict != .pass, !force {
            StandardError.write("voice-preflight: not packed; --force packs anyway.\n")
            leave(ExitStatus(judged.verdict))
        }
        var package = UploadPackage(
            profile: profile, report: judged, documents: judged.documents ?? [], parameters: judged.parameters ?? [:],
            sentences: EnglishSentences())
        package.prepared = judged.preparedSetFile
        do {
            let progress = PackagingProgress()
            let manifest = try await ProgressLine(progress).show {
                try await package.write(
                    to: RawArguments.path(output), replace: replace, force: force, progress: progress)
            }
            try StandardOutput.write(PackageText.render(manifest, report: judged, folder: RawArguments.path(output)))
        } catch let failure as PackagingFailure {
            throw CommandFailure(packaging: failure, verdict: judged.verdict)
        }
    }

    /// Checks the recordings that are given.
    private func check() async throws -> (Profile, Report) {
        // Suppressions say what a check need not stop at; the vendor would refuse it anyway.
        let settings = try configuration.settings(given: try given())
        let profiles = try settings.loadProfiles()
        guard let profile = profiles.first, profiles.count == 1 else {
            throw CommandFailure(
                .usage,
                "a package is for one profile, but \(settings.profiles.origin) names \(profiles.count). Give one of "
                    + "them with --profile.")
        }
        let inputs = try settings.inputs(paths, profiles: profiles)
        var preflight = Preflight(
            depth: max(.decode, settings.depth.value), aacDecoder: .faad, concurrency: jobs.jobs)
        preflight.words = .installed
        preflight.measurer.estimatesP835 = settings.estimatesP835.value
        preflight.measurer.speakers = settings.speakers.value
        preflight.opensZipsInFolders = false
        if let prepare {
            return (profile, try await prepared(inputs, profile, settings, in: RawArguments.path(prepare), preflight))
        }
        let meter = ProgressMeter()
        let measured = try await ProgressLine(meter).show {
            try await preflight.measure(inputs, for: [profile], progress: meter)
        }
        if !inputs.isEmpty, try InputStatus.status(of: measured) == .noInput {
            throw CommandFailure(
                .noInput,
                messages: measured.unreadable.map { "\($0.path): \(EnglishSentences().message(of: $0))" })
        }
        let input = measured.checkInput(for: profile, parameters: settings.parameterValues, isForPackage: true)
            .pronounced(for: profile, by: .installed)
        return (profile, profile.check(input, tool: .voicePreflight))
    }

    /// Makes recordings that pass, and judges these.
    private func prepared(
        _ inputs: [RecordingInput], _ profile: Profile, _ settings: CheckSettings, in folder: RecordingPath,
        _ preflight: Preflight
    ) async throws -> Report {
        do {
            let meter = ProgressMeter()
            let preparation = try await ProgressLine(meter).show {
                try await preflight.preparation(
                    of: inputs, for: profile, parameters: settings.parameterValues, wishes: wishes.wishes,
                    output: folder, progress: meter)
            }
            let style = OutputFormat<ReportFormat>(argument: "text")?.style ?? TextStyle()
            try StandardOutput.write(PlanText.render(preparation.plan, style: style) + "\n")
            guard preparation.plan.verdictAfter == .pass else {
                StandardError.write(
                    "voice-preflight: not packed, since nothing that prepare does makes a set that passes.\n")
                leave(ExitStatus(preparation.plan.verdictAfter))
            }
            let prepared = try await ProgressLine(meter).show {
                try await preparation.write(to: folder, replace: replace, progress: meter)
            }
            return try prepared.report.judgedForPackage(by: profile)
        } catch let failure as PackagingFailure {
            throw CommandFailure(packaging: failure, verdict: nil)
        } catch {
            throw try CommandFailure(preparing: error)
        }
    }

    /// Takes what was checked before, and where it is now.
    private func read(_ file: String) throws -> (Profile, Report) {
        guard parameter.isEmpty else {
            throw CommandFailure(
                .usage, "the report has the parameters of its check. Leave --parameter out, or check again.")
        }
        let own = try profile.map { try ProfileArgument.profile($0) }
        do {
            let reports = try ReportReader.reports(at: RawArguments.path(file)).filter { report in
                own.map { $0.id == report.profile.id } ?? true
            }
            guard let report = reports.first, reports.count == 1 else {
                throw CommandFailure(
                    .usage,
                    own.map { "\(file): is not a report of \($0.id). Give the profile that it was checked against." }
                        ?? "\(file): has reports of \(reports.count) profiles. Give one of them with --profile.")
            }
            guard let profile = try own ?? ProfileCatalogue.profile(named: report.profile.id) else {
                throw CommandFailure(
                    .usage,
                    "\(file): is a report of \(report.profile.id), which is not built in. Give its file with --profile."
                )
            }
            return (profile, try report.judgedForPackage(by: profile, lookingIn: paths.map(RawArguments.path)))
        } catch let failure as DocumentFailure {
            throw CommandFailure(document: failure)
        } catch let failure as PackagingFailure {
            throw CommandFailure(packaging: failure, verdict: nil)
        }
    }

    /// What the command line says.
    private func given() throws -> CheckSettings.Given {
        var given = CheckSettings.Given()
        given.profiles = profile.map { [$0] } ?? []
        given.hasPaths = !paths.isEmpty
        given.depth = depth
        given.parameters = try ParameterArguments.parse(parameter, paths: paths)
        return given
    }
}

/// `voice-preflight verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read a package and its originals again and compare everything with the manifest.",
        discussion: """
            Of a folder that prepare has made, every recording is made again from its originals, and must come out the \
            same to the byte.

            EXAMPLE: voice-preflight verify out
            """)

    @Argument(help: "The folder of a package or of prepared recordings, or its manifest.", completion: .file())
    var path: String

    func run() async throws {
        if let folder = PreparedSetFile.folder(of: RawArguments.path(path)) {
            return try await PreparedSetFile.verify(folder)
        }
        do {
            let progress = PackagingProgress()
            let manifest = try await ProgressLine(progress).show {
                try await Preflight.verify(RawArguments.path(path), progress: progress)
            }
            try StandardOutput.write(PackageText.renderVerified(manifest))
            if let prepared = manifest.prepared {
                let folder = PackageVerification.folder(of: RawArguments.path(path))
                let set = RelativePath.resolve(prepared.path, in: folder)
                try await PreparedSetFile.verify(RelativePath.folder(of: set))
            }
        } catch let failure as PackagingFailure {
            throw CommandFailure(packaging: failure, verdict: nil)
        }
    }
}

extension CommandFailure {
    /// What a document that cannot be used means for the exit status.
    init(document failure: DocumentFailure) {
        let status: ExitStatus =
            switch failure.kind {
            case .missing: .noInput
            case .inputOutput: .inputOutput
            case .invalid: .dataChanged
            }
        self.init(status, failure.message)
    }

    /// What a failed packaging means for the exit status.
    init(packaging failure: PackagingFailure, verdict: Verdict?) {
        let status: ExitStatus =
            switch failure.kind {
            case .refused: verdict == .undetermined ? .undetermined : .fail
            case .changed: .dataChanged
            case .cannotCreate: .cannotCreate
            case .inputOutput: .inputOutput
            case .missing: .noInput
            }
        self.init(status, messages: failure.messages)
    }
}
