package import PreflightModel

/// An example of a rule: what it says of a subject that is written in words.
package struct RuleExample: Hashable, Sendable {
    /// What the rule says of it.
    package var outcome: Outcome
    /// The subject, as the profile writes it.
    package var text: String
    /// What was judged of it, one for each condition; empty where the rule does not apply.
    package var judgements: [Judgement] = []

    /// Makes an example.
    package init(outcome: Outcome, text: String) {
        self.outcome = outcome
        self.text = text
    }

    /// Makes an example with what was judged of it.
    init(outcome: Outcome, text: String, judgements: [Judgement]) {
        self.init(outcome: outcome, text: text)
        self.judgements = judgements
    }
}
