import PreflightModel

/// The words for what can be wrong with an entry.
extension Defect {
    // MARK: What it is

    static func zipSystemFile(_ origin: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.system-file", severity: .error,
            message: "it is \(origin), not a recording; services that accept only recordings refuse the zip. Pack only "
                + "the recordings.", range: range)
    }

    static func zipAppleDouble(_ range: Range<Int64>) -> Defect {
        .zipSystemFile("an AppleDouble file by its content, which macOS adds", range)
    }

    static func zipFolder(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.folder", severity: .error,
            message: "it is a folder with an entry of its own; services that accept only recordings refuse the zip. "
                + "Pack the recordings themselves, not their folder.", range: range)
    }

    static func zipFolderWithData(_ count: UInt64, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.folder-with-data", severity: .error,
            message: "it is a folder by its name or attributes, but has \(count.counted("byte")) of data. Pack the "
                + "recordings again.",
            range: range)
    }

    static func zipInFolder(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.in-folder", severity: .warning,
            message: "it is in a folder, but services look for recordings at the root of a zip. Pack the recordings "
                + "themselves, not their folder.", range: range)
    }

    static func zipLink(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.link", severity: .error,
            message: "it is a symbolic link, which holds a path, not a recording. Pack the file that it points to.",
            range: range)
    }

    static func zipSpecial(_ kind: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.special-file", severity: .error,
            message: "it is \(kind), not a file. Leave it out.", range: range)
    }

    static func zipNested(_ kind: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.nested", severity: .error,
            message: "it is \(kind) inside the zip; its contents are not examined, here or by services. Unpack it, and "
                + "pack the recordings themselves.", range: range)
    }

    // MARK: Whether it can be read

    static func zipEncrypted(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.encrypted", severity: .error,
            message: "it is encrypted, so nobody can read it without the password. Pack it without a password.",
            range: range)
    }

    static func zipMethod(_ name: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.unsupported-method", severity: .error,
            message: "its compression is \(name); only stored and deflated entries are read everywhere. Pack it again "
                + "with one of these.", range: range)
    }

    static func zipNoLocalHeader(at offset: Int64, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.local-header-missing", severity: .error,
            message: "the central directory states that it begins at byte \(offset), but no entry does. The zip is "
                + "damaged or cut; pack the recordings again.", range: range, facts: ["localHeader": offset])
    }

    static func zipDataBeyond(_ end: Int64, limit: Int64, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.data-beyond", severity: .error,
            message: "its data would end at byte \(end), but the central directory begins at byte \(limit). The zip is "
                + "damaged or cut; pack the recordings again.", range: range, facts: ["end": end, "limit": limit])
    }

    static func zipOverlap(with name: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.overlap", severity: .error,
            message: "its bytes overlap those of \"\(name)\", as in zip bombs; neither was read. Pack the recordings "
                + "again.",
            range: range)
    }

    static func zipBomb(inflated: Int64, compressed: Int64, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.bomb", severity: .error,
            message: "its \(compressed.counted("byte")) inflate to more than \(inflated), over 100 times as many: "
                + "reading was stopped. Recordings do not compress that much; leave it out.", range: range,
            facts: ["inflatedBytes": inflated, "compressedBytes": compressed])
    }

    static func zipDataDamaged(after count: Int64, message: String, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.data-damaged", severity: .error,
            message: "its data cannot be inflated after \(count.counted("byte")): libzip says \"\(message)\". Pack the "
                + "recording again.",
            range: range, facts: ["inflatedBytes": count])
    }

    // MARK: Whether what is said of it is true

    static func zipHeaderMismatch(_ differences: [String], _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.header-mismatch", severity: .error,
            message: "the central directory and the entry's own header disagree about "
                + "\(differences.joined(separator: ", ")):"
                + " programs see different contents. Pack the recordings again.", range: range)
    }

    static func zipSizeMismatch(stated: UInt64, found: Int64, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.size-mismatch", severity: .error,
            message: "its header states \(stated.counted("byte")), but there are \(found). Pack the recording "
                + "again.", range: range,
            facts: ["stated": Int64(clamping: stated), "found": found])
    }

    static func zipCRCMismatch(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.crc-mismatch", severity: .error,
            message: "its content does not match the checksum (CRC-32) in its header: it was damaged after it was "
                + "packed. Pack the recording again.", range: range)
    }

    static func zipDescriptorMismatch(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.descriptor-mismatch", severity: .error,
            message: "its flags say that its sizes and checksum follow its data, but what follows does not match the "
                + "central directory. Pack the recordings again.", range: range)
    }

    static func zipDataDescriptor(isStored: Bool, _ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.data-descriptor", severity: isStored ? .warning : .note,
            message: "its sizes follow its data, as in a zip that was written to a pipe"
                + (isStored
                    ? "; since it is stored, a program that reads from the front cannot tell where it ends. Pack it "
                        + "again "
                        + "to a file." : "."),
            range: range)
    }

    static func zipExtraFieldDamaged(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.extra-field-damaged", severity: .warning,
            message: "its extra fields do not fill their space; careful programs refuse the zip. Pack the recordings "
                + "again.",
            range: range)
    }
}
