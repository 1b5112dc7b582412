public import PreflightModel

/// One constraint of a profile on recordings.
public struct Rule: Sendable {
    /// What a rule demands, and of what.
    package enum Demand: Sendable {
        /// Something of each recording.
        case recording(any RecordingCondition)
        /// Something of each document.
        case document(any DocumentCondition)
        /// Something of all recordings of the role together.
        case set(any SetCondition)
        /// Whose voice is in the recordings of the role.
        case voices(VoiceCondition)
        /// That each recording says a text.
        case words(SaysTextCondition)
    }

    /// The recordings that a rule applies to; empty lists mean all.
    package struct Scope: Sendable, Hashable {
        /// The containers that the rule applies to.
        package var containers: [Container] = []
        /// The codecs that the rule applies to.
        package var codecs: [CodecPattern] = []

        /// A scope of every recording.
        package init() {}

        /// Whether the rule applies to the recording.
        package func contains(_ recording: RecordingMeasurement) -> Bool {
            (containers.isEmpty || containers.contains(recording.container))
                && (codecs.isEmpty || codecs.contains { $0.matches(recording.codec) })
        }
    }

    /// The rule's name, unique in its profile.
    public var id: String
    /// How much it weighs when it is not met.
    public var severity: Severity
    /// Where it comes from.
    public var source: RuleSource
    /// The recordings that it applies to.
    package var scope: Scope
    /// What it demands.
    package var demand: Demand
    /// What to do when it is not met, where the words of the condition are not good enough.
    public var remedy: String?
    /// Examples in words, by outcome; they were run when the profile was loaded.
    package var examples: [RuleExample]

    /// Makes a rule of your own, with a condition of your own type.
    ///
    /// - Parameters:
    ///   - id: Its name, unique in the profile.
    ///   - severity: How much it weighs when it is not met.
    ///   - source: Where it comes from.
    ///   - condition: What each recording of the role must be.
    ///   - remedy: What to do when it is not met; nil for what the condition says itself.
    public init(
        id: String, severity: Severity = .error, source: RuleSource, condition: any RecordingCondition,
        remedy: String? = nil
    ) {
        self.init(id: id, severity: severity, source: source, demand: .recording(condition), remedy: remedy)
    }

    /// Makes a rule from its parts.
    package init(
        id: String, severity: Severity = .error, source: RuleSource, scope: Scope = Scope(), demand: Demand,
        remedy: String? = nil, examples: [RuleExample] = []
    ) {
        self.id = id
        self.severity = severity
        self.source = source
        self.scope = scope
        self.demand = demand
        self.remedy = remedy
        self.examples = examples
    }

    /// What it demands of documents; nil where it demands nothing of them.
    var documentCondition: (any DocumentCondition)? {
        switch demand {
        case .document(let condition): condition
        // Name and size can be demanded of both.
        case .recording(let condition): condition as? any DocumentCondition
        case .set, .voices, .words: nil
        }
    }

    /// What is allowed; `Sentences` say it in words.
    public var limit: RuleLimit {
        switch demand {
        case .recording(let condition): condition.limit
        case .document(let condition): condition.limit
        case .set(let condition): condition.limit
        case .voices(let condition): condition.limit
        case .words(let condition): condition.limit
        }
    }
}
