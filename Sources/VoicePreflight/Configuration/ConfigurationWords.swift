import RulesEngine

/// The wording of what is wrong with configurations.
enum ConfigurationWords {
    /// What an empty file lacks; a configuration in which everything is commented out says nothing, and may.
    static func needs(_ kind: Configuration.Kind) -> String? {
        kind == .submission ? "a submission has a profile, roles and parameters" : nil
    }

    static let oneProfile = "a submission goes to one vendor: give one profile"
    static let emptyPath = "a path, folder or pattern is expected here"
    static let badPattern =
        "is not a pattern: a [ is not closed, or it ends with a \\. "
        + "Write \\[ for the character itself"
    static let outside =
        "is outside the folder of this file; a file that strangers may have written must not write there. Give it on "
        + "the command line"
    static let parameter = "the value of a parameter is a text or a number"
    static let sha256 = "a SHA-256 in 64 hexadecimal digits is expected here"
    static let date = "a day such as 2027-01-31 is expected here"
    static let reason = "the suppression has no reason: say why it is acceptable, for the next reader"

    static func unknownFormat(_ name: String, known: [String]) -> String {
        "there is no format \"\(name)\"." + suggestion(name, known) + " Known: \(known.joined(separator: ", "))."
    }

    static func unknownRole(_ role: String, profile: Profile) -> String {
        let known = profile.roles.map(\.name)
        return "\(profile.id) has no role \"\(role)\"; it has \(known.joined(separator: ", "))."
            + suggestion(role, known)
    }

    static func unknownParameter(_ name: String, profiles: [Profile]) -> String {
        let known = profiles.flatMap { $0.parameters.map(\.name) }
        return "\(profiles.map(\.id).joined(separator: ", ")) \(profiles.count == 1 ? "has" : "have") no parameter "
            + "\"\(name)\"." + suggestion(name, known)
    }

    static func twoRoles(_ path: String, _ role: String, _ other: String) -> String {
        "\(path) is given as \(role) here, and as \(other) above: a file cannot be both. Make one of them narrower."
    }

    static func variable(_ name: String, _ value: String, expected: String) -> String {
        "\(name): \"\(value)\" is not \(expected)."
    }

    private static func suggestion(_ name: String, _ known: [String]) -> String {
        Words.nearest(to: name, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
    }
}
