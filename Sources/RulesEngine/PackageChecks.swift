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
                    rule: "package-name", severity: .error, outcome: .fail, role: file.role, path: file.path,
                    measured: Quantity(text: name),
                    message: isTwice
                        ? "is given twice, and a package holds each file once"
                        : "would be called \"\(name)\" in the package, like \(other)",
                    remedy: isTwice ? "Give it once." : "Rename one of the two files.", source: package.source))
        }
        return findings
    }
}

/// The limits of a profile's zip, in words.
struct PackageLimits {
    let profile: Profile

    /// Whether the vendor takes a zip of this size; nothing where no limit is known.
    func size(_ byteCount: Int64) -> [Finding] {
        guard let greatest = profile.package.greatestByteCount else { return [] }
        return [finding("package-size", byteCount, greatest, "that \(profile.id) takes")]
    }

    /// Whether a zip does without zip64, where the vendor is not known to take that.
    ///
    /// - Parameter isExact: Whether the size of the zip is known, and not only that of the files in it.
    func plain(_ size: PackageSize, isExact: Bool) -> [Finding] {
        guard !profile.package.allowsZip64 else { return [] }
        let most = PackageSize.greatestPlainEntryCount
        guard size.entryCount <= most else {
            return [
                Finding(
                    rule: "package-zip64", severity: .error, outcome: .fail,
                    measured: Quantity(
                        value: Double(size.entryCount), unit: .integer,
                        text: Amounts.counted(Int64(size.entryCount), "entry", "entries")),
                    limit: "at most \(Amounts.grouped(Int64(most))) entries",
                    message: "the zip would have \(Amounts.grouped(Int64(size.entryCount))) entries, more than the "
                        + "\(Amounts.grouped(Int64(most))) of a zip without zip64, and \(profile.id) is not known to take "
                        + "zip64 (\(Amounts.grouped(Int64(size.entryCount - most))) over)",
                    remedy: "Pack fewer recordings.", source: profile.package.source)
            ]
        }
        let byteCount = isExact ? size.byteCount : size.greatestEntry
        let result = finding(
            "package-zip64", byteCount, PackageSize.greatestPlain,
            "of a zip without zip64, and it is unknown whether \(profile.id) accepts zip64")
        return isExact || result.outcome == .fail ? [result] : []
    }

    private func finding(
        _ rule: String, _ byteCount: Int64, _ greatest: Int64, _ whose: String
    ) -> Finding {
        let room = greatest - byteCount
        let distance = Amounts.bytes(abs(room))
        return Finding(
            rule: rule, severity: .error, outcome: room >= 0 ? .pass : .fail,
            measured: Quantity(value: Double(byteCount), unit: .bytes, text: Amounts.bytes(byteCount)),
            limit: "at most \(Amounts.bytes(greatest))",
            maximum: Quantity(value: Double(greatest), unit: .bytes, text: Amounts.bytes(greatest)),
            headroom: Quantity(
                value: Double(room), unit: .bytes,
                text: "\(distance) \(room >= 0 ? "below" : "over") the maximum of \(Amounts.bytes(greatest))"),
            message: room >= 0
                ? Amounts.bytes(byteCount)
                : "the zip has \(Amounts.bytes(byteCount)), more than the \(Amounts.bytes(greatest)) \(whose) "
                    + "(\(distance) over)",
            remedy: room >= 0 ? nil : "Pack fewer or shorter recordings.", source: profile.package.source)
    }
}
