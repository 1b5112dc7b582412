import PreflightModel

/// Recordings that are given in two roles. What each is for differs, so one of the two is a mistake as a rule.
struct SharedRecordings {
    let profile: Profile
    let sets: RecordingSets

    var findings: [Finding] {
        profile.roles.indices.flatMap { index in
            let role = profile.roles[index].name
            let earlier = profile.roles[..<index].map(\.name).filter { sets[$0].recordingCount > 0 }
            if earlier.isEmpty { return [Finding]() }
            let shared = sets[role].digests.flatMap { digest, same in
                // The first role that has it.
                let others = earlier.lazy.compactMap { name in sets[name].digests[digest].map { (name, $0.first.path) }
                }
                return others.first.map { other in ([same.first] + same.others).map { ($0, other) } } ?? []
            }
            return shared.sorted { $0.0 < $1.0 }.map { finding($0.0.path, as: role, like: $0.1.1, as: $0.1.0) }
        }
    }

    private func finding(
        _ path: RecordingPath, as role: String, like other: RecordingPath, as otherRole: String
    ) -> Finding {
        Finding(
            rule: "shared-recording", code: .sharedRecording, severity: .warning, outcome: .fail, role: role,
            path: path,
            facts: [
                "other": .text(other.description), "otherRole": .text(otherRole), "profile": .text(profile.id),
            ])
    }
}
