package import PreflightModel

/// What a recording or document is for in a submission.
public struct Role: Sendable {
    /// Whether the files of a role are measured.
    public enum Kind: String, Sendable, CaseIterable {
        /// Audio, measured.
        case recording
        /// Not audio, such as an authorization letter: its size, its name and its format are looked at.
        case document
        /// The words of recordings in another role, a text file for each; paired by name, and looked at as text.
        case transcript
    }

    /// The role's name, as it is written before `=` on the command line.
    public var name: String
    /// One line for people.
    public var title: String
    /// Whether the files are measured.
    public var kind: Kind
    /// How many files a submission takes, both ends included.
    public var count: ClosedRange<Int>
    /// Where the role and its count come from.
    package var source: RuleSource
    /// A parameter that must be given when a recording in this role is.
    package var requiredParameter: String?
    /// A parameter that may give the address of a recording instead of a file in this role; nil if there is none.
    package var addressParameter: String?
    /// A parameter that may give the vendor's own IDs of media that it already has, instead of files in this role; nil
    /// if there is none.
    package var mediaParameter: String?
    /// The role whose recordings the texts of this one belong to; nil for roles that are no transcripts.
    package var transcribes: String?
    /// The rules, in the order of the profile.
    public var rules: [Rule]

    /// Makes a role from its parts.
    package init(
        name: String, title: String, kind: Kind = .recording, count: ClosedRange<Int>, source: RuleSource,
        requiredParameter: String? = nil, addressParameter: String? = nil, mediaParameter: String? = nil,
        transcribes: String? = nil,
        rules: [Rule] = []
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.count = count
        self.source = source
        self.requiredParameter = requiredParameter
        self.addressParameter = addressParameter
        self.mediaParameter = mediaParameter
        self.transcribes = transcribes
        self.rules = rules
    }

    /// What a parameter gives instead of a file; nobody has measured it.
    package struct Substitute: Hashable, Sendable {
        /// What the value of the parameter is.
        package enum Kind: Hashable, Sendable {
            /// An address that the vendor fetches.
            case address
            /// The vendor's own ID of media that it already has, or several with commas between them.
            case media
        }

        /// What the value is.
        package var kind: Kind
        /// The parameter's name.
        package var parameter: String
        /// The parameter's value.
        package var value: String
    }

    /// What the parameters give instead of files in this role; more than one is a mistake.
    package func substitutes(in parameters: [String: String]) -> [Substitute] {
        let sources = [(Substitute.Kind.address, addressParameter), (.media, mediaParameter)]
        return sources.compactMap { kind, name in
            guard let name, let value = parameters[name] else { return nil }
            return Substitute(kind: kind, parameter: name, value: value)
        }
    }
}
