import PreflightModel

/// A rule on one number of what is to be heard in each recording: the kinds `peak`, `snr`, `pause` and so on.
struct SoundCondition: RecordingCondition {
    private let subject: SoundSubject
    private let rule: SoundRule

    init(_ subject: SoundSubject, limits: Limits<Double>) {
        self.subject = subject
        let facts = subject.part.map { ["part": Fact.text($0)] } ?? [:]
        rule = SoundRule(subject.codes, subject.unit, limits, facts: facts)
    }

    var limit: RuleLimit { rule.limit }

    func judge(_ recording: RecordingMeasurement) -> Judgement { rule.judge(subject.reading(of: recording)) }

    /// What it says of a file without audio: nil but for what no file without audio has enough of.
    var judgementOfNothing: Judgement? {
        guard subject.isPartOfLength else { return nil }
        return rule.judge(.exact(0))
    }
}
