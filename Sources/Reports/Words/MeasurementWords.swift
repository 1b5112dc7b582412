import PreflightModel

/// The values of measurements as people read them.
package enum MeasurementWords {
    /// `1:10.000`, `1:02:03.456`.
    static func clock(_ duration: ExactDuration) -> String { clock(seconds: duration.seconds) }

    /// `1:10.000`, `1:02:03.456`.
    static func clock(_ total: TotalDuration) -> String { clock(seconds: total.seconds) }

    /// `1:10.000`, `1:02:03.456`.
    package static func clock(seconds: Double) -> String {
        let scaled = (seconds * 1000).rounded()
        guard scaled < 9e15, scaled >= 0 else { return "\(seconds) s" }
        let milliseconds = Int64(scaled)
        let (hours, minutes) = (milliseconds / 3_600_000, milliseconds / 60_000 % 60)
        let (whole, rest) = (milliseconds / 1000 % 60, milliseconds % 1000)
        var text = hours > 0 ? "\(hours):\(minutes < 10 ? "0" : "")" : ""
        text += "\(minutes):\(whole < 10 ? "0" : "")\(whole)."
        text += "\(rest < 100 ? rest < 10 ? "00" : "0" : "")\(rest)"
        return text
    }

    /// `512 B`, `64.0 kB`, `10.1 MB`, `5.4 GB`, in powers of ten.
    static func size(_ bytes: Int64) -> String {
        let (factor, unit): (Int64, String) =
            switch bytes {
            case 1_000_000_000...: (1_000_000_000, "GB")
            case 1_000_000...: (1_000_000, "MB")
            case 1_000...: (1_000, "kB")
            default: (1, "B")
            }
        guard factor > 1 else { return "\(bytes) B" }
        let tenths = bytes / (factor / 10)
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }

    static func channels(_ count: Int) -> String {
        switch count {
        case 1: "mono"
        case 2: "stereo"
        default: "\(count) ch"
        }
    }

    /// `24 bit`, or `128 kbit/s` where samples have no depth.
    static func resolution(_ measurement: RecordingMeasurement) -> String {
        if let depth = measurement.bitDepth { return "\(depth) bit" }
        return measurement.bitRate.map { "\(($0 + 500) / 1000) kbit/s" } ?? ""
    }

    /// The names of the cells of `row`.
    static let columnNames = ["recording", "format", "codec", "rate", "channels", "depth", "length", "size"]

    /// The cells of one line of a table; the name comes first.
    static func row(_ measurement: RecordingMeasurement) -> [String] {
        [
            TerminalText.visible(measurement.path.description), measurement.container.rawValue,
            measurement.codec.rawValue, "\(measurement.sampleRate) Hz", channels(measurement.channelCount),
            resolution(measurement), clock(measurement.duration), size(measurement.byteCount),
        ]
    }

    /// `takes.zip  zip  4 entries  10.1 MB`.
    static func line(of archive: ArchiveMeasurement) -> String {
        let count = count(Int(archive.entryCount), "entry", "entries")
        return "\(TerminalText.visible(archive.path.description))  zip  \(count)  \(size(archive.byteCount))"
    }

    /// The columns of `row` that are numbers.
    static let rightColumns: Set<Int> = [3, 5, 6, 7]

    package static func count(_ count: Int, _ singular: String, _ plural: String) -> String {
        "\(count) \(count == 1 ? singular : plural)"
    }

    /// `letter.pdf  pdf  12.4 kB`, `01.txt  text (utf-8)  118 B`.
    static func line(of document: MeasuredDocument) -> String {
        let kind =
            document.transcript.map { "text (\($0.encoding))" } ?? document.content?.format?.rawValue ?? "document"
        return "\(TerminalText.visible(document.path.description))  \(TerminalText.visible(kind))  "
            + size(document.byteCount)
    }

    /// How many files that were left out are named at most.
    static let namedCount = 10

    /// "2 files left out: notes.txt (not a recording), .DS_Store (hidden)", at most ten of them by name.
    static func leftOut(_ files: [LeftOutFile]) -> String? { leftOut(files, count: files.count) }

    /// The same of `count` files, the first of which are `files`.
    static func leftOut(_ files: [LeftOutFile], count: Int) -> String? {
        guard count > 0 else { return nil }
        let named = files.prefix(namedCount).map {
            "\(TerminalText.visible($0.path.description)) (\(words($0.reason)))"
        }
        let rest = count > namedCount ? " and \(count - namedCount) more" : ""
        return "\(self.count(count, "file", "files")) left out: \(named.joined(separator: ", "))\(rest)"
    }

    private static func words(_ reason: LeftOutFile.Reason) -> String {
        switch reason {
        case .hidden: "hidden"
        case .system: "system file"
        case .link: "symbolic link"
        case .notAFile: "not a file"
        case .notARecording: "not a recording"
        case .notAText: "not a text"
        }
    }
}
