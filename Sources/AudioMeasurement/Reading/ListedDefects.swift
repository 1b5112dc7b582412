import PreflightModel

/// The defects of a stream: of each kind some are listed one by one, and the rest are counted.
struct ListedDefects {
    private static let greatestCount: Int64 = 32

    private var defects: [Defect] = []
    private var counts: [DefectCode: Int64] = [:]

    mutating func add(_ defect: Defect) {
        counts[defect.code, default: 0] += 1
        if counts[defect.code, default: 0] <= Self.greatestCount { defects.append(defect) }
    }

    /// The listed ones, then one for the rest of each kind that has more.
    var all: [Defect] {
        defects
            + counts.sorted { $0.key < $1.key }.filter { $0.value > Self.greatestCount }.map { code, count in
                .more(
                    of: code, severity: defects.first { $0.code == code }?.severity ?? .warning,
                    count: count - Self.greatestCount)
            }
    }
}
