public import PreflightModel

/// What `measure --format csv` prints: RFC 4180, one record a recording, with a header.
public enum MeasurementCSV {
    private static let header = [
        "path", "container", "codec", "sampleRate", "channelCount", "bitDepth", "bitRate", "frameCount",
        "codedFrameCount", "duration", "byteCount", "sha256", "method", "defects", "error",
    ]

    /// The whole table; recordings that were not measured have only `path` and `error`, zips
    /// only `path`, `container`, `byteCount` and `defects`.
    ///
    /// - Parameter isForTerminal: Whether control characters and marks of direction are written so that they can be
    ///   seen. CSV has no other way to keep them from a terminal.
    public static func render(
        _ set: MeasurementSet, isForTerminal: Bool = false, sentences: any Sentences = EnglishSentences()
    ) -> String {
        func record(_ fields: [String]) -> String {
            CSVText.record(isForTerminal ? fields.map { TerminalText.visible($0) } : fields)
        }
        var text = record(header)
        for recording in set.recordings {
            text += record([
                recording.path.description, recording.container.rawValue, recording.codec.rawValue,
                "\(recording.sampleRate)", "\(recording.channelCount)", recording.bitDepth.map { "\($0)" } ?? "",
                recording.bitRate.map { "\($0)" } ?? "", "\(recording.frameCount)", "\(recording.codedFrameCount)",
                "\(recording.duration.seconds)", "\(recording.byteCount)", recording.sha256 ?? "",
                recording.method.rawValue, recording.defects.map(\.code.rawValue).joined(separator: " "), "",
            ])
        }
        for archive in set.archives ?? [] {
            var fields = Array(repeating: "", count: header.count)
            fields[0] = archive.path.description
            fields[1] = "zip"
            fields[10] = "\(archive.byteCount)"
            fields[13] = Array(Set(archive.defects.map(\.defect.code))).sorted().map(\.rawValue).joined(separator: " ")
            text += record(fields)
        }
        for unreadable in set.unreadable {
            let empty = Array(repeating: "", count: header.count - 2)
            text += record(
                [unreadable.path.description] + empty + ["\(unreadable.code): \(sentences.message(of: unreadable))"])
        }
        return text
    }
}
