import PreflightModel

/// What the recordings of each role come to, and what packing and pairing need to know of each.
struct RecordingSets: Sendable {
    private var facts: [String: SetFacts] = [:]
    private var placedFiles: [Placed<Profile.PackagedFile>] = []
    /// The roles whose recordings have names that matter.
    private let filedRoles: Set<String>
    private var placedSpoken: [Placed<SpokenRecording>] = []
    /// The roles whose recordings say a text that is given.
    private let spokenRoles: Set<String>
    private(set) var recordingCount = 0

    init(profile: Profile) {
        for role in profile.roles {
            let kept = role.rules.reduce(into: SetFacts.Kept.digests) { kept, rule in
                if case .set(let condition) = rule.demand { kept.formUnion(condition.kept) }
            }
            facts[role.name] = SetFacts(keeping: kept)
        }
        let packed = profile.package.form == .zip ? profile.package.roles : []
        filedRoles = Set(packed + profile.roles.compactMap(\.transcribes))
        spokenRoles = profile.spokenRoles
    }

    /// What the recordings of a role come to.
    subscript(role: String) -> SetFacts { facts[role] ?? SetFacts() }

    /// The recordings of the roles whose files are packed or paired, in the order of input.
    var files: [Profile.PackagedFile] { placedFiles.inOrder().map(\.value) }

    /// The recordings of the roles that say a text, in the order of input.
    var spoken: [SpokenRecording] { placedSpoken.inOrder().map(\.value) }

    mutating func add(_ recording: RoledRecording, at place: InputPlace) {
        recordingCount += 1
        facts[recording.role, default: SetFacts(keeping: .digests)].add(recording.measurement, at: place)
        if spokenRoles.contains(recording.role) {
            placedSpoken.append(Placed(place: place, value: SpokenRecording(recording)))
        }
        guard filedRoles.contains(recording.role) else { return }
        let file = Profile.PackagedFile(role: recording.role, path: recording.path, byteCount: recording.byteCount)
        placedFiles.append(Placed(place: place, value: file))
    }
}
