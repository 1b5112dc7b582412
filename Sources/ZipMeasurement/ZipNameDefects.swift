import PreflightModel

/// The words for what can be wrong with the name of an entry.
extension Defect {
    static func zipNameEmpty(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-empty", severity: .error, message: "the entry has no name. Pack the recordings again.",
            range: range)
    }

    static func zipNameFalselyFlagged(_ name: ZipEntryName, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-not-utf8", severity: .error,
            message: "its flags say that the name is UTF-8, but it is not; it was read as \(words(name)). Rename the "
                + "file "
                + "in ASCII, and pack it again.", range: range)
    }

    static func zipUnicodePathStale(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.unicode-path-stale", severity: .warning,
            message: "its Unicode path field was made for another name or is not UTF-8, and was not used; other "
                + "programs may use it. Pack the recordings again.", range: range)
    }

    static func zipNameNotASCII(_ name: ZipEntryName, _ range: Range<Int64>) -> Defect {
        let how = name.encoding == .utf8 ? "UTF-8, and its flags say so" : "UTF-8 in a Unicode path field"
        return Defect(
            code: "zip.name-not-ascii", severity: .warning,
            message: "the name has letters outside ASCII (\(how)); not every service reads them. Rename the file in "
                + "ASCII to be safe.", range: range)
    }

    static func zipNameEncoding(_ name: ZipEntryName, _ range: Range<Int64>) -> Defect {
        let isUTF8 = name.encoding == .unflaggedUTF8
        return Defect(
            code: "zip.name-encoding", severity: isUTF8 ? .warning : .error,
            message: isUTF8
                ? "the name is UTF-8, but no flag says so (bit 11): many programs show it garbled. Rename the file in "
                    + "ASCII, and pack it again."
                : "the name is not UTF-8, and its encoding is not stated; it was read as \(words(name)). Programs that "
                    + "expect UTF-8 refuse the zip, and others see a different name. Rename the file in ASCII, and "
                    + "pack it again.",
            range: range)
    }

    private static func words(_ name: ZipEntryName) -> String {
        guard let other = name.asCP437 else { return "code page 437: \"\(name.text)\"" }
        return "GB18030 (as code page 437 it would be \"\(other)\""
            + (name.hasBackslashByteInCharacter
                ? "; a byte 5C in it is half a character, which some programs take for the end of a folder's "
                    + "name" : "") + ")"
    }

    static func zipNameBackslash(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-backslash", severity: .error,
            message: "the name has a backslash: some programs make folders of it, and others keep it. Names in zips "
                + "contain only slashes (APPNOTE.TXT 4.4.17); pack the recordings with another program.", range: range)
    }

    static func zipNameAbsolute(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-absolute", severity: .error,
            message: "the name begins with a slash: unpacked, the file would leave its folder, and services refuse "
                + "that. "
                + "Pack the recordings again.", range: range)
    }

    static func zipNameDrive(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-drive", severity: .error,
            message: "the name begins with a drive letter: unpacked on Windows, the file would leave its folder, and "
                + "services refuse that. Pack the recordings again.", range: range)
    }

    static func zipNameParent(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-parent", severity: .error,
            message: "the name has \"..\" in it: unpacked, the file would leave its folder, and services refuse "
                + "that. Pack "
                + "the recordings again.", range: range)
    }

    static func zipNameControl(_ scalar: Unicode.Scalar, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-control", severity: .error,
            message: "the name has an invisible character (U+\(hexadecimal(scalar.value))). Rename the file, and "
                + "pack it again.",
            range: range, facts: ["scalar": Int64(scalar.value)])
    }

    static func zipNameUnportable(_ reason: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.name-unportable", severity: .warning,
            message: "Windows cannot create a file with this name: \(reason). Rename the file, and pack it again.",
            range: range)
    }

    static func zipDuplicate(_ other: String, _ likeness: ZipNameTwins.Likeness, _ range: Range<Int64>) -> Defect {
        let words =
            switch likeness {
            case .same: "another entry has the same name: programs differ in which one they use"
            case .normalisation:
                "the name differs from \"\(other)\" only in how its letters are composed: on macOS they are the same "
                    + "file"
            case .letterCase:
                "the name differs from \"\(other)\" only in upper and lower case: on macOS and Windows they are the "
                    + "same "
                    + "file"
            }
        return Defect(
            code: likeness == .same ? "zip.duplicate" : "zip.duplicate-alike", severity: .error,
            message: "\(words). Rename one of the files, and pack them again.", range: range)
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
