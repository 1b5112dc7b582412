import PreflightModel

/// What a profile says of the zips among the input: whether the vendor takes one, how large, and what may be in it.
struct ArchiveChecks {
    let profile: Profile
    let input: CheckInput

    var findings: [Finding] {
        input.archives.flatMap { given in
            packaging(given) + size(given) + contents(given) + defects(given)
        }
    }

    private func finding(
        _ rule: String, _ given: Roled<ArchiveMeasurement>, severity: Severity = .error, outcome: Outcome = .fail,
        entry: String? = nil, measured: Quantity? = nil, limit: String? = nil, headroom: Quantity? = nil,
        _ message: String, remedy: String? = nil
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, outcome: outcome, role: given.role,
            path: entry.map { given.item.path(ofEntry: $0) } ?? given.item.path,
            archive: entry == nil ? nil : given.item.path, measured: measured, limit: limit, headroom: headroom,
            message: message, remedy: remedy, source: profile.package.source)
    }

    // MARK: Whether a zip is taken

    private func packaging(_ given: Roled<ArchiveMeasurement>) -> [Finding] {
        guard profile.package.form == .zip else {
            return [
                finding(
                    "package-form", given, limit: "the recordings themselves",
                    "it is a zip, but \(profile.id) accepts the recordings themselves",
                    remedy: "Unpack it, and give the recordings.")
            ]
        }
        var findings = [finding("package-form", given, outcome: .pass, limit: "one zip", "a zip")]
        if !profile.package.roles.contains(given.role) {
            findings.append(
                finding(
                    "package-role", given, limit: profile.package.roles.joined(separator: ", "),
                    "it is a zip, but \(profile.id) accepts \(given.role) outside the zip",
                    remedy: "Give \(given.role) as a file."))
        }
        if input.archives.first?.item.path != given.item.path {
            findings.append(
                finding(
                    "package-count", given, limit: "one zip", "it is another zip, but \(profile.id) accepts only one",
                    remedy: "Pack everything into one zip."))
        }
        if given.item.isZip64, !profile.package.allowsZip64, needsZip64(given.item) {
            findings.append(
                finding(
                    "package-zip64", given, limit: "no zip64",
                    "it is so large that it needs zip64, and it is unknown whether \(profile.id) accepts zip64",
                    remedy: "Pack fewer or shorter recordings."))
        }
        return findings
    }

    /// Whether something does not fit into the fields of a zip without zip64 (APPNOTE.TXT 4.4.1.4).
    private func needsZip64(_ archive: ArchiveMeasurement) -> Bool {
        let limit = Int64(UInt32.max)
        return archive.byteCount >= limit || archive.entryCount >= 65_535
            || archive.entries.contains { $0.byteCount >= limit || $0.compressedByteCount >= limit }
    }

    private func size(_ given: Roled<ArchiveMeasurement>) -> [Finding] {
        guard profile.package.form == .zip else { return [] }
        return PackageLimits(profile: profile).size(given.item.byteCount).map { finding in
            var placed = finding
            (placed.role, placed.path) = (given.role, given.item.path)
            return placed
        }
    }

    // MARK: What is in it

    /// The entries that the vendor does not take, and those that are not named as it takes them; what is worse about an
    /// entry is among the zip's defects.
    private func contents(_ given: Roled<ArchiveMeasurement>) -> [Finding] {
        guard profile.package.form == .zip else { return [] }
        let texts = profile.transcriptRole(of: given.role).flatMap {
            profile.package.roles.contains($0.name) ? $0 : nil
        }
        var superfluous: [ArchiveMeasurement.Entry] = []
        var misnamed: [(entry: ArchiveMeasurement.Entry, role: Role)] = []
        for entry in given.item.entries {
            let role: Role?
            switch entry.kind {
            case .recording: role = profile.role(named: given.role)
            case .text: role = texts
            case .other: role = nil
            default: continue
            }
            guard let role else {
                superfluous.append(entry)
                continue
            }
            if !isNamedRightly(entry.name, as: role) { misnamed.append((entry, role)) }
        }
        return listed(superfluous, rule: "package-entry", given, "are not accepted by \(profile.id)") { entry in
            finding(
                "package-entry", given, entry: entry.name, limit: texts == nil ? "recordings" : "recordings and texts",
                "it is \(entry.kind == .text ? "a text" : "not a recording"), but \(profile.id) accepts "
                    + (texts == nil ? "recordings only" : "only recordings and their texts"),
                remedy: "Leave it out of the zip.")
        }
            + listed(
                misnamed, rule: "package-name", given,
                "do not have the names that \(profile.id) "
                    + "requires"
            ) { misnamed in
                let names = self.names(of: misnamed.role)
                return finding(
                    "package-name", given, entry: misnamed.entry.name, measured: Quantity(text: misnamed.entry.name),
                    limit: names, "it is called \"\(misnamed.entry.name)\", but \(profile.id) requires \(names)",
                    remedy: "Rename it, or let `voice-preflight package` name the entries.")
            }
    }

    /// The first twenty one by one, and the number of the rest.
    private func listed<Subject>(
        _ subjects: [Subject], rule: String, _ given: Roled<ArchiveMeasurement>, _ what: String,
        _ words: (Subject) -> Finding
    ) -> [Finding] {
        let rest = subjects.count - 20
        return subjects.prefix(20).map(words)
            + (rest > 0
                ? [finding(rule, given, "\(rest) more entries \(what)", remedy: "Look at all entries of the zip.")]
                : [])
    }

    private func isNamedRightly(_ name: String, as role: Role) -> Bool {
        guard let pattern = profile.package.names[role.name] else { return true }
        guard let index = pattern.index(of: name), index >= profile.package.firstIndex else { return false }
        return index - profile.package.firstIndex < role.count.upperBound
    }

    /// "0.wav to 19.wav".
    private func names(of role: Role) -> String {
        guard let pattern = profile.package.names[role.name] else { return "any name" }
        let first = profile.package.firstIndex
        let (last, overflow) = first.addingReportingOverflow(role.count.upperBound - 1)
        return overflow ? "\(pattern.name(first)) and so on" : "\(pattern.name(first)) to \(pattern.name(last))"
    }

    /// Whether a defect vanishes when the zip is unpacked, as it must be for a vendor that takes no zip.
    private static func isOfPacking(_ code: DefectCode) -> Bool {
        code.rawValue.hasPrefix("zip.name-") || ofPacking.contains(code)
    }

    private static let ofPacking: Set<DefectCode> = [
        "zip.system-file", "zip.folder", "zip.in-folder", "zip.zip64-unneeded", "zip.leading-bytes",
        "zip.trailing-bytes", "zip.gap", "zip.data-descriptor", "zip.unicode-path-stale", "zip.duplicate-alike",
        "zip.extra-field-damaged",
    ]

    private func defects(_ given: Roled<ArchiveMeasurement>) -> [Finding] {
        given.item.defects.filter { listed in
            listed.defect.severity > .note
                && (profile.package.form == .zip || !Self.isOfPacking(listed.defect.code))
        }.map { listed in
            Finding(
                rule: listed.defect.code.rawValue, severity: listed.defect.severity, outcome: .fail, role: given.role,
                path: listed.entry.map { given.item.path(ofEntry: $0) } ?? given.item.path,
                archive: listed.entry == nil ? nil : given.item.path, byteOffset: listed.defect.byteOffset,
                byteCount: listed.defect.byteCount, facts: listed.defect.facts, message: listed.defect.message)
        }
    }
}
