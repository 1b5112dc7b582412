import PreflightModel

/// What is wrong with the name of an entry of a zip.
extension EnglishSentences {
    func sentence(_ code: ZipNameDefectCode, _ facts: EnglishFacts) -> String {
        let rename = "Rename the file, and pack it again."
        let renameASCII = "Rename the file in ASCII, and pack it again."
        switch code {
        case .empty: return "the entry has no name. Pack the recordings again."
        case .notUTF8:
            return "its flags say that the name is UTF-8, but it is not; it was read as \(reading(facts)). "
                + renameASCII
        case .staleUnicodePath:
            return "its Unicode path field was made for another name or is not UTF-8, and was not used; other programs "
                + "may use it. Pack the recordings again."
        case .notASCII:
            let isFlagged = facts.text("encoding") == ArchiveMeasurement.Entry.NameEncoding.utf8.rawValue
            let how = isFlagged ? "UTF-8, and its flags say so" : "UTF-8 in a Unicode path field"
            return
                "the name has letters outside ASCII (\(how)); not every service reads them. Rename the file in ASCII "
                + "to be safe."
        case .encoding:
            if facts.text("encoding") == ArchiveMeasurement.Entry.NameEncoding.unflaggedUTF8.rawValue {
                return "the name is UTF-8, but no flag says so (bit 11): many programs show it garbled. \(renameASCII)"
            }
            return "the name is not UTF-8, and its encoding is not stated; it was read as \(reading(facts)). Programs "
                + "that expect UTF-8 refuse the zip, and others see a different name. \(renameASCII)"
        case .backslash:
            return "the name has a backslash: some programs make folders of it, and others keep it. Names in zips "
                + "contain only slashes (APPNOTE.TXT 4.4.17); pack the recordings with another program."
        case .absolute:
            return "the name begins with a slash: unpacked, the file would leave its folder, and services refuse that. "
                + "Pack the recordings again."
        case .drive:
            return "the name begins with a drive letter: unpacked on Windows, the file would leave its folder, and "
                + "services refuse that. Pack the recordings again."
        case .parent:
            return
                "the name has \"..\" in it: unpacked, the file would leave its folder, and services refuse that. Pack "
                + "the recordings again."
        case .control:
            return "the name has an invisible character (U+\(hexadecimal(facts.integer("scalar")))). \(rename)"
        case .unportable: return "Windows cannot create a file with this name: \(unportability(facts)). \(rename)"
        case .duplicate:
            return
                "another entry has the same name: programs differ in which one they use. Rename one of the files, and "
                + "pack them again."
        case .duplicateAlike:
            let difference =
                facts.text("likeness") == "normalisation"
                ? "how its letters are composed: on macOS they are the same file"
                : "upper and lower case: on macOS and Windows they are the same file"
            return
                "the name differs from \"\(facts.text("other"))\" only in \(difference). Rename one of the files, and "
                + "pack them again."
        }
    }

    private func reading(_ facts: EnglishFacts) -> String {
        guard facts.has("asCP437") else { return "code page 437: \"\(facts.text("name"))\"" }
        let backslash =
            facts.has("halfCharacterBackslashes")
            ? "; a byte 5C in it is half a character, which some programs take for the end of a folder's name" : ""
        return "GB18030 (as code page 437 it would be \"\(facts.text("asCP437"))\"\(backslash))"
    }

    private func unportability(_ facts: EnglishFacts) -> String {
        switch UnportableName(rawValue: facts.text("problem")) {
        case .character: "it has the character \(facts.text("character"))"
        case .endsWithSpace: "it ends with a space"
        case .endsWithDot: "it ends with a dot"
        case .device: "\(facts.text("device")) is the name of a device there"
        case .tooLong: "it has \(facts.counted("nameBytes", "byte")), more than 255"
        case nil: "it is not allowed there"
        }
    }

    private func hexadecimal(_ value: Int64?) -> String {
        guard let value else { return "unknown" }
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
