public import PreflightModel

/// What a recording or document is for in a submission.
public struct Role: Sendable {
    /// Whether the files of a role are measured.
    public enum Kind: String, Sendable, CaseIterable {
        /// Audio, measured.
        case recording
        /// Not audio, such as an authorization letter: its presence, size and name are all that is looked at.
        case document
        /// The words of recordings in another role, a text file for each; paired by name, and looked at as text.
        case transcript
    }

    /// The role's name, as it stands before `=` on the command line.
    public var name: String
    /// One line for people.
    public var title: String
    /// Whether the files are measured.
    public var kind: Kind
    /// How many files a submission takes, both ends included.
    public var count: ClosedRange<Int>
    /// Where the role and its count come from.
    public var source: RuleSource
    /// A parameter that must be given when a recording in this role is.
    public var requiredParameter: String?
    /// A parameter that may give the address of a recording in place of a file in this role; nil where there is none.
    public var addressParameter: String?
    /// The role whose recordings the texts of this one belong to; nil for roles that are no transcripts.
    public var transcribes: String?
    /// The rules, in the order of the profile.
    public var rules: [Rule]

    /// Makes a role from its parts.
    public init(
        name: String, title: String, kind: Kind = .recording, count: ClosedRange<Int>, source: RuleSource,
        requiredParameter: String? = nil, addressParameter: String? = nil, transcribes: String? = nil,
        rules: [Rule] = []
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.count = count
        self.source = source
        self.requiredParameter = requiredParameter
        self.addressParameter = addressParameter
        self.transcribes = transcribes
        self.rules = rules
    }

    /// The address that the parameters give in place of a file; nil where they give none.
    public func address(in parameters: [String: String]) -> String? { addressParameter.flatMap { parameters[$0] } }

    /// The count in words: "exactly 1", "at least 1", "0 to 1".
    public var countText: String {
        if count.upperBound == .max { return count.lowerBound == 0 ? "any number" : "at least \(count.lowerBound)" }
        if count.lowerBound == count.upperBound { return "exactly \(count.lowerBound)" }
        return count.lowerBound == 0 ? "at most \(count.upperBound)" : "\(count.lowerBound) to \(count.upperBound)"
    }
}
