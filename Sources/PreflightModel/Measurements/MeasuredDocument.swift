/// A file that is not audio: a document, such as an authorization letter, or a text with the words of a recording.
public struct MeasuredDocument: Hashable, Sendable {
    /// Where the file is, as it was given.
    public var path: RecordingPath
    /// The zip that it is an entry of: `path` is this path, a slash, and the entry's name. Nil for files.
    public var archive: RecordingPath?
    /// Its size in bytes.
    public var byteCount: Int64
    /// What is in the document; nil for texts, and where it was not looked into.
    package var content: DocumentMeasurement?
    /// What is in the text; nil for documents that are no texts.
    package var transcript: TranscriptMeasurement?

    /// Makes a document from its parts.
    package init(
        path: RecordingPath, archive: RecordingPath? = nil, byteCount: Int64, content: DocumentMeasurement? = nil,
        transcript: TranscriptMeasurement? = nil
    ) {
        self.path = path
        self.archive = archive
        self.byteCount = byteCount
        self.content = content
        self.transcript = transcript
    }

    /// A text, whose size its measurement knows.
    package init(path: RecordingPath, archive: RecordingPath? = nil, text: TranscriptMeasurement) {
        self.init(path: path, archive: archive, byteCount: text.byteCount, transcript: text)
    }

    /// SHA-256 of the file in lower-case hexadecimal; nil where it was not looked into.
    public var sha256: String? { transcript?.sha256 ?? content?.sha256 }
}

extension MeasuredDocument: Codable {
    private enum CodingKeys: String, CodingKey { case path, archive, byteCount, sha256, encoding }

    /// Reads the documented JSON form: a text has an `encoding`, a document that was looked into a `sha256`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let isText = values.contains(.encoding)
        self.init(
            path: try values.decode(RecordingPath.self, forKey: .path),
            archive: try values.decodeIfPresent(RecordingPath.self, forKey: .archive),
            byteCount: try values.decodeCount(forKey: .byteCount),
            content: !isText && values.contains(.sha256) ? try DocumentMeasurement(from: decoder) : nil,
            transcript: isText ? try TranscriptMeasurement(from: decoder) : nil)
    }

    /// Writes what is in the file beside the other keys.
    public func encode(to encoder: any Encoder) throws {
        try content?.encode(to: encoder)
        try transcript?.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(path, forKey: .path)
        try values.encodeIfPresent(archive, forKey: .archive)
        try values.encode(byteCount, forKey: .byteCount)
    }
}
