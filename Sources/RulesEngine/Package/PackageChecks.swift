import PreflightModel

/// Whether what is given can be packed as the vendor takes it.
struct PackageChecks {
    let profile: Profile
    let input: CheckInput
    let sets: RecordingSets

    var findings: [Finding] { refused + whole }

    /// The files in folders that no role takes, where the profile refuses them.
    private var refused: [Finding] {
        guard profile.package.others == .refused else { return [] }
        return input.leftOut.map { file in
            Finding(
                rule: "package-others", code: .fileRefused, severity: .error, outcome: .fail, path: file.path,
                facts: ["profile": .text(profile.id)], source: profile.package.source)
        }
    }

    /// What `package` would make of the files; a zip that somebody else made is judged as it is.
    private var whole: [Finding] {
        guard input.archives.isEmpty else { return [] }
        let documents = input.documents.map {
            Profile.PackagedFile(role: $0.role, path: $0.path, byteCount: $0.byteCount)
        }
        return profile.packageFindings(
            for: (sets.files + documents).filter { profile.package.roles.contains($0.role) },
            isWhole: !input.unreadable.contains { profile.package.roles.contains($0.role) })
    }
}
