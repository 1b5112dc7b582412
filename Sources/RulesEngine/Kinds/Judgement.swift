public import PreflightModel

/// What a condition says of one subject: the outcome, and the facts under a code.
public struct Judgement: Hashable, Sendable {
    /// What the condition says.
    public var outcome: Outcome
    /// What kind of thing is said.
    public var code: FindingCode
    /// What was measured.
    public var measured: Quantity?
    /// How far the measured value is from the nearest limit.
    public var headroom: Headroom?
    /// What else there is to say, by name; numbers are in the unit that the name says.
    public var facts: [String: Fact]
    /// The sentence of a code that has none among the `Sentences`.
    package var message: String
    /// Whether an `open` outcome is only too close to call (shown, not fatal), not something that was not measured.
    public var isTooCloseToCall = false
    /// Whether an upper limit is passed, so that more recordings cannot fix it.
    var isOverMaximum = false

    /// Makes a judgement of a condition of your own, in words that are shown as they are.
    ///
    /// - Parameters:
    ///   - outcome: What the condition says.
    ///   - code: A stable name for what is said, such as `quiet-name.capitals`.
    ///   - facts: What the words are made of, by name.
    ///   - message: What is wrong, with both numbers and units.
    ///   - remedy: What to do; nil where there is nothing to do.
    public init(
        outcome: Outcome, code: FindingCode, measured: Quantity? = nil, headroom: Headroom? = nil,
        facts: [String: Fact] = [:], message: String, remedy: String? = nil, isTooCloseToCall: Bool = false
    ) {
        self.init(outcome, code, measured: measured, headroom: headroom, facts: facts)
        self.message = message
        self.isTooCloseToCall = isTooCloseToCall
        if let remedy { self.facts["remedy"] = .text(remedy) }
    }

    /// Makes a judgement whose code has a sentence.
    init(
        _ outcome: Outcome, _ code: FindingCode, measured: Quantity? = nil, headroom: Headroom? = nil,
        facts: [String: Fact] = [:]
    ) {
        self.outcome = outcome
        self.code = code
        self.measured = measured
        self.headroom = headroom
        self.facts = facts
        message = ""
    }
}
