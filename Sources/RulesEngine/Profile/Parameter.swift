package import PreflightModel

/// A parameter of the vendor's operation, under the vendor's own name.
public struct Parameter: Sendable {
    /// What must be given together with a parameter.
    package enum Companion: Hashable, Sendable {
        /// A recording in this role.
        case role(String)
        /// Another parameter.
        case parameter(String)
    }

    /// The vendor's name for it.
    public var name: String
    /// One line for people; nil where the name says it all.
    public var title: String?
    /// Whether a submission needs it.
    public var isRequired: Bool
    /// What must be given together with it.
    package var companion: Companion?
    /// How much it weighs when a condition is not met.
    package var severity: Severity
    /// Where its constraints come from.
    package var source: RuleSource
    /// The conditions on its value.
    package var conditions: [any ParameterCondition]
    /// Examples of values, by outcome; they were run when the profile was loaded.
    package var examples: [RuleExample]

    /// Makes a parameter from its parts.
    package init(
        name: String, title: String? = nil, isRequired: Bool = false, companion: Companion? = nil,
        severity: Severity = .error, source: RuleSource, conditions: [any ParameterCondition] = [],
        examples: [RuleExample] = []
    ) {
        self.name = name
        self.title = title
        self.isRequired = isRequired
        self.companion = companion
        self.severity = severity
        self.source = source
        self.conditions = conditions
        self.examples = examples
    }
}
