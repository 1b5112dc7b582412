public import PreflightModel

/// What `measure --format jsonl` prints: one JSON object a line, in the order of a `MeasurementSet`.
public enum MeasurementLines {
    /// A measurement a line, then an object for each zip, then one with `path`, `code` and `message` for each recording that was not measured.
    public static func render(_ set: MeasurementSet) throws -> String {
        var text = ""
        for recording in set.recordings { text += try JSONText.line(recording) }
        for archive in set.archives ?? [] { text += try JSONText.line(archive) }
        for unreadable in set.unreadable { text += try JSONText.line(unreadable) }
        return text
    }
}
