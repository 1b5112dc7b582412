public import PreflightModel

/// What a rule demands of each recording.
public protocol RecordingCondition: Sendable {
    /// What is allowed; a condition of your own writes it in words (`"a name without capitals"`).
    var limit: RuleLimit { get }
    /// Judges one recording; a pure function of the measurement.
    func judge(_ recording: RecordingMeasurement) -> Judgement
}

/// What a rule demands of each document.
package protocol DocumentCondition: Sendable {
    /// What is allowed.
    var limit: RuleLimit { get }
    /// Judges one document; a pure function of what is known of it.
    func judge(_ document: CheckInput.Document) -> Judgement
}

/// What a rule demands of all recordings of a role together.
package protocol SetCondition: Sendable {
    /// What is allowed.
    var limit: RuleLimit { get }
    /// What has to be kept of each recording; nothing as a rule, since totals suffice.
    var kept: SetFacts.Kept { get }
    /// Judges the recordings of one role; a pure function of what they come to.
    func judge(_ recordings: SetFacts) -> Judgement
}

extension SetCondition {
    /// Nothing is kept of each recording.
    package var kept: SetFacts.Kept { [] }
}

/// What a parameter must be.
package protocol ParameterCondition: Sendable {
    /// The last part of the finding's rule name: `pattern` in `VoiceId-pattern`.
    var keyword: String { get }
    /// What is allowed.
    var limit: RuleLimit { get }
    /// Judges one value; a pure function of the text.
    func judge(_ value: String) -> Judgement
}
