import PreflightModel

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
