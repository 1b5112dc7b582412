import PreflightModel

/// Recordings that are given in two roles. What each is for differs, so one of the two is a mistake as a rule.
struct SharedRecordings {
    let profile: Profile
    let input: CheckInput

    var findings: [Finding] {
        var first: [String: RoledRecording] = [:]
        return profile.roles.flatMap { role in
            let own = input.recordings.filter { $0.role == role.name }
            let shared = own.compactMap { recording -> Finding? in
                guard let sha256 = recording.measurement.sha256, let other = first[sha256] else { return nil }
                return Finding(
                    rule: "shared-recording", code: .sharedRecording, severity: .warning, outcome: .fail,
                    role: role.name, path: recording.measurement.path,
                    facts: [
                        "other": .text(other.measurement.path.description), "otherRole": .text(other.role),
                        "profile": .text(profile.id),
                    ])
            }
            for recording in own {
                if let sha256 = recording.measurement.sha256, first[sha256] == nil { first[sha256] = recording }
            }
            return shared
        }
    }
}
