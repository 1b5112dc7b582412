package import PreflightModel

/// What `package` and `verify` print for people.
package enum PackageText {
    /// What was packed, where it is, and what `report`, the check before, says is still needed to submit it.
    package static func render(_ manifest: Manifest, report: Report, folder: RecordingPath) -> String {
        var text = entries(manifest)
        if let package = manifest.package {
            let path = TerminalText.visible(folder.appending(package.name.utf8).description)
            text += "\(path)  \(MeasurementWords.size(package.digests.byteCount))  SHA-256 \(package.digests.sha256)\n"
        } else {
            text += "the vendor accepts the files themselves; nothing was copied\n"
        }
        let path = TerminalText.visible(folder.appending("manifest.json".utf8).description)
        text += "\(path)  \(MeasurementWords.count(manifest.entries.count, "entry", "entries"))\n"
        if let needed = FindingWords.needed(report) { text += TerminalText.visible(needed) + "\n" }
        return text + (manifest.isForced ? "PACKED by force  " : "PACKED  ") + manifest.profile.id + "\n"
    }

    /// That everything agreed.
    package static func renderVerified(_ manifest: Manifest) -> String {
        let count = MeasurementWords.count(manifest.entries.count, "file", "files")
        let zip = manifest.package.map { " and \($0.name)" } ?? ""
        return "VERIFIED  \(manifest.profile.id): \(count)\(zip) match the manifest\n"
    }

    private static func entries(_ manifest: Manifest) -> String {
        let rows = manifest.entries.map { entry in
            [
                entry.role, TerminalText.visible(entry.path.description), entry.name ?? "",
                MeasurementWords.size(entry.byteCount),
            ]
        }
        return TerminalText.columns(rows, right: [3]).map { $0 + "\n" }.joined()
    }
}
