import PreflightModel

/// The defects of a zip: of each kind some are listed one by one, and the rest are counted.
struct ZipDefectList {
    /// How many defects of one kind are listed.
    static let greatestCount: Int64 = 20

    private var ofZip: [ArchiveMeasurement.EntryDefect] = []
    private var ofEntries: [ArchiveMeasurement.EntryDefect] = []
    private var counts: [DefectCode: Int64] = [:]

    mutating func add(_ defect: Defect, to entry: String? = nil) {
        counts[defect.code, default: 0] += 1
        guard counts[defect.code, default: 0] <= Self.greatestCount else { return }
        let listed = ArchiveMeasurement.EntryDefect(entry: entry, defect: defect)
        if entry == nil { ofZip.append(listed) } else { ofEntries.append(listed) }
    }

    /// Those of the zip, then those of entries, then one for the rest of each kind that has more.
    var all: [ArchiveMeasurement.EntryDefect] {
        let listed = ofZip + ofEntries
        let rest = counts.filter { $0.value > Self.greatestCount }.sorted { $0.key < $1.key }.map { code, count in
            ArchiveMeasurement.EntryDefect(
                entry: nil,
                defect: .more(
                    of: code,
                    severity: listed.filter { $0.defect.code == code }.map(\.defect.severity).max() ?? .warning,
                    count: count - Self.greatestCount))
        }
        return listed + rest
    }
}
