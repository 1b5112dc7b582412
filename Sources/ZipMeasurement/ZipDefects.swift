import PreflightModel

/// The words for what can be wrong with a zip as a whole.
extension Defect {
    static func zipEmpty() -> Defect {
        Defect(code: "zip.empty", severity: .error, message: "the zip has no entries. Pack the recordings again.")
    }

    static func zipTooManyEntries(_ count: Int64) -> Defect {
        Defect(
            code: "zip.too-many-entries", severity: .error,
            message: "the zip lists \(count.counted("entry", "entries"))"
                + (count > ZipDirectory.greatestEntryCount
                    ? ", and at most \(ZipDirectory.greatestEntryCount) are looked at"
                    : " whose names have more than \(ZipDirectory.greatestNameByteCount.counted("byte"))")
                + ": they were not checked. Pack only the recordings.",
            facts: ["entries": count])
    }

    static func zipDirectoryBroken(at offset: Int64, limit: Int64, count: Int64) -> Defect {
        Defect(
            code: "zip.directory-damaged", severity: .error,
            message: "the central directory breaks off at byte \(offset) after \(count.counted("entry", "entries")), "
                + "but its end record begins at byte \(limit): the bytes in between are not an entry. Pack the "
                + "recordings again.",
            range: min(offset, limit)..<max(offset, limit), facts: ["entries": count])
    }

    static func zipEntryCountMismatch(stated: UInt64, found: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "zip.entry-count-mismatch", severity: .error,
            message: "the end record states \(stated.counted("entry", "entries")), but the central directory has "
                + "\(found). Programs that count and programs that read on see different contents. Pack the recordings "
                + "again.",
            range: offset..<(offset + 22), facts: ["stated": Int64(clamping: stated), "found": found])
    }

    static func zipDirectorySizeMismatch(stated: Int64, found: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "zip.directory-size-mismatch", severity: .error,
            message: "the end record says that the central directory has \(stated.counted("byte")), but it has "
                + "\(found). Pack the recordings again.",
            range: offset..<(offset + 22), facts: ["stated": stated, "found": found])
    }

    static func zipSeveralEnds(_ offset: Int64, other: Int64) -> Defect {
        Defect(
            code: "zip.several-end-records", severity: .error,
            message: "there are two end records, at bytes \(other) and \(offset), which lead to different contents: "
                + "programs differ in which one they use. Pack the recordings again.",
            range: other..<(other + 22))
    }

    static func zipFormsDisagree(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.end-records-disagree", severity: .error,
            message: "the end record and its zip64 form say different things: programs see different contents. Pack "
                + "the "
                + "recordings again.", range: range)
    }

    static func zipDirectoryAmbiguous(_ start: Int64) -> Defect {
        Defect(
            code: "zip.several-directories", severity: .error,
            message: "there are two central directories, one where the end record says and one right in front of it, "
                + "at "
                + "byte \(start): programs see different contents. Pack the recordings again.",
            range: start..<(start + 46))
    }

    static func zipSplit(_ offset: Int64) -> Defect {
        Defect(
            code: "zip.split", severity: .error,
            message: "the zip is one part of a zip that was split over several files. Pack the recordings in one file.",
            range: offset..<(offset + 22))
    }

    static func zipLeadingBytes(_ count: Int64, shift: Int64) -> Defect {
        Defect(
            code: "zip.leading-bytes", severity: .warning,
            message:
                "\(count.counted("byte")) that \(count.agreed("is", "are")) not part of the zip \(count.agreed("precedes", "precede")) its first "
                + "entry"
                + (shift == 0 ? "" : ", and its offsets are \(shift.counted("byte")) off")
                + "; programs that judge a file by its first bytes refuse it. Pack the recordings again.",
            range: 0..<count, facts: ["leadingBytes": count, "shift": shift])
    }

    static func zipOffsetsShifted(_ shift: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "zip.offsets-shifted", severity: .error,
            message: "the offsets in the zip are \(shift.magnitude.counted("byte")) too "
                + "\(shift < 0 ? "large: bytes are missing from it" : "small: it contains extra bytes"). Pack the "
                + "recordings again.",
            range: offset..<(offset + 22), facts: ["shift": shift])
    }

    static func zipTrailingBytes(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.trailing-bytes", severity: .warning,
            message: "\((range.upperBound - range.lowerBound).counted("byte")) "
                + "\((range.upperBound - range.lowerBound).agreed("follows", "follow")) the end of the zip, at byte "
                + "\(range.lowerBound); some programs refuse it. Pack the recordings again.", range: range)
    }

    static func zipGap(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.gap", severity: .warning,
            message: "\((range.upperBound - range.lowerBound).counted("byte")) at byte \(range.lowerBound) "
                + "\((range.upperBound - range.lowerBound).agreed("does not", "do not")) belong to any entry; deleted "
                + "entries leave such gaps. Pack the recordings again.", range: range)
    }

    static func zipUnlistedEntry(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.unlisted-entry", severity: .error,
            message: "an entry begins at byte \(range.lowerBound) that the central directory does not list: programs "
                + "that "
                + "read from the front see it, others do not. Pack the recordings again.", range: range)
    }

    static func zipComment(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.comment", severity: .note,
            message: "the zip has a comment of \((range.upperBound - range.lowerBound).counted("byte")).", range: range)
    }

    static func zip64Unneeded(fields: Int64, hasRecord: Bool) -> Defect {
        let what =
            (hasRecord ? ["an end record"] : [])
            + (fields > 0 ? ["fields at \(fields) \(fields == 1 ? "entry" : "entries")"] : [])
        return Defect(
            code: "zip.zip64-unneeded", severity: .warning,
            message: "the zip has zip64 structures (\(what.joined(separator: " and "))) that it does not need: "
                + "nothing in "
                + "it reaches 4 GiB or 65,535 entries, and old programs cannot read them. Pack the recordings again "
                + "without zip64.",
            facts: ["entries": fields])
    }

    static func zipBombTotal(_ total: Int64, zip: Int64) -> Defect {
        Defect(
            code: "zip.bomb", severity: .error,
            message: "the entries inflate to more than \(total.counted("byte")), over 100 times the "
                + "\(zip.counted("byte")) of the zip: reading was stopped. Recordings do not compress that much; pack "
                + "only them.",
            facts: ["inflatedBytes": total, "zipBytes": zip])
    }

    static func zipMore(code: DefectCode, count: Int64, severity: Severity) -> Defect {
        Defect(
            code: code, severity: severity,
            message: "\(count) more of this kind (\(code)) \(count.agreed("is", "are")) not listed.",
            facts: ["more": count])
    }
}
