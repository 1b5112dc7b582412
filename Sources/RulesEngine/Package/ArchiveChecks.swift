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
        _ rule: String, _ code: FindingCode, _ given: Roled<ArchiveMeasurement>, outcome: Outcome = .fail,
        entry: String? = nil, measured: Quantity? = nil, limit: RuleLimit? = nil, facts: [String: Fact] = [:]
    ) -> Finding {
        var facts = facts
        if outcome == .fail { facts["profile"] = .text(profile.id) }
        return Finding(
            rule: rule, code: code, severity: .error, outcome: outcome, role: given.role,
            path: entry.map { given.item.path(ofEntry: $0) } ?? given.item.path,
            archive: entry == nil ? nil : given.item.path, measured: measured, limit: limit, facts: facts,
            source: profile.package.source)
    }

    // MARK: Whether a zip is taken

    private func packaging(_ given: Roled<ArchiveMeasurement>) -> [Finding] {
        guard profile.package.form == .zip else {
            return [
                finding(
                    "package-form", .packageNotZip, given,
                    limit: RuleLimit(kind: "package.form", facts: ["form": "files"]))
            ]
        }
        let one = RuleLimit(kind: "package.form", facts: ["form": "zip"])
        var findings = [finding("package-form", .packageIsZip, given, outcome: .pass, limit: one)]
        if !profile.package.roles.contains(given.role) {
            let limit = RuleLimit(kind: "package.roles", facts: ["names": .list(profile.package.roles)])
            findings.append(finding("package-role", .packageRole, given, limit: limit))
        }
        if input.archives.first?.item.path != given.item.path {
            findings.append(finding("package-count", .packageSecond, given, limit: one))
        }
        if given.item.isZip64, !profile.package.allowsZip64, needsZip64(given.item) {
            findings.append(
                finding("package-zip64", .packageNeedsZip64, given, limit: RuleLimit(kind: "package.zip64")))
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
        let kinds = RuleLimit(
            kind: "package.contents", facts: ["kinds": texts == nil ? ["recording"] : ["recording", "text"]])
        return listed(superfluous, rule: "package-entry", rest: .packageEntries, given) { entry in
            finding(
                "package-entry", .packageEntry, given, entry: entry.name, limit: kinds,
                facts: ["kind": .text(entry.kind.rawValue)])
        }
            + listed(misnamed, rule: "package-name", rest: .packageNames, given) { misnamed in
                finding(
                    "package-name", .packageName, given, entry: misnamed.entry.name,
                    measured: Quantity(.text(misnamed.entry.name)), limit: names(of: misnamed.role))
            }
    }

    /// The first twenty one by one, and the number of the rest.
    private func listed<Subject>(
        _ subjects: [Subject], rule: String, rest code: FindingCode, _ given: Roled<ArchiveMeasurement>,
        _ finding: (Subject) -> Finding
    ) -> [Finding] {
        let rest = subjects.count - 20
        return subjects.prefix(20).map(finding)
            + (rest > 0 ? [self.finding(rule, code, given, facts: ["entries": .integer(Int64(rest))])] : [])
    }

    private func isNamedRightly(_ name: String, as role: Role) -> Bool {
        guard let pattern = profile.package.names[role.name] else { return true }
        guard let index = pattern.index(of: name), index >= profile.package.firstIndex else { return false }
        return index - profile.package.firstIndex < role.count.upperBound
    }

    /// The first and the last name, as `0.wav` and `19.wav`; no last one where there is no end.
    private func names(of role: Role) -> RuleLimit {
        guard let pattern = profile.package.names[role.name] else { return RuleLimit(kind: "package.names") }
        let first = profile.package.firstIndex
        let (last, overflow) = first.addingReportingOverflow(role.count.upperBound - 1)
        var facts = ["first": Fact.text(pattern.name(first))]
        if !overflow { facts["last"] = .text(pattern.name(last)) }
        return RuleLimit(kind: "package.names", facts: facts)
    }

    private func defects(_ given: Roled<ArchiveMeasurement>) -> [Finding] {
        given.item.defects.filter { listed in
            // What vanishes when the zip is unpacked does not matter to a vendor that takes no zip.
            listed.defect.severity > .note
                && (profile.package.form == .zip || !listed.defect.code.traits.contains(.ofPacking))
        }.map { listed in
            Finding(
                rule: listed.defect.code.rawValue, code: FindingCode(listed.defect.code),
                severity: listed.defect.severity, outcome: .fail, role: given.role,
                path: listed.entry.map { given.item.path(ofEntry: $0) } ?? given.item.path,
                archive: listed.entry == nil ? nil : given.item.path, byteOffset: listed.defect.byteOffset,
                byteCount: listed.defect.byteCount, facts: listed.defect.facts)
        }
    }
}
