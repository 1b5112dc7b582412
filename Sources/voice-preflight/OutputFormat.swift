import ArgumentParser
import SystemFiles
import VoicePreflight

/// `F` or `F=FILE`: a format, and where it goes.
struct OutputFormat<Format: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument, Sendable
where Format.RawValue == String {
    let format: Format
    /// Standard output where it is nil.
    let file: String?

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, let format = Format(rawValue: String(name)) else { return nil }
        if parts.count == 2, parts[1].isEmpty { return nil }
        self.format = format
        self.file = parts.count == 2 ? String(parts[1]) : nil
    }

    /// As it was given.
    var argument: String { format.rawValue + (file.map { "=\($0)" } ?? "") }

    static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }

    /// Refuses formats that would be mixed in one place.
    ///
    /// - Throws: `CommandFailure` with status 64.
    static func requireDistinctPlaces(_ outputs: [OutputFormat]) throws {
        var places: [String?: String] = [:]
        for output in outputs {
            let name = output.format.rawValue
            guard let other = places.updateValue(name, forKey: output.file) else { continue }
            let place = output.file ?? "standard output"
            let way = output.file == nil ? "Write one to a file, as --format \(name)=FILE." : "Give each its own."
            throw CommandFailure(.usage, "--format \(other) and --format \(name) both go to \(place). \(way)")
        }
    }

    /// Writes the text where it belongs.
    func write(_ text: String) throws {
        if let file { try OutputFile.write(text, to: file) } else { try StandardOutput.write(text) }
    }

    /// Whether the text is shown on a terminal.
    var isForTerminal: Bool { file == nil && StandardOutput.isTerminal }

    /// Colour on a terminal only, and not where `NO_COLOR` is set to anything.
    var style: TextStyle {
        let isRefused = SystemProcess.variable("NO_COLOR").map { !$0.isEmpty } ?? false
        return TextStyle(usesColour: isForTerminal && !isRefused)
    }
}
