/// What one rule says of one recording, of one parameter, or of the whole set.
public struct Finding: Hashable, Sendable, Codable {
    /// The rule's name in its profile, or the code of a defect.
    public var rule: String
    /// How much it weighs.
    public var severity: Severity
    /// What the rule says.
    public var outcome: Outcome
    /// The role concerned; nil for parameters.
    public var role: String?
    /// The parameter concerned; nil for recordings.
    public var parameter: String?
    /// The recording concerned, or the configuration that the finding is about; nil for the whole set.
    public var path: RecordingPath?
    /// The line of the configuration, from 1; nil for recordings.
    public var line: Int?
    /// The zip that `path` leads into: `path` is this path, a slash, and the entry's name. Nil for files.
    public var archive: RecordingPath?
    /// Where it is: the offset of the first byte concerned, from the start of the file, or of the zip.
    public var byteOffset: Int64?
    /// How many bytes it concerns.
    public var byteCount: Int64?
    /// What was measured.
    public var measured: Quantity?
    /// What the rule allows, in words ("10 s to 5 min").
    public var limit: String?
    /// The least that the rule allows, where it limits a number; the other reading of an undefined unit is not in it.
    public var minimum: Quantity?
    /// The most that the rule allows, where it limits a number.
    public var maximum: Quantity?
    /// How far the measured value is from the nearest limit; negative where the limit is passed.
    public var headroom: Quantity?
    /// What its sentence is made of, by name; numbers are in the unit that the name says.
    public var facts: [String: Fact]
    /// What is wrong, with both numbers and units.
    public var message: String
    /// What to do.
    public var remedy: String?
    /// Where the rule comes from; nil for defects of the recording itself.
    public var source: RuleSource?

    /// Makes a finding from its parts.
    public init(
        rule: String, severity: Severity, outcome: Outcome, role: String? = nil, parameter: String? = nil,
        path: RecordingPath? = nil, line: Int? = nil, archive: RecordingPath? = nil, byteOffset: Int64? = nil,
        byteCount: Int64? = nil, measured: Quantity? = nil, limit: String? = nil, minimum: Quantity? = nil,
        maximum: Quantity? = nil,
        headroom: Quantity? = nil, facts: [String: Fact] = [:], message: String, remedy: String? = nil,
        source: RuleSource? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.outcome = outcome
        self.role = role
        self.parameter = parameter
        self.path = path
        self.line = line
        self.archive = archive
        self.byteOffset = byteOffset
        self.byteCount = byteCount
        self.measured = measured
        self.limit = limit
        self.minimum = minimum
        self.maximum = maximum
        self.headroom = headroom
        self.facts = facts
        self.message = message
        self.remedy = remedy
        self.source = source
    }

    private enum CodingKeys: String, CodingKey {
        case rule, severity, outcome, role, parameter, path, line, archive, byteOffset, byteCount, measured, limit,
            minimum,
            maximum, headroom, facts, message, remedy, source
    }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rule: try values.decode(String.self, forKey: .rule),
            severity: try values.decode(Severity.self, forKey: .severity),
            outcome: try values.decode(Outcome.self, forKey: .outcome),
            role: try values.decodeIfPresent(String.self, forKey: .role),
            parameter: try values.decodeIfPresent(String.self, forKey: .parameter),
            path: try values.decodeIfPresent(RecordingPath.self, forKey: .path),
            line: try values.decodeIfPresent(Int.self, forKey: .line),
            archive: try values.decodeIfPresent(RecordingPath.self, forKey: .archive),
            byteOffset: try values.decodeIfPresent(Int64.self, forKey: .byteOffset),
            byteCount: try values.decodeIfPresent(Int64.self, forKey: .byteCount),
            measured: try values.decodeIfPresent(Quantity.self, forKey: .measured),
            limit: try values.decodeIfPresent(String.self, forKey: .limit),
            minimum: try values.decodeIfPresent(Quantity.self, forKey: .minimum),
            maximum: try values.decodeIfPresent(Quantity.self, forKey: .maximum),
            headroom: try values.decodeIfPresent(Quantity.self, forKey: .headroom),
            facts: try values.decodeIfPresent([String: Fact].self, forKey: .facts) ?? [:],
            message: try values.decode(String.self, forKey: .message),
            remedy: try values.decodeIfPresent(String.self, forKey: .remedy),
            source: try values.decodeIfPresent(RuleSource.self, forKey: .source))
    }

    /// Writes the documented JSON form; `path` is always present, null for the whole set. The message and the remedy are
    /// those of the encoder's `Sentences`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(rule, forKey: .rule)
        try values.encode(severity, forKey: .severity)
        try values.encode(outcome, forKey: .outcome)
        try values.encodeIfPresent(role, forKey: .role)
        try values.encodeIfPresent(parameter, forKey: .parameter)
        try values.encode(path, forKey: .path)
        try values.encodeIfPresent(line, forKey: .line)
        try values.encodeIfPresent(archive, forKey: .archive)
        try values.encodeIfPresent(byteOffset, forKey: .byteOffset)
        try values.encodeIfPresent(byteCount, forKey: .byteCount)
        try values.encodeIfPresent(measured, forKey: .measured)
        try values.encodeIfPresent(limit, forKey: .limit)
        try values.encodeIfPresent(minimum, forKey: .minimum)
        try values.encodeIfPresent(maximum, forKey: .maximum)
        try values.encodeIfPresent(headroom, forKey: .headroom)
        if !facts.isEmpty { try values.encode(facts, forKey: .facts) }
        let sentences = encoder.sentences
        try values.encode(sentences?.message(of: self) ?? message, forKey: .message)
        try values.encodeIfPresent(sentences.map { $0.remedy(of: self) } ?? remedy, forKey: .remedy)
        try values.encodeIfPresent(source, forKey: .source)
    }
}
