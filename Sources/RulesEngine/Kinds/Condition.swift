public import PreflightModel

/// What a rule demands of each recording.
public protocol RecordingCondition: Sendable {
    /// What is allowed, in words ("10 s to 5 min").
    var limit: String { get }
    /// Judges one recording; a pure function of the measurement.
    func judge(_ recording: RecordingMeasurement) -> Judgement
}

/// What a rule demands of each document.
package protocol DocumentCondition: Sendable {
    /// What is allowed, in words ("PDF, JPEG or PNG").
    var limit: String { get }
    /// Judges one document; a pure function of what is known of it.
    func judge(_ document: CheckInput.Document) -> Judgement
}

/// What a rule demands of all recordings of a role together.
package protocol SetCondition: Sendable {
    /// What is allowed, in words ("15 min to 30 min").
    var limit: String { get }
    /// Judges the recordings of one role; a pure function of the measurements.
    func judge(_ recordings: [RecordingMeasurement]) -> Judgement
}

/// What a parameter must be.
package protocol ParameterCondition: Sendable {
    /// The last part of the finding's rule name: `pattern` in `VoiceId-pattern`.
    var keyword: String { get }
    /// What is allowed, in words ("at most 32 characters").
    var limit: String { get }
    /// Judges one value; a pure function of the text.
    func judge(_ value: String) -> Judgement
}
