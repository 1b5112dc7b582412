package import PreflightModel

/// The limits of a profile's zip.
struct PackageLimits {
    let profile: Profile

    /// Whether the vendor takes a zip of this size; nothing where no limit is known.
    func size(_ byteCount: Int64) -> [Finding] {
        guard let greatest = profile.package.greatestByteCount else { return [] }
        return [finding("package-size", .packageTooLarge, byteCount, greatest)]
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
                    rule: "package-zip64", code: .packageEntriesForZip64, severity: .error, outcome: .fail,
                    measured: Quantity(.integer(Int64(size.entryCount)), unit: .integer),
                    limit: RuleLimit(kind: "package.entries", facts: ["most": .integer(Int64(most))]),
                    facts: ["profile": .text(profile.id)], source: profile.package.source)
            ]
        }
        let byteCount = isExact ? size.byteCount : size.greatestEntry
        let result = finding("package-zip64", .packageBytesForZip64, byteCount, PackageSize.greatestPlain)
        return isExact || result.outcome == .fail ? [result] : []
    }

    private func finding(_ rule: String, _ tooLarge: FindingCode, _ byteCount: Int64, _ greatest: Int64) -> Finding {
        let room = greatest - byteCount
        return Finding(
            rule: rule, code: room >= 0 ? .packageFits : tooLarge, severity: .error,
            outcome: room >= 0 ? .pass : .fail, measured: Quantity(.integer(byteCount), unit: .bytes),
            limit: profile.package.sizeLimit(greatest),
            headroom: Headroom(.integer(room), unit: .bytes, side: .maximum),
            facts: room >= 0 ? [:] : ["profile": .text(profile.id)], source: profile.package.source)
    }
}

extension PackageFormat {
    /// The most bytes that the zip may have, as a limit.
    package func sizeLimit(_ greatest: Int64) -> RuleLimit {
        RuleLimit(kind: "package.size", maximum: .init(.integer(greatest), unit: .bytes, notation: "\(greatest) B"))
    }
}
