import PreflightModel

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
    package var sources: [ProfileSource]
    /// The roles; a path without a role has the first one.
    public var roles: [Role]
    /// The parameters, in the order of the profile.
    public var parameters: [Parameter]
    /// How the recordings are handed over.
    package var package = PackageFormat()

    /// Makes a profile from its parts.
    package init(
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
    package func role(named name: String) -> Role? { roles.first { $0.name == name } }

    /// The roles whose recordings are held against a text by a rule.
    package var rolesThatSayTexts: Set<String> {
        Set(roles.filter { $0.rules.contains { if case .words = $0.demand { true } else { false } } }.map(\.name))
    }

    /// The roles whose recordings have a text that is given or known.
    var spokenRoles: Set<String> { rolesThatSayTexts.union(roles.compactMap(\.transcribes)) }

    /// The role of the texts that belong to the recordings of this role; nil where they need none.
    package func transcriptRole(of name: String) -> Role? { roles.first { $0.transcribes == name } }
}
