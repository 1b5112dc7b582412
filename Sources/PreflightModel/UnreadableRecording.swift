/// A recording that could not be measured, and why.
///
/// Its sentence is made by `Sentences` from the code and the facts.
public struct UnreadableRecording: Hashable, Sendable, Error {
    /// Where it is, as it was given.
    public let path: RecordingPath
    /// The zip that it is an entry of: `path` is this path, a slash, and the entry's name. Nil for files.
    public let archive: RecordingPath?
    /// The stable code of the reason.
    public let code: DefectCode
    /// What its sentence is made of, by name; numbers are in the unit that the name says.
    public let facts: [String: Fact]

    /// Makes an unreadable recording from its reason.
    public init(
        path: RecordingPath, archive: RecordingPath? = nil, code: DefectCode, facts: [String: Fact] = [:]
    ) {
        self.path = path
        self.archive = archive
        self.code = code
        self.facts = facts
    }

    /// What kind of reason it is.
    public var kind: FailureKind { code.failureKind }
}

extension UnreadableRecording: Codable {
    private enum CodingKeys: String, CodingKey { case path, archive, code, message, facts }

    /// Reads the documented JSON form; the message in it is ignored.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        path = try values.decode(RecordingPath.self, forKey: .path)
        archive = try values.decodeIfPresent(RecordingPath.self, forKey: .archive)
        code = try values.decode(DefectCode.self, forKey: .code)
        facts = try values.decodeIfPresent([String: Fact].self, forKey: .facts) ?? [:]
    }

    /// Writes the documented JSON form, with a message where the encoder has `Sentences`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(path, forKey: .path)
        try values.encodeIfPresent(archive, forKey: .archive)
        try values.encode(code, forKey: .code)
        try values.encodeIfPresent(encoder.sentences?.message(of: self), forKey: .message)
        if !facts.isEmpty { try values.encode(facts, forKey: .facts) }
    }
}
