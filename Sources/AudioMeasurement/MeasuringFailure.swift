public import PreflightModel

/// Why a recording could not be measured at all; what is merely wrong with it is a `Defect`.
///
/// Its sentence is made by `Sentences` from the code and the facts, once it is an `UnreadableRecording`.
public struct MeasuringFailure: Error, Hashable, Sendable {
    /// The stable code.
    public let code: DefectCode
    /// What its sentence is made of, by name; numbers are in the unit that the name says.
    public let facts: [String: Fact]

    /// Makes a failure. A code of your own, as of a byte source, says why in the fact `cause`, as a whole sentence.
    public init(code: DefectCode, facts: [String: Fact] = [:]) {
        self.code = code
        self.facts = facts
    }

    /// Makes a failure of a known code.
    package init(_ code: some KnownDefectCodes, _ facts: [String: Fact] = [:]) {
        self.init(code: DefectCode(code), facts: facts)
    }

    /// What kind of reason it is.
    public var kind: FailureKind { code.failureKind }
}

extension UnreadableRecording {
    /// The recording at `path`, and why it could not be measured.
    package init(path: RecordingPath, archive: RecordingPath? = nil, _ failure: MeasuringFailure) {
        self.init(path: path, archive: archive, code: failure.code, facts: failure.facts)
    }
}
