/// One file that was looked at, with the role that it was given.
public struct MeasuredItem: Hashable, Sendable {
    /// What was found.
    public enum Content: Hashable, Sendable {
        /// A recording that was measured; it has many values, and goes through many hands.
        indirect case recording(RecordingMeasurement)
        /// A recording that could not be measured.
        case unreadable(UnreadableRecording)
        /// A document, such as an authorization letter.
        case document(MeasuredDocument)
        /// A text, which may say the words of a recording.
        case text(MeasuredDocument)
        /// A zip; the items behind it are the recordings and texts in it.
        case archive(ArchiveMeasurement)
        /// A file that is not a recording.
        case leftOut(LeftOutFile)
    }

    /// The place of the file among those that were looked at, from 0; what is in a zip has the place of the zip.
    public var index: Int
    /// The role; nil for the profile's first.
    public var role: String?
    /// Whether the file was given itself, not met in a folder.
    public var isGiven: Bool
    /// What was found.
    public var content: Content
    /// What whoever asked for the file calls it, such as the key of a row; nil where it was only a path.
    package var key: String?
    /// The set that it is judged with, such as a voice; nil where all files are one set.
    package var set: String?

    /// Makes an item from its parts.
    public init(index: Int, role: String? = nil, isGiven: Bool = false, content: Content) {
        self.index = index
        self.role = role
        self.isGiven = isGiven
        self.content = content
    }

    /// Where the file is, as it was given or met.
    public var path: RecordingPath {
        switch content {
        case .recording(let recording): recording.path
        case .unreadable(let recording): recording.path
        case .document(let document), .text(let document): document.path
        case .archive(let archive): archive.path
        case .leftOut(let file): file.path
        }
    }

    /// Whether it is a file that was left out.
    package var isLeftOut: Bool { if case .leftOut = content { true } else { false } }
}

extension MeasuredItem {
    /// What an item is, by the name that JSON has for it.
    enum Kind: String, Codable {
        case recording, unreadable, document, text, archive, leftOut
    }

    enum CodingKeys: String, CodingKey { case index, role, given, key, set, pathBytes }

    var kind: Kind {
        switch content {
        case .recording: .recording
        case .unreadable: .unreadable
        case .document: .document
        case .text: .text
        case .archive: .archive
        case .leftOut: .leftOut
        }
    }

    /// Reads an item with its place and role beside the keys of its content.
    ///
    /// - Parameter fallback: The place of an item that has none, as in version 1 of the form.
    init(_ kind: Kind, from decoder: any Decoder, fallback: Int) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let index = try values.decodeCountIfPresent(forKey: .index).map { Int($0) } ?? fallback
        let role = try values.decodeIfPresent(String.self, forKey: .role)
        let isGiven = try values.decodeIfPresent(Bool.self, forKey: .given) ?? false
        var content: Content =
            switch kind {
            case .recording: .recording(try RecordingMeasurement(from: decoder))
            case .unreadable: .unreadable(try UnreadableRecording(from: decoder))
            case .document: .document(try MeasuredDocument(from: decoder))
            case .text: .text(try MeasuredDocument(from: decoder))
            case .archive: .archive(try ArchiveMeasurement(from: decoder))
            case .leftOut: .leftOut(try LeftOutFile(from: decoder))
            }
        if let encoded = try values.decodeIfPresent(String.self, forKey: .pathBytes) {
            guard let path = RecordingPath(base64: encoded) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .pathBytes, in: values, debugDescription: "it is not Base64 of a path")
            }
            content.rename(path)
        }
        self.init(index: index, role: role, isGiven: isGiven, content: content)
        key = try values.decodeIfPresent(String.self, forKey: .key)
        set = try values.decodeIfPresent(String.self, forKey: .set)
    }

    /// Writes an item with its place and role beside the keys of its content.
    func encode(to encoder: any Encoder) throws {
        switch content {
        case .recording(let recording): try recording.encode(to: encoder)
        case .unreadable(let recording): try recording.encode(to: encoder)
        case .document(let document), .text(let document): try document.encode(to: encoder)
        case .archive(let archive): try archive.encode(to: encoder)
        case .leftOut(let file): try file.encode(to: encoder)
        }
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(index, forKey: .index)
        try values.encodeIfPresent(role, forKey: .role)
        if isGiven { try values.encode(true, forKey: .given) }
        try values.encodeIfPresent(key, forKey: .key)
        try values.encodeIfPresent(set, forKey: .set)
        if !path.isItsTextForm { try values.encode(path.base64, forKey: .pathBytes) }
    }
}

extension MeasuredItem.Content {
    /// Gives what was found another path.
    fileprivate mutating func rename(_ path: RecordingPath) {
        switch self {
        case .recording(var recording):
            recording.path = path
            self = .recording(recording)
        case .unreadable(let recording):
            self = .unreadable(
                UnreadableRecording(
                    path: path, archive: recording.archive, code: recording.code, facts: recording.facts))
        case .document(var document):
            document.path = path
            self = .document(document)
        case .text(var document):
            document.path = path
            self = .text(document)
        case .archive(var archive):
            archive.path = path
            self = .archive(archive)
        case .leftOut(var file):
            file.path = path
            self = .leftOut(file)
        }
    }
}
