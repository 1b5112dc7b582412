import PreflightModel

/// What can be wrong with a zip as a whole.
extension Defect {
    static func zipEmpty() -> Defect { Defect(ZipDefectCode.empty, .error) }

    static func zipTooManyEntries(_ count: Int64) -> Defect {
        Defect(
            ZipDefectCode.tooManyEntries, .error,
            count > ZipDirectory.greatestEntryCount
                ? ["entries": .count(count), "greatestEntries": .count(ZipDirectory.greatestEntryCount)]
                : ["entries": .count(count), "greatestNameBytes": .count(ZipDirectory.greatestNameByteCount)])
    }

    static func zipDirectoryBroken(at offset: Int64, limit: Int64, count: Int64) -> Defect {
        Defect(
            ZipDefectCode.directoryDamaged, .error, at: min(offset, limit)..<max(offset, limit),
            ["entries": .count(count), "directoryEnd": .count(offset), "endRecord": .count(limit)])
    }

    static func zipEntryCountMismatch(stated: UInt64, found: Int64, at offset: Int64) -> Defect {
        Defect(
            ZipDefectCode.entryCountMismatch, .error, at: offset..<(offset + 22),
            ["stated": .count(stated), "found": .count(found)])
    }

    static func zipDirectorySizeMismatch(stated: Int64, found: Int64, at offset: Int64) -> Defect {
        Defect(
            ZipDefectCode.directorySizeMismatch, .error, at: offset..<(offset + 22),
            ["stated": .count(stated), "found": .count(found)])
    }

    static func zipSeveralEnds(_ offset: Int64, other: Int64) -> Defect {
        Defect(ZipDefectCode.severalEndRecords, .error, at: other..<(other + 22), ["endRecord": .count(offset)])
    }

    static func zipFormsDisagree(_ range: Range<Int64>) -> Defect {
        Defect(ZipDefectCode.endRecordsDisagree, .error, at: range)
    }

    static func zipDirectoryAmbiguous(_ start: Int64) -> Defect {
        Defect(ZipDefectCode.severalDirectories, .error, at: start..<(start + 46))
    }

    static func zipSplit(_ offset: Int64) -> Defect {
        Defect(ZipDefectCode.split, .error, at: offset..<(offset + 22))
    }

    static func zipLeadingBytes(_ count: Int64, shift: Int64) -> Defect {
        Defect(
            ZipDefectCode.leadingBytes, .warning, at: 0..<count,
            ["leadingBytes": .count(count), "shift": .count(shift)])
    }

    static func zipOffsetsShifted(_ shift: Int64, at offset: Int64) -> Defect {
        Defect(ZipDefectCode.offsetsShifted, .error, at: offset..<(offset + 22), ["shift": .count(shift)])
    }

    static func zipTrailingBytes(_ range: Range<Int64>) -> Defect {
        Defect(ZipDefectCode.trailingBytes, .warning, at: range)
    }

    static func zipGap(_ range: Range<Int64>) -> Defect { Defect(ZipDefectCode.gap, .warning, at: range) }

    static func zipUnlistedEntry(_ range: Range<Int64>) -> Defect {
        Defect(ZipDefectCode.unlistedEntry, .error, at: range)
    }

    static func zipComment(_ range: Range<Int64>) -> Defect { Defect(ZipDefectCode.comment, .note, at: range) }

    /// `fields` is how many entries have such fields.
    static func zip64Unneeded(fields: Int64, hasRecord: Bool) -> Defect {
        var facts: [String: Fact] = ["entries": .count(fields)]
        if hasRecord { facts["endRecords"] = 1 }
        return Defect(ZipDefectCode.zip64Unneeded, .warning, facts)
    }

    static func zipBombTotal(_ total: Int64, zip: Int64) -> Defect {
        Defect(ZipEntryDefectCode.bomb, .error, ["inflatedBytes": .count(total), "zipBytes": .count(zip)])
    }
}
