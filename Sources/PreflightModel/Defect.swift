/// Something that is wrong, or worth knowing, in a recording.
///
/// Its sentence is made by `Sentences` from the code, the place and the facts.
public struct Defect: Hashable, Sendable {
    /// The stable code; scripts match on it.
    public let code: DefectCode
    /// `error` when the recording is damaged or not what it says, `warning` when readers may differ, else `note`.
    public let severity: Severity
    /// Where it is: the offset of the first byte concerned, from the start of the file.
    public let byteOffset: Int64?
    /// How many bytes it concerns.
    public let byteCount: Int64?
    /// What its sentence is made of, by name; numbers are in the unit that the name says (`missingBytes`,
    /// `declaredFrames`).
    public let facts: [String: Fact]

    /// Makes a defect; `range` is in bytes from the start of the file.
    public init(code: DefectCode, severity: Severity, range: Range<Int64>? = nil, facts: [String: Fact] = [:]) {
        self.code = code
        self.severity = severity
        self.byteOffset = range?.lowerBound
        self.byteCount = range.map { $0.upperBound - $0.lowerBound }
        self.facts = facts
    }

    /// Makes a defect of a known code; `range` is in bytes from the start of the file.
    package init(
        _ code: some KnownDefectCodes, _ severity: Severity, at range: Range<Int64>? = nil,
        _ facts: [String: Fact] = [:]
    ) {
        self.init(code: DefectCode(code), severity: severity, range: range, facts: facts)
    }

    /// How many more defects of a kind there are than those that are listed.
    package static func more(of code: DefectCode, severity: Severity, count: Int64) -> Defect {
        Defect(code: code, severity: severity, facts: ["more": .integer(count)])
    }

    /// The same defect of a recording whose header is `headerStart` bytes into the file; its sentence goes on counting
    /// from the header, as its other facts do.
    package func moved(by headerStart: Int64) -> Defect {
        guard let byteOffset, let byteCount else { return self }
        let start = byteOffset + headerStart
        return Defect(
            code: code, severity: severity, range: start..<(start + byteCount),
            facts: facts.merging(["headerStart": .integer(headerStart)]) { given, _ in given })
    }
}

extension Defect: Codable {
    private enum CodingKeys: String, CodingKey { case code, severity, message, byteOffset, byteCount, facts }

    /// Reads the documented JSON form; the message in it is ignored.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(DefectCode.self, forKey: .code)
        severity = try values.decode(Severity.self, forKey: .severity)
        byteOffset = try values.decodeIfPresent(Int64.self, forKey: .byteOffset)
        byteCount = try values.decodeIfPresent(Int64.self, forKey: .byteCount)
        facts = try values.decodeIfPresent([String: Fact].self, forKey: .facts) ?? [:]
    }

    /// Writes the documented JSON form, with a message where the encoder has `Sentences`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(code, forKey: .code)
        try values.encode(severity, forKey: .severity)
        try values.encodeIfPresent(encoder.sentences?.message(of: self), forKey: .message)
        try values.encodeIfPresent(byteOffset, forKey: .byteOffset)
        try values.encodeIfPresent(byteCount, forKey: .byteCount)
        if !facts.isEmpty { try values.encode(facts, forKey: .facts) }
    }
}
