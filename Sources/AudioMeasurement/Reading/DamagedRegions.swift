/// Regions of a file that share a defect, summed up, so that a thousand of them make one finding.
struct DamagedRegions {
    /// The first of them.
    private(set) var first: Range<Int64>?
    private(set) var count: Int64 = 0
    private(set) var byteCount: Int64 = 0

    mutating func add(_ range: Range<Int64>) {
        if first == nil { first = range }
        count += 1
        byteCount += range.upperBound - range.lowerBound
    }

    mutating func add(_ others: DamagedRegions) {
        if first == nil { first = others.first }
        count += others.count
        byteCount += others.byteCount
    }
}
