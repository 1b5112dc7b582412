/// Something that is wrong, or worth knowing, in a recording.
public struct Defect: Hashable, Sendable, Codable {
    /// The stable code; scripts match on it.
    public let code: DefectCode
    /// `error` when the recording is damaged or not what it says, `warning` when readers may differ, else `note`.
    public let severity: Severity
    /// What is wrong, with numbers and units, and what to do. Wording may change between versions.
    public let message: String
    /// Where it is: the offset of the first byte concerned, from the start of the file.
    public let byteOffset: Int64?
    /// How many bytes it concerns.
    public let byteCount: Int64?
    /// The numbers of the message, by name, each in the unit that its name says (`missingBytes`, `declaredFrames`).
    public let facts: [String: Int64]?

    /// Makes a defect; `range` is in bytes from the start of the file.
    public init(
        code: DefectCode, severity: Severity, message: String, range: Range<Int64>? = nil, facts: [String: Int64] = [:]
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.byteOffset = range?.lowerBound
        self.byteCount = range.map { $0.upperBound - $0.lowerBound }
        self.facts = facts.isEmpty ? nil : facts
    }
}
