import PreflightModel

/// The words for what can be wrong with a zip as a whole.
extension Defect {
    static func zipEmpty() -> Defect {
        Defect(code: "zip.empty", severity: .error, message: "the zip has no entries. Pack the recordings again.")
    }

    static func zipTooManyEntries(_ count: Int64) -> Defect {
        Defect(
            code: "zip.too-many-entries", severity: .error,
            message: "the zip lists \(count) entries"
                + (count > ZipDirectory.greatestEntryCount
                    ? ", and at most \(ZipDirectory.greatestEntryCount) are looked at"
                    : " whose names have more than \(ZipDirectory.greatestNameByteCount) bytes")
                + ": they were not checked. Pack the recordings alone.",
            facts: ["entries": count])
    }

    static func zipDirectoryBroken(at offset: Int64, limit: Int64, count: Int64) -> Defect {
        Defect(
            code: "zip.directory-damaged", severity: .error,
            message: "the central directory breaks off at byte \(offset) after \(count) entries, but its end record "
                + "begins at byte \(limit): what lies between is no entry. Pack the recordings again.",
            range: min(offset, limit)..<max(offset, limit), facts: ["entries": count])
    }

    static func zipEntryCountMismatch(stated: UInt64, found: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "zip.entry-count-mismatch", severity: .error,
            message: "the end record says \(stated) entries, but the central directory has \(found). Programs that "
                + "count "
                + "and programs that read on see different contents. Pack the recordings again.",
            range: offset..<(offset + 22), facts: ["stated": Int64(clamping: stated), "found": found])
    }

    static func zipDirectorySizeMismatch(stated: Int64, found: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "zip.directory-size-mismatch", severity: .error,
            message: "the end record says that the central directory has \(stated) bytes, but it has \(found). Pack "
                + "the "
                + "recordings again.",
            range: offset..<(offset + 22), facts: ["stated": stated, "found": found])
    }

    static func zipSeveralEnds(_ offset: Int64, other: Int64) -> Defect {
        Defect(
            code: "zip.several-end-records", severity: .error,
            message: "there are two end records, at bytes \(other) and \(offset), which lead to different contents: "
                + "programs differ in which one they take. Pack the recordings again.",
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
            message: "\(count) bytes that are no part of the zip stand in front of its first entry"
                + (shift == 0 ? "" : ", and its offsets are \(shift) bytes off")
                + "; programs that judge a file by its first bytes refuse it. Pack the recordings again.",
            range: 0..<count, facts: ["leadingBytes": count, "shift": shift])
    }

    static func zipOffsetsShifted(_ shift: Int64, at offset: Int64) -> Defect {
        Defect(
            code: "zip.offsets-shifted", severity: .error,
            message: "the offsets in the zip are \(shift.magnitude) bytes too "
                + "\(shift < 0 ? "great: bytes are missing in it" : "small: there are bytes too many in it"). Pack the "
                + "recordings again.",
            range: offset..<(offset + 22), facts: ["shift": shift])
    }

    static func zipTrailingBytes(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.trailing-bytes", severity: .warning,
            message: "\(range.upperBound - range.lowerBound) bytes stand behind the end of the zip, at byte "
                + "\(range.lowerBound); some programs refuse it. Pack the recordings again.", range: range)
    }

    static func zipGap(_ range: Range<Int64>) -> Defect {
        Defect(
            code: "zip.gap", severity: .warning,
            message: "\(range.upperBound - range.lowerBound) bytes at byte \(range.lowerBound) belong to no entry, as "
                + "deleted entries leave them. Pack the recordings again.", range: range)
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
            message: "the zip has a comment of \(range.upperBound - range.lowerBound) bytes.", range: range)
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
            message: "the entries inflate to more than \(total) bytes, over 100 times the \(zip) bytes of the zip: "
                + "reading was stopped. Recordings do not shrink so much; pack them alone.",
            facts: ["inflatedBytes": total, "zipBytes": zip])
    }

    static func zipMore(code: DefectCode, count: Int64, severity: Severity) -> Defect {
        Defect(
            code: code, severity: severity,
            message: "there are \(count) more of this kind (\(code)), which are not listed one by one.",
            facts: ["more": count])
    }
}
