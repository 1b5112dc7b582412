package import PreflightModel
package import RulesEngine

/// A profile that somebody may choose for recordings that are there already.
package struct ProfileCandidate: Hashable, Sendable {
    /// The profile's name.
    package var name: String
    /// Its first role.
    package var role: String
    /// How many of the recordings it refuses as they are, or could not judge.
    package var refusedCount: Int

    /// A candidate; nil for a profile that refuses the whole set, or every recording.
    ///
    /// - Parameters:
    ///   - profile: The profile.
    ///   - report: What the profile says of the recordings.
    package init?(_ profile: Profile, report: Report) {
        let errors = report.findings.filter { $0.severity == .error }
        let refused = Set(errors.compactMap(\.path))
        guard let role = profile.roles.first, errors.allSatisfy({ $0.path != nil }),
            refused.count < report.recordings.count + report.unreadable.count
        else { return nil }
        self.init(name: profile.id, role: role.name, refusedCount: refused.count)
    }

    /// Makes a candidate from its parts.
    package init(name: String, role: String, refusedCount: Int) {
        self.name = name
        self.role = role
        self.refusedCount = refusedCount
    }

    /// Those that refuse the fewest, in their order.
    package static func best(of candidates: [ProfileCandidate]) -> [ProfileCandidate] {
        let fewest = candidates.map(\.refusedCount).min()
        return candidates.filter { $0.refusedCount == fewest }
    }
}
