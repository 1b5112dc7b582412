import PreflightModel

/// What measurements that somebody else made leave in doubt.
struct MeasurementChecks {
    let profile: Profile
    let sets: RecordingSets

    var findings: [Finding] { profile.roles.compactMap { unhashed($0.name) } + changed }

    /// Without hashes, nobody knows whether recordings are the same.
    private func unhashed(_ role: String) -> Finding? {
        let facts = sets[role]
        guard facts.unhashedCount > 0, facts.recordingCount > 1 else { return nil }
        return Finding(
            rule: "duplicate-recording", code: .recordingsUnhashed, severity: .warning, outcome: .open, role: role,
            measured: Quantity(.integer(Int64(facts.unhashedCount)), unit: .recordings))
    }

    /// The recordings that were measured more than once, and had other bytes then.
    private var changed: [Finding] {
        let all = profile.roles.lazy.flatMap { role in
            sets[role.name].digests.lazy.flatMap { digest, same in
                ([same.first] + same.others).lazy.map { (role: role.name, digest: digest, occurrence: $0) }
            }
        }
        // Numbers of the paths first: of a million paths, most are there once.
        var (seen, repeated): (Set<Int>, Set<Int>) = ([], [])
        for item in all where !seen.insert(item.occurrence.path.hashValue).inserted {
            repeated.insert(item.occurrence.path.hashValue)
        }
        if repeated.isEmpty { return [] }
        let candidates = all.filter { repeated.contains($0.occurrence.path.hashValue) }
            .sorted { $0.occurrence < $1.occurrence }
        var first: [RecordingPath: ContentDigest] = [:]
        return candidates.compactMap { item in
            let path = item.occurrence.path
            guard let other = first[path], other != item.digest else {
                first[path] = item.digest
                return nil
            }
            return Finding(
                rule: "changed-recording", code: .recordingChanged, severity: .warning, outcome: .open, role: item.role,
                path: path, facts: ["other": .text("\(other)"), "sha256": .text("\(item.digest)")])
        }
    }
}
