/// What `measure` gives and a check takes: every file that was asked for, measured or not, with the role that it was
/// given, in the order of input.
public struct Measurements: Hashable, Sendable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/measurements/2"
    /// The forms that are read.
    static let readSchemas: Set<String> = ["voice-preflight/measurements/1", schema]

    /// The program that measured; nil where nobody said, as in version 1 of the JSON form.
    public var tool: Report.Tool?
    /// How deep the files were to be measured; nil where nobody said.
    public var depth: MeasurementMethod?
    /// The files in the order of input, with what is in a zip behind it.
    public var items: [MeasuredItem]

    /// Makes measurements from their parts.
    public init(tool: Report.Tool? = nil, depth: MeasurementMethod? = nil, items: [MeasuredItem] = []) {
        self.tool = tool
        self.depth = depth
        self.items = items
    }

    /// The measured recordings.
    public var recordings: [RecordingMeasurement] {
        items.compactMap { if case .recording(let recording) = $0.content { recording } else { nil } }
    }
    /// The recordings that could not be measured.
    public var unreadable: [UnreadableRecording] {
        items.compactMap { if case .unreadable(let recording) = $0.content { recording } else { nil } }
    }
    /// The zips whose entries were measured.
    public var archives: [ArchiveMeasurement] {
        items.compactMap { if case .archive(let archive) = $0.content { archive } else { nil } }
    }
    /// The documents and texts.
    public var documents: [MeasuredDocument] {
        items.compactMap {
            switch $0.content {
            case .document(let document), .text(let document): document
            default: nil
            }
        }
    }
    /// The files in folders that are not recordings.
    public var leftOut: [LeftOutFile] {
        items.compactMap { if case .leftOut(let file) = $0.content { file } else { nil } }
    }
}

extension Measurements: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema, tool, depth, recordings, unreadable, documents, texts, archives, leftOut
    }

    /// The arrays of the JSON form; what is in a zip is behind it again when items are sorted by their places.
    private static let arrays: [(key: CodingKeys, kind: MeasuredItem.Kind)] = [
        (.archives, .archive), (.recordings, .recording), (.unreadable, .unreadable), (.texts, .text),
        (.documents, .document), (.leftOut, .leftOut),
    ]

    /// Reads the documented JSON form, or version 1 of it, which knew no roles, documents and texts.
    ///
    /// - Throws: `DecodingError` for anything else, and for numbers that no file has.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try values.decode(String.self, forKey: .schema)
        guard Self.readSchemas.contains(schema) else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values,
                debugDescription: "the schema is \"\(schema)\", and this version reads \"\(Self.schema)\"")
        }
        self.init(
            tool: try values.decodeIfPresent(Report.Tool.self, forKey: .tool),
            depth: try values.decodeIfPresent(MeasurementMethod.self, forKey: .depth))
        for (key, kind) in Self.arrays where values.contains(key) {
            var array = try values.nestedUnkeyedContainer(forKey: key)
            while !array.isAtEnd {
                items.append(try MeasuredItem(kind, from: try array.superDecoder(), fallback: items.count))
            }
        }
        // The sort is stable.
        items.sort { $0.index < $1.index }
    }

    /// Writes the documented JSON form: an array for each kind of item. Documents, texts and zips are left out where there
    /// are none.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Self.schema, forKey: .schema)
        try values.encodeIfPresent(tool, forKey: .tool)
        try values.encodeIfPresent(depth, forKey: .depth)
        for (key, kind) in Self.arrays {
            let members = items.filter { $0.kind == kind }
            if members.isEmpty, [.documents, .texts, .archives].contains(key) { continue }
            var array = values.nestedUnkeyedContainer(forKey: key)
            for member in members { try member.encode(to: array.superEncoder()) }
        }
    }
}
