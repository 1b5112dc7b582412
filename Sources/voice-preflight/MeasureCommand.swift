import AACDecoding
public import ArgumentParser
public import VoicePreflight

extension MeasurementMethod: ExpressibleByArgument {}

/// `voice-preflight measure`.
struct MeasureCommand: AsyncParsableCommand {
    enum Format: String, CaseIterable, Sendable {
        case text, json, jsonl, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Show what is really in recordings: format, exact length, and what is wrong with them.",
        discussion: "EXAMPLE: voice-preflight measure takes/ --depth decode --format json")

    @Argument(
        help:
            "Files, and folders with everything below them; - reads paths from standard input, -=name.wav a recording.",
        completion: .file())
    var paths: [String]

    @Option(
        help: "What to believe: declared (headers), scan (every chunk and frame walked), decode (every sample decoded)."
    )
    var depth: MeasurementMethod = .scan

    @Option(help: "text, json, jsonl or csv; F=FILE writes to a file. Repeatable.")
    var format: [OutputFormat<Format>] = []

    @Flag(help: "Include the SHA-256 of each file at the depths declared and scan too.")
    var hash = false

    @OptionGroup var cache: CacheOptions

    func run() async throws {
        try OutputFormat.requireDistinctPlaces(format)
        let inputs = try InputArguments(roles: []).inputs(paths)
        var preflight = Preflight(depth: depth, hashing: hash, aacDecoder: .faad)
        preflight.cache = cache.open()
        let meter = ProgressMeter()
        let measured = try await ProgressLine(meter).show { try await preflight.measure(inputs, progress: meter) }
        let set = measured.measurementSet
        for output in format.isEmpty ? [OutputFormat(argument: "text")].compactMap({ $0 }) : format {
            try output.write(render(set, as: output))
        }
        leave(try InputStatus.status(of: measured) ?? .success)
    }

    private func render(_ set: MeasurementSet, as output: OutputFormat<Format>) throws -> String {
        switch output.format {
        case .text: MeasurementText.render(set, style: output.style)
        case .json: try JSONText.document(set)
        case .jsonl: try MeasurementLines.render(set)
        case .csv: MeasurementCSV.render(set, isForTerminal: output.isForTerminal)
        }
    }
}

/// What the inputs themselves mean for the exit status.
enum InputStatus {
    /// 66 when there was nothing to measure or an input does not exist, 2 when something could not be measured.
    static func status(of measured: MeasuredInputs) throws -> ExitStatus? {
        if measured.items.isEmpty {
            let leftOut = measured.leftOut.count
            throw CommandFailure(
                .noInput,
                "no recordings were found in what was given"
                    + (leftOut > 0 ? " (\(leftOut) other files were left out)." : ".")
                    + " Give recordings, or a folder that contains some.")
        }
        let kinds = measured.measurementSet.unreadable.map(\.kind)
        if kinds.contains(.missing) { return .noInput }
        return kinds.isEmpty ? nil : .undetermined
    }
}
