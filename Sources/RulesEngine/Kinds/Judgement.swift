public import PreflightModel

/// What a condition says of one subject: the outcome, the facts, and the words for them.
public struct Judgement: Hashable, Sendable {
    /// What the condition says.
    public var outcome: Outcome
    /// What was measured.
    public var measured: Quantity?
    /// What is allowed, in words.
    public var limit: String?
    /// The least that is allowed, where a number is limited.
    public var minimum: Quantity?
    /// The most that is allowed, where a number is limited.
    public var maximum: Quantity?
    /// How far the measured value is from the nearest limit; negative where it is passed.
    public var headroom: Quantity?
    /// What is wrong, with both numbers and units, beginning with the measured value; `profilePlaceholder` stands for
    /// the name of the profile.
    public var message: String
    /// What to do.
    public var remedy: String?
    /// Whether an `open` outcome is only too close to call (shown, not fatal), not something that was not measured.
    public var isTooCloseToCall = false
    /// Whether an upper limit is passed, so that more recordings cannot fix it.
    var isOverMaximum = false

    /// What the name of the profile is put in place of in a message: a condition does not know whose it is.
    public static let profilePlaceholder = "\u{E000}"

    /// What "accepts", "asks for" and "allows" are put in place of, or "advises" where a rule is advice: a condition does
    /// not know how much its rule weighs.
    static let accepts = "\u{E001}"
    static let asksFor = "\u{E002}"
    static let allows = "\u{E003}"

    /// Makes a judgement from its parts.
    public init(
        outcome: Outcome, measured: Quantity? = nil, limit: String? = nil, headroom: Quantity? = nil,
        message: String, remedy: String? = nil, isTooCloseToCall: Bool = false
    ) {
        self.outcome = outcome
        self.measured = measured
        self.limit = limit
        self.headroom = headroom
        self.message = message
        self.remedy = remedy
        self.isTooCloseToCall = isTooCloseToCall
    }

    /// A condition that has nothing to say of this subject, and why.
    public static func notApplicable(_ reason: String) -> Judgement {
        Judgement(outcome: .notApplicable, message: reason)
    }
}
