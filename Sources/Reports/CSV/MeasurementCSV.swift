import PreflightModel

/// What `measure --format csv` prints: RFC 4180, one record a file, with a header.
///
/// Recordings that were not measured have only `path` and `error`; zips, documents and texts only `path`, `container`,
/// `byteCount` and what else is known of them. Files that were left out have none. Columns that were asked for come behind
/// the usual ones.
struct MeasurementCSV: MeasurementWriter {
    private static let header = [
        "path", "container", "codec", "sampleRate", "channelCount", "bitDepth", "bitRate", "frameCount",
        "codedFrameCount", "duration", "byteCount", "sha256", "method", "defects", "error",
    ]

    private let columns: [MeasurementColumn]
    /// Whether control characters and marks of direction are written so that they can be seen. CSV has no other way to
    /// keep them from a terminal.
    let isForTerminal: Bool
    let sentences: any Sentences
    private var hasHeader = false

    init(columns: [MeasurementColumn] = [], isForTerminal: Bool, sentences: any Sentences) {
        self.columns = columns
        (self.isForTerminal, self.sentences) = (isForTerminal, sentences)
    }

    mutating func add(_ item: MeasuredItem) -> String {
        let head = head()
        return head + (fields(item).map { record($0 + more(item)) } ?? "")
    }

    /// The fields of the columns that were asked for; empty for what is no recording.
    private func more(_ item: MeasuredItem) -> [String] {
        guard case .recording(let recording) = item.content else {
            return columns.flatMap { $0.fields.map { _ in "" } }
        }
        return columns.flatMap { $0.values(recording) }
    }

    mutating func finish() -> String { head() }

    private mutating func head() -> String {
        defer { hasHeader = true }
        return hasHeader ? "" : record(Self.header + columns.flatMap(\.fields))
    }

    private func record(_ fields: [String]) -> String {
        CSVText.record(isForTerminal ? fields.map { TerminalText.visible($0) } : fields)
    }

    private func fields(_ item: MeasuredItem) -> [String]? {
        switch item.content {
        case .recording(let recording):
            [
                recording.path.description, recording.container.rawValue, recording.codec.rawValue,
                "\(recording.sampleRate)", "\(recording.channelCount)", recording.bitDepth.map { "\($0)" } ?? "",
                recording.bitRate.map { "\($0)" } ?? "", "\(recording.frameCount)", "\(recording.codedFrameCount)",
                "\(recording.duration.seconds)", "\(recording.byteCount)", recording.sha256 ?? "",
                recording.method.rawValue, recording.defects.map(\.code.rawValue).joined(separator: " "), "",
            ]
        case .archive(let archive):
            Self.other(
                archive.path, container: "zip", byteCount: archive.byteCount,
                defects: Array(Set(archive.defects.map(\.defect.code))).sorted().map(\.rawValue))
        case .document(let document):
            Self.other(
                document.path, container: document.content?.format?.rawValue ?? "", byteCount: document.byteCount,
                sha256: document.sha256)
        case .text(let text):
            Self.other(text.path, container: "txt", byteCount: text.byteCount, sha256: text.sha256)
        case .unreadable(let unreadable):
            [unreadable.path.description] + Array(repeating: "", count: Self.header.count - 2)
                + ["\(unreadable.code): \(sentences.message(of: unreadable))"]
        case .leftOut: nil
        }
    }

    /// The fields of a file that is not a recording.
    private static func other(
        _ path: RecordingPath, container: String, byteCount: Int64, sha256: String? = nil, defects: [String] = []
    ) -> [String] {
        var fields = Array(repeating: "", count: header.count)
        (fields[0], fields[1], fields[10], fields[11]) = (path.description, container, "\(byteCount)", sha256 ?? "")
        fields[13] = defects.joined(separator: " ")
        return fields
    }
}
