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
                    rule: "shared-recording", severity: .warning, outcome: .fail, role: role.name,
                    path: recording.measurement.path,
                    message: "the same bytes as \(other.measurement.path), which is given as \(other.role)",
                    remedy: "Give a recording of its own as \(role.name). This is advice of this tool, not a rule of "
                        + "\(profile.id): its documents say nothing of it here.")
            }
            for recording in own {
                if let sha256 = recording.measurement.sha256, first[sha256] == nil { first[sha256] = recording }
            }
            return shared
        }
    }
}
