import PreflightModel

extension EnglishFindings {
    /// Zips and what is in them, and files that are packed.
    static func ofPackage(_ finding: Finding) -> Sentence? {
        let profile = finding.profileName
        let entries = finding.facts["entries"]?.integer ?? 0
        switch finding.code {
        case .fileRefused: return Sentence("\(profile) does not accept this file", "Remove it from the folder.")
        case .packageIsZip: return Sentence("a zip")
        case .packageNotZip:
            return Sentence(
                "it is a zip, but \(profile) accepts the recordings themselves", "Unpack it, and give the recordings.")
        case .packageRole:
            let role = finding.role ?? ""
            return Sentence(
                "it is a zip, but \(profile) accepts \(role) outside the zip", "Give \(role) as a file.")
        case .packageSecond:
            return Sentence(
                "it is another zip, but \(profile) accepts only one", "Pack everything into one zip.")
        case .packageNeedsZip64:
            return Sentence(
                "it is so large that it needs zip64, and it is unknown whether \(profile) accepts zip64",
                "Pack fewer or shorter recordings.")
        case .packageEntriesForZip64: return tooManyEntries(finding)
        case .packageTooLarge: return tooLarge(finding, "that \(profile) takes")
        case .packageBytesForZip64:
            return tooLarge(finding, "of a zip without zip64, and it is unknown whether \(profile) accepts zip64")
        case .packageEntry:
            let takesTexts = finding.limit?.facts["kinds"]?.list?.contains("text") ?? false
            return Sentence(
                "it is \(finding.text("kind") == "text" ? "a text" : "not a recording"), but \(profile) accepts "
                    + (takesTexts ? "only recordings and their texts" : "recordings only"), "Leave it out of the zip.")
        case .packageEntries:
            return Sentence(
                "\(entries) more entries are not accepted by \(profile)", "Look at all entries of the zip.")
        case .packageName:
            return Sentence(
                "it is called \"\(finding.measured?.fact.text ?? "")\", but \(profile) requires "
                    + (EnglishLimits.text(of: finding) ?? ""),
                "Rename it, or let `voice-preflight package` name the entries.")
        case .packageNames:
            return Sentence(
                "\(entries) more entries do not have the names that \(profile) requires",
                "Look at all entries of the zip.")
        case .packageFileTwice:
            return Sentence("is given twice, and a package holds each file once", "Give it once.")
        case .packageNameTaken:
            return Sentence(
                "would be called \"\(finding.measured?.fact.text ?? "")\" in the package, like \(finding.text("other"))",
                "Rename one of the two files.")
        default: return nil
        }
    }

    private static func tooManyEntries(_ finding: Finding) -> Sentence {
        let most = finding.limit?.facts["most"]?.integer ?? 0
        let count = finding.measured?.fact.integer ?? 0
        return Sentence(
            "the zip would have \(EnglishAmounts.grouped(count)) entries, more than the \(EnglishAmounts.grouped(most)) of "
                + "a zip without zip64, and \(finding.profileName) is not known to take zip64 "
                + "(\(EnglishAmounts.grouped(count - most)) over)", "Pack fewer recordings.")
    }

    private static func tooLarge(_ finding: Finding, _ whose: String) -> Sentence {
        let greatest = finding.limit?.maximum?.value.integer ?? 0
        let distance = finding.headroom.map { EnglishQuantities.distance($0, of: finding) } ?? ""
        return Sentence(
            "the zip has \(EnglishQuantities.measured(of: finding) ?? ""), more than the \(EnglishAmounts.bytes(greatest)) "
                + "\(whose) (\(distance) over)", "Pack fewer or shorter recordings.")
    }
}
