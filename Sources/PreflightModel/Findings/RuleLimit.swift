/// What a rule allows, as data; `Sentences` say it in words.
public struct RuleLimit: Hashable, Sendable {
    /// One end of what a rule allows.
    public struct Bound: Hashable, Sendable {
        /// The number, in `unit`, in the reading that protects the user.
        public var value: Fact
        /// The unit of the number.
        public var unit: Quantity.Unit
        /// The limit as the profile writes it, with a space before the unit (`5 min`).
        package var notation: String
        /// Whether the limit itself is allowed.
        public var isInclusive: Bool

        /// The number.
        package var number: Double { value.number ?? 0 }

        /// Makes a bound from its parts.
        package init(_ value: Fact, unit: Quantity.Unit, notation: String, isInclusive: Bool = true) {
            self.value = value
            self.unit = unit
            self.notation = notation
            self.isInclusive = isInclusive
        }
    }

    /// What is limited: the rule's keyword in profiles, such as `duration`.
    public var kind: String
    /// The least that is allowed, where a number is limited; the other reading of an undefined unit is not in it.
    public var minimum: Bound?
    /// The most that is allowed, where a number is limited.
    public var maximum: Bound?
    /// What else is allowed, by name: the `names` of formats, a `pattern`.
    package var facts: [String: Fact]

    /// The kind of a rule that all speech is of one voice.
    package static let oneSpeakerKind = "oneSpeaker"
    /// The kind of a rule that recordings have the voice of those of another role, which is the fact `as`.
    package static let sameSpeakerKind = "sameSpeaker"

    /// Makes a limit from its parts.
    package init(kind: String, minimum: Bound? = nil, maximum: Bound? = nil, facts: [String: Fact] = [:]) {
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
        self.facts = facts
    }

    /// The end on one side.
    package func bound(_ side: Headroom.Side) -> Bound? { side == .minimum ? minimum : maximum }
}

extension RuleLimit: ExpressibleByStringLiteral {
    /// The kind of a limit that is given in words.
    package static let ownKind = "own"

    /// A limit of your own, in words that are shown as they are: "a name without capitals".
    package init(words: String) { self.init(kind: Self.ownKind, facts: ["words": .text(words)]) }

    /// A limit of your own, in words that are shown as they are.
    public init(stringLiteral value: String) { self.init(words: value) }
}

extension RuleLimit {
    /// What `allowed` is in JSON: the kind and the facts.
    var allowed: [String: Fact] {
        var allowed = facts
        allowed["kind"] = .text(kind)
        return allowed
    }

    /// Reads it from the keys of a finding in JSON; nil where the finding has no limit.
    ///
    /// - Parameter words: The limit in words, which is all that findings of earlier versions have.
    init?(allowed: [String: Fact]?, words: String?, minimum: Bound?, maximum: Bound?) {
        guard var facts = allowed else {
            guard let words else { return nil }
            self.init(words: words)
            (self.minimum, self.maximum) = (minimum, maximum)
            return
        }
        let kind = facts.removeValue(forKey: "kind")?.text ?? Self.ownKind
        self.init(kind: kind, minimum: minimum, maximum: maximum, facts: facts)
    }
}

extension RuleLimit.Bound: Codable {
    private enum CodingKeys: String, CodingKey { case value, unit, text, isExclusive }

    /// Reads the documented JSON form.
    public init(from decoder: any Decoder) throws {
        let quantity = try Quantity(from: decoder)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            quantity.fact, unit: quantity.unit ?? .integer, notation: try values.decode(String.self, forKey: .text),
            isInclusive: !(try values.decodeIfPresent(Bool.self, forKey: .isExclusive) ?? false))
    }

    /// Writes the documented JSON form.
    public func encode(to encoder: any Encoder) throws {
        try WrittenQuantity(value: number, unit: unit, text: notation, isExclusive: isInclusive ? nil : true)
            .encode(to: encoder)
    }
}
