import AACDecoding
public import ArgumentParser
public import VoicePreflight

extension MeasurementMethod: ExpressibleByArgument {}
extension MeasuringOrder: ExpressibleByArgument {}

/// `voice-preflight measure`.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Show what is really in recordings: format, exact length, and what is wrong with them.",
        discussion: """
            JSON lines are written one by one, as recordings are done; JSON is written at the end. Both can be given to \
            voice-preflight check --measurements, on another machine and without the recordings. --profile and roles \
            say which files are not recordings, such as letters and texts.

            COLUMNS: \(MeasurementColumns.all.map(\.name).joined(separator: ", ")).

            EXAMPLE: voice-preflight measure takes/ --depth decode --format json
            """)

    @Argument(
        help: ArgumentHelp(
            "Files, and folders with everything below them; - reads paths from standard input, -=name.wav a recording.",
            valueName: "[role=]path"), completion: .file())
    var paths: [String]

    @Option(
        help: ArgumentHelp(
            "How deep to measure: declared (headers), scan (every chunk and frame), decode (every sample), listen (speech "
                + "and noise). Default: scan, or as deep as the columns need."))
    var depth: MeasurementMethod?

    @Option(
        help: ArgumentHelp(
            "Columns that text and csv show in addition, separated by commas, such as loudness,snr. They are listed above.",
            valueName: "name,…"))
    var columns: [String] = []

    @Flag(
        help: ArgumentHelp(
            "Show the usual columns of sound: \(MeasurementColumns.wide.map(\.name).joined(separator: ", ")).")
    )
    var wide = false

    @Flag(help: ListeningWishes.mosHelp)
    var mos = false

    @OptionGroup var voices: VoiceOptions

    @Option(help: "text, json, jsonl or csv; F=FILE writes to a file. Repeatable.")
    var format: [OutputFormat<MeasurementFormat>] = []

    @Option(help: "The order of text, jsonl and csv: input, or completion (each recording as soon as it is done).")
    var order: MeasuringOrder = .input

    @Option(help: "A profile that the recordings will be checked against, or its file (.yml). Repeatable.")
    var profile: [String] = []

    @Flag(help: "Include the SHA-256 of each file at the depths declared and scan too.")
    var hash = false

    @Flag(
        help:
            "Answer each path (ended by a zero byte) or request (a line of JSON) from standard input with one JSON line."
    )
    var stream = false

    @Option(
        help: ArgumentHelp(
            "With --stream, how long one recording may take, such as 90s (default: as long as it takes).",
            valueName: "duration"))
    var timeLimit: DurationArgument?

    @OptionGroup var jobs: JobsOption
    @OptionGroup var cache: CacheOptions

    func run() async throws {
        if stream { return try await answerRequests() }
        guard timeLimit == nil else { throw CommandFailure(.usage, "--time-limit needs --stream.") }
        try OutputFormat.requireDistinctPlaces(format)
        let profiles = try profile.map { try ProfileArgument.profile($0) }
        let roles = profiles.isEmpty ? nil : profiles.flatMap { $0.roles.map(\.name) }
        let inputs = try InputArguments(roles: roles).stream(paths)
        let wishes = try ListeningWishes(depth: depth, columns: columns, isWide: wide, mos: mos)
        var preflight = Preflight(
            depth: wishes.depth, hashing: hash, aacDecoder: .faad, concurrency: jobs.jobs)
        preflight.measurer.estimatesP835 = wishes.estimatesP835
        preflight.measurer.speakers = voices.speakers ?? .budget
        preflight.needsVoiceprints = voices.writeVoiceprints != nil
        var voiceprints = try voices.output(depth: wishes.depth, speakers: preflight.measurer.speakers)
        preflight.cache = cache.open()
        let meter = ProgressMeter()
        let outputs = format.isEmpty ? [OutputFormat(argument: "text")].compactMap(\.self) : format
        var writers = try outputs.map { try MeasurementOutput($0, wishes) }
        var status = InputStatus()
        try await ProgressLine(meter).show {
            let items = preflight.measurements(ofBatches: inputs, for: profiles, order: order, progress: meter)
            for try await item in items {
                status.add(item)
                for index in writers.indices { try writers[index].add(item) }
                try voiceprints?.add(item)
            }
        }
        for index in writers.indices { try writers[index].finish() }
        try voiceprints?.finish()
        leave(try status.status() ?? .success)
    }
}

/// One of the formats that measurements are written in, and its place.
private struct MeasurementOutput {
    private var writer: any MeasurementWriter
    private let result: ResultOutput

    init(_ output: OutputFormat<MeasurementFormat>, _ wishes: ListeningWishes) throws {
        writer = output.format.writer(
            tool: .voicePreflight, depth: wishes.depth, columns: wishes.columns, style: output.style,
            isForTerminal: output.isForTerminal)
        result = try ResultOutput(file: output.file)
    }

    mutating func add(_ item: MeasuredItem) throws { try result.write(try writer.add(item)) }

    mutating func finish() throws {
        try result.write(try writer.finish())
        try result.finish()
    }
}

/// What the inputs themselves mean for the exit status.
struct InputStatus {
    private var foundCount = 0
    private var leftOutCount = 0
    private var isUnreadable = false
    private var isMissing = false

    mutating func add(_ item: MeasuredItem) {
        if item.isLeftOut { leftOutCount += 1 } else { foundCount += 1 }
        guard case .unreadable(let recording) = item.content else { return }
        isUnreadable = true
        if recording.kind == .missing { isMissing = true }
    }

    /// 66 when there was nothing to measure or an input does not exist, 2 when something could not be measured.
    func status() throws -> ExitStatus? {
        guard foundCount > 0 else {
            throw CommandFailure(
                .noInput,
                "no recordings were found in what was given"
                    + (leftOutCount > 0 ? " (\(leftOutCount) other files were left out)." : ".")
                    + " Give recordings, or a folder that contains some.")
        }
        if isMissing { return .noInput }
        return isUnreadable ? .undetermined : nil
    }

    /// The status of these measurements.
    static func status(of measured: Measurements) throws -> ExitStatus? {
        var status = InputStatus()
        for item in measured.items { status.add(item) }
        return try status.status()
    }
}
