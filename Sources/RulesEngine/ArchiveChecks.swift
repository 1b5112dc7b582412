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
        _ rule: String, _ given: CheckInput.RoledArchive, severity: Severity = .error, outcome: Outcome = .fail,
        entry: String? = nil, measured: Quantity? = nil, limit: String? = nil, headroom: Quantity? = nil,
        _ message: String, remedy: String? = nil
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, outcome: outcome, role: given.role,
            path: entry.map { given.archive.path(ofEntry: $0) } ?? given.archive.path,
            archive: entry == nil ? nil : given.archive.path, measured: measured, limit: limit, headroom: headroom,
            message: message, remedy: remedy, source: profile.package.source)
    }

    // MARK: Whether a zip is taken

    private func packaging(_ given: CheckInput.RoledArchive) -> [Finding] {
        guard profile.package.form == .zip else {
            return [
                finding(
                    "package-form", given, limit: "the recordings themselves",
                    "it is a zip, but \(profile.id) takes the recordings themselves",
                    remedy: "Unpack it, and give the recordings.")
            ]
        }
        var findings = [finding("package-form", given, outcome: .pass, limit: "one zip", "a zip")]
        if !profile.package.roles.contains(given.role) {
            findings.append(
                finding(
                    "package-role", given, limit: profile.package.roles.joined(separator: ", "),
                    "it is a zip, but \(profile.id) takes \(given.role) outside the zip",
                    remedy: "Give \(given.role) as a file."))
        }
        if input.archives.first?.archive.path != given.archive.path {
            findings.append(
                finding(
                    "package-count", given, limit: "one zip", "it is another zip, but \(profile.id) takes one",
                    remedy: "Pack everything into one zip."))
        }
        if given.archive.isZip64, !profile.package.allowsZip64, needsZip64(given.archive) {
            findings.append(
                finding(
                    "package-zip64", given, limit: "no zip64",
                    "it is so large that it needs zip64, and that \(profile.id) takes zip64 is not known",
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

    private func size(_ given: CheckInput.RoledArchive) -> [Finding] {
        guard profile.package.form == .zip, let greatest = profile.package.greatestByteCount else { return [] }
        let byteCount = given.archive.byteCount
        let room = greatest - byteCount
        return [
            finding(
                "package-size", given, outcome: room >= 0 ? .pass : .fail,
                measured: Quantity(value: Double(byteCount), unit: .bytes, text: Amounts.bytes(byteCount)),
                limit: "at most \(Amounts.bytes(greatest))",
                headroom: Quantity(
                    value: Double(room), unit: .bytes,
                    text: "\(Amounts.bytes(abs(room))) \(room >= 0 ? "below" : "over") the maximum of "
                        + Amounts.bytes(greatest)),
                room >= 0
                    ? Amounts.bytes(byteCount)
                    : "the zip has \(Amounts.bytes(byteCount)), which is more than the \(Amounts.bytes(greatest)) that "
                        + "\(profile.id) takes (\(Amounts.bytes(-room)) over)",
                remedy: room >= 0 ? nil : "Pack fewer or shorter recordings.")
        ]
    }

    // MARK: What is in it

    /// The entries that are no recordings; what is worse about an entry is among the zip's defects.
    private func contents(_ given: CheckInput.RoledArchive) -> [Finding] {
        guard profile.package.form == .zip else { return [] }
        let superfluous = given.archive.entries.filter { $0.kind == .text || $0.kind == .other }
        let listed = superfluous.prefix(20).map { entry in
            finding(
                "package-entry", given, entry: entry.name, limit: "recordings",
                "it is \(entry.kind == .text ? "a text" : "no recording"), but \(profile.id) takes recordings only",
                remedy: "Leave it out of the zip.")
        }
        guard superfluous.count > listed.count else { return listed }
        return listed + [
            finding(
                "package-entry", given, limit: "recordings",
                "\(superfluous.count - listed.count) more entries are no recordings",
                remedy: "Leave them out of the zip.")
        ]
    }

    private func defects(_ given: CheckInput.RoledArchive) -> [Finding] {
        given.archive.defects.filter { $0.defect.severity > .note }.map { listed in
            Finding(
                rule: listed.defect.code.rawValue, severity: listed.defect.severity, outcome: .fail, role: given.role,
                path: listed.entry.map { given.archive.path(ofEntry: $0) } ?? given.archive.path,
                archive: listed.entry == nil ? nil : given.archive.path, byteOffset: listed.defect.byteOffset,
                byteCount: listed.defect.byteCount, message: listed.defect.message)
        }
    }
}
