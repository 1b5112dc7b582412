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
    /// The recording concerned; nil for the whole set.
    public var path: RecordingPath?
    /// What was measured.
    public var measured: Quantity?
    /// What the rule allows, in words ("10 s to 5 min").
    public var limit: String?
    /// How far the measured value is from the nearest limit; negative where the limit is passed.
    public var headroom: Quantity?
    /// What is wrong, with both numbers and units.
    public var message: String
    /// What to do.
    public var remedy: String?
    /// Where the rule comes from; nil for defects of the recording itself.
    public var source: RuleSource?

    /// Makes a finding from its parts.
    public init(
        rule: String, severity: Severity, outcome: Outcome, role: String? = nil, parameter: String? = nil,
        path: RecordingPath? = nil, measured: Quantity? = nil, limit: String? = nil, headroom: Quantity? = nil,
        message: String, remedy: String? = nil, source: RuleSource? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.outcome = outcome
        self.role = role
        self.parameter = parameter
        self.path = path
        self.measured = measured
        self.limit = limit
        self.headroom = headroom
        self.message = message
        self.remedy = remedy
        self.source = source
    }

    private enum CodingKeys: String, CodingKey {
        case rule, severity, outcome, role, parameter, path, measured, limit, headroom, message, remedy, source
    }

    /// Writes the documented JSON form; `path` is always present, null for the whole set.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(rule, forKey: .rule)
        try values.encode(severity, forKey: .severity)
        try values.encode(outcome, forKey: .outcome)
        try values.encodeIfPresent(role, forKey: .role)
        try values.encodeIfPresent(parameter, forKey: .parameter)
        try values.encode(path, forKey: .path)
        try values.encodeIfPresent(measured, forKey: .measured)
        try values.encodeIfPresent(limit, forKey: .limit)
        try values.encodeIfPresent(headroom, forKey: .headroom)
        try values.encode(message, forKey: .message)
        try values.encodeIfPresent(remedy, forKey: .remedy)
        try values.encodeIfPresent(source, forKey: .source)
    }
}
