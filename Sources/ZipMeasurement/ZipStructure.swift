import AudioMeasurement
import PreflightModel

/// The structure of a zip: what its end record, its directory and the headers of its entries say, and where they differ.
struct ZipStructure {
    let record: ZipEndRecord
    let directory: ZipDirectory
    let layout: ZipLayout
    /// What is wrong with the zip as a whole.
    private(set) var defects: [Defect] = []

    /// The entries in the order of the directory.
    var entries: [ZipEntry] { directory.entries }

    /// Reads the structure.
    ///
    /// - Throws: `MeasuringFailure` when there is no end record that leads to a directory.
    init(in bytes: inout ZipBytes) throws(MeasuringFailure) {
        let candidates = try ZipEndRecord.candidates(in: &bytes)
        guard let record = candidates.first else { throw .zipWithoutEnd }
        self.record = record
        directory = try ZipDirectory(record, in: &bytes)
        layout = try ZipLayout(directory.entries, directoryStart: record.directoryStart, in: &bytes)
        judgeEnd(byteCount: bytes.byteCount)
        judgeSeveralEnds(candidates.dropFirst())
        judgeDirectory()
        judgeZip64()
        judgePlaces()
    }

    private mutating func judgeEnd(byteCount: Int64) {
        let isSplit = record.isSplit || directory.entries.contains(where: \.isOnOtherDisk)
        if isSplit { defects.append(.zipSplit(record.offset)) }
        if record.formsDisagree { defects.append(.zipFormsDisagree(record.directoryLimit..<record.end)) }
        if record.isAmbiguous { defects.append(.zipDirectoryAmbiguous(record.directoryStart)) }
        if record.commentByteCount > 0 { defects.append(.zipComment((record.offset + 22)..<record.end)) }
        if record.end < byteCount { defects.append(.zipTrailingBytes(record.end..<byteCount)) }
    }

    /// A zip inside an entry has an end record of its own, which is none of this zip.
    private mutating func judgeSeveralEnds(_ others: ArraySlice<ZipEndRecord>) {
        for other in others {
            let isInside = layout.extents.contains { $0.map { $0.data.contains(other.offset) } ?? false }
            if !isInside { defects.append(.zipSeveralEnds(record.offset, other: other.offset)) }
        }
    }

    private mutating func judgeDirectory() {
        if directory.isTooLarge {
            defects.append(.zipTooManyEntries(directory.headerCount))
        } else if directory.headerCount == 0, !directory.isBroken {
            defects.append(.zipEmpty())
        }
        if directory.isBroken {
            defects.append(
                .zipDirectoryBroken(at: directory.end, limit: record.directoryLimit, count: directory.headerCount))
        } else if directory.end - record.directoryStart != record.directoryByteCount {
            defects.append(
                .zipDirectorySizeMismatch(
                    stated: record.directoryByteCount, found: directory.end - record.directoryStart, at: record.offset))
        }
        if record.entryCount != UInt64(directory.headerCount) {
            defects.append(
                .zipEntryCountMismatch(stated: record.entryCount, found: directory.headerCount, at: record.offset))
        }
    }

    private mutating func judgeZip64() {
        let fields = zip(entries, layout.extents).count { entry, extent in
            (entry.hasZip64Field || extent?.hasLocalZip64Field == true) && !entry.needsZip64
        }
        let hasRecord = record.isZip64 && !needsZip64
        if hasRecord || fields > 0 { defects.append(.zip64Unneeded(fields: Int64(fields), hasRecord: hasRecord)) }
    }

    /// Whether something in the zip does not fit into the fields of a zip without zip64.
    var needsZip64: Bool {
        directory.headerCount >= 0xFFFF || record.directoryStart >= 0xFFFF_FFFF || entries.contains(where: \.needsZip64)
    }

    /// Whether there are zip64 structures anywhere.
    var isZip64: Bool {
        record.isZip64 || entries.contains(where: \.hasZip64Field)
            || layout.extents.contains { $0?.hasLocalZip64Field == true }
    }

    private mutating func judgePlaces() {
        if layout.leadingByteCount > 0, !directory.isTooLarge {
            defects.append(.zipLeadingBytes(layout.leadingByteCount, shift: record.shift))
        } else if record.shift != 0 {
            defects.append(.zipOffsetsShifted(record.shift, at: record.offset))
        }
        guard !directory.isTooLarge else { return }
        for gap in layout.gaps { defects.append(gap.holdsEntry ? .zipUnlistedEntry(gap.range) : .zipGap(gap.range)) }
    }
}
