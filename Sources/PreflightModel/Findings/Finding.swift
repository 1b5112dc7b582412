/// What one rule says of one recording, of one parameter, or of the whole set.
///
/// Its sentence and what to do are made by `Sentences` from the code and the facts.
public struct Finding: Hashable, Sendable {
    /// The rule's name in its profile, or the code of a defect.
    public var rule: String
    /// What kind of thing is said, as `duration.too-long`; scripts match on it.
    public var code: FindingCode
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
    /// What the rule allows.
    public var limit: RuleLimit?
    /// How far the measured value is from the nearest limit.
    public var headroom: Headroom?
    /// What else its sentence is made of, by name; numbers are in the unit that the name says.
    public var facts: [String: Fact]
    /// The sentence of a code that has none among the `Sentences`, such as that of a condition of your own.
    package var ownMessage: String
    /// Where the rule comes from; nil for defects of the recording itself.
    public var source: RuleSource?

    /// Makes a finding from its parts.
    ///
    /// - Parameter ownMessage: The sentence of a code of your own; `facts` may have its `remedy`.
    public init(
        rule: String, code: FindingCode, severity: Severity, outcome: Outcome, role: String? = nil,
        parameter: String? = nil, path: RecordingPath? = nil, line: Int? = nil, archive: RecordingPath? = nil,
        byteOffset: Int64? = nil, byteCount: Int64? = nil, measured: Quantity? = nil, limit: RuleLimit? = nil,
        headroom: Headroom? = nil, facts: [String: Fact] = [:], ownMessage: String = "", source: RuleSource? = nil
    ) {
        self.rule = rule
        self.code = code
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
        self.headroom = headroom
        self.facts = facts
        self.ownMessage = ownMessage
        self.source = source
    }
}

extension Finding {
    /// Whether it is a role or parameter that was not given, which is no fault of what was.
    package var isStillNeeded: Bool { severity == .note && FindingCode.needs.contains(code) }

    /// Whether it makes the verdict `fail`: it is at or above `failOn` and fails, or it is too close to call where
    /// `failOn` asks for that.
    package func isFatal(failOn: Severity = .error) -> Bool {
        severity >= failOn && (outcome == .fail || (outcome == .open && severity < .error))
    }

    /// Whether it makes the verdict `undetermined`, where nothing fails.
    package var isUndecided: Bool { severity == .error && outcome == .open }
}
