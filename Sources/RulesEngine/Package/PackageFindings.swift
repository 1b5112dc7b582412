package import PreflightModel

extension Profile {
    /// Whether these files can be packed as the vendor takes them: the size of the zip, whether it needs zip64, and names
    /// that are taken twice. `check` says it beforehand, and `package` refuses by the same words.
    ///
    /// - Parameters:
    ///   - files: The files that go into the zip.
    ///   - isWhole: Whether there are no others, whose sizes are unknown: without them, nothing is near a limit yet.
    package func packageFindings(for files: [PackagedFile], isWhole: Bool = true) -> [Finding] {
        guard package.form == .zip, !files.isEmpty else { return [] }
        let names = entryNames(for: files)
        let size = PackageSize(names: names, byteCounts: files.map(\.byteCount))
        let limits = PackageLimits(profile: self)
        // What deflating leaves of the files is known when it is done.
        let isExact = package.compression == .stored
        var findings = limits.plain(size, isExact: isExact)
        if isExact { findings += limits.size(size.byteCount) }
        if !isWhole { findings.removeAll { $0.outcome == .pass } }
        return findings + collisions(of: files, names)
    }

    /// Whether the vendor takes a zip of this size; nothing where no limit is known.
    package func packageSizeFindings(_ byteCount: Int64) -> [Finding] { PackageLimits(profile: self).size(byteCount) }

    private func collisions(of files: [PackagedFile], _ names: [String]) -> [Finding] {
        var first: [String: RecordingPath] = [:]
        var findings: [Finding] = []
        for (file, name) in zip(files, names) {
            guard let other = first[name.lowercased()] else {
                first[name.lowercased()] = file.path
                continue
            }
            let isTwice = other == file.path
            findings.append(
                Finding(
                    rule: "package-name", code: isTwice ? .packageFileTwice : .packageNameTaken, severity: .error,
                    outcome: .fail, role: file.role, path: file.path, measured: Quantity(.text(name)),
                    facts: isTwice ? [:] : ["other": .text(other.description)], source: package.source))
        }
        return findings
    }
}
