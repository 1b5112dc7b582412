public import PreflightModel

/// The constraints of one vendor operation, every number with its source.
public struct Profile: Sendable {
    /// The profile's name.
    public var id: String
    /// One line for people.
    public var title: String
    /// The revision; a change of a limit raises it.
    public var revision: Int
    /// SHA-256 of the text that the profile was read from (and of those that it extends, in order), in hexadecimal.
    public var sha256: String
    /// The built-in profile that a user's own one extends, directly or through others; nil for a built-in one, and where
    /// it extends none.
    public var extends: String?
    /// The documents, in the order of the profile.
    public var sources: [ProfileSource]
    /// The roles; a path without a role has the first one.
    public var roles: [Role]
    /// The parameters, in the order of the profile.
    public var parameters: [Parameter]
    /// How the recordings are handed over.
    public var package = PackageFormat()

    /// Makes a profile from its parts.
    public init(
        id: String, title: String, revision: Int, sha256: String, sources: [ProfileSource] = [], roles: [Role],
        parameters: [Parameter] = []
    ) {
        self.id = id
        self.title = title
        self.revision = revision
        self.sha256 = sha256
        self.sources = sources
        self.roles = roles
        self.parameters = parameters
    }

    /// The role with this name; nil where the profile has none.
    public func role(named name: String) -> Role? { roles.first { $0.name == name } }

    /// The role of the texts that belong to the recordings of this role; nil where they need none.
    public func transcriptRole(of name: String) -> Role? { roles.first { $0.transcribes == name } }
}

/// A document that a profile was written from.
public struct ProfileSource: Hashable, Sendable {
    /// The short name that rules refer to.
    public var name: String
    /// The title of the document.
    public var title: String
    /// Where the document stands.
    public var address: String
    /// The day on which it was read, as `2026-11-20`.
    public var read: String
    /// How far it can be trusted.
    public var confidence: RuleSource.Confidence

    /// Makes a source from its parts.
    public init(name: String, title: String, address: String, read: String, confidence: RuleSource.Confidence) {
        self.name = name
        self.title = title
        self.address = address
        self.read = read
        self.confidence = confidence
    }
}
