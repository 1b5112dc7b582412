import AudioMeasurement
import PreflightModel

/// Where entries are in the file, and what is between them.
struct ZipLayout {
    /// The bytes of one entry: its local header, data and data descriptor.
    struct Extent {
        var start: Int64
        var data: Range<Int64>
        var end: Int64
        /// What of the two headers disagrees.
        var differences: [String: Fact]
        /// How far its data descriptor agrees with the central directory.
        var descriptor: Descriptor
        var hasLocalZip64Field: Bool
    }

    /// What follows the data of an entry (APPNOTE.TXT 4.3.9).
    enum Descriptor { case none, right, wrong }

    /// Bytes that belong to nothing.
    struct Gap {
        var range: Range<Int64>
        /// Whether an entry begins there that the central directory does not list.
        var holdsEntry: Bool
    }

    /// What is wrong with the place of an entry, so that it has no extent.
    enum Misplacement {
        case noLocalHeader
        /// Where the data would end.
        case dataBeyond(Int64)
    }

    /// The extent of each entry in the order of the directory; nil where it has none.
    private(set) var extents: [Extent?] = []
    private(set) var misplacements: [Int: Misplacement] = [:]
    /// For each entry that shares bytes with another: the other.
    private(set) var overlaps: [Int: Int] = [:]
    private(set) var gaps: [Gap] = []
    /// How many bytes precede the first entry.
    private(set) var leadingByteCount: Int64 = 0

    init(_ entries: [ZipEntry], directoryStart: Int64, in bytes: inout ZipBytes) throws(MeasuringFailure) {
        extents.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            let extent = try extent(of: entry, at: index, limit: directoryStart, in: &bytes)
            extents.append(extent)
        }
        try findGapsAndOverlaps(before: directoryStart, in: &bytes)
    }

    private mutating func extent(
        of entry: ZipEntry, at index: Int, limit: Int64, in bytes: inout ZipBytes
    ) throws(MeasuringFailure) -> Extent? {
        guard entry.localOffset < limit, let header = try ZipLocalHeader(at: entry.localOffset, in: &bytes) else {
            misplacements[index] = .noLocalHeader
            return nil
        }
        let (dataEnd, overflow) = header.dataOffset.addingReportingOverflow(Int64(clamping: entry.compressedByteCount))
        guard !overflow, dataEnd <= limit else {
            misplacements[index] = .dataBeyond(overflow ? .max : dataEnd)
            return nil
        }
        var extent = Extent(
            start: entry.localOffset, data: header.dataOffset..<dataEnd, end: dataEnd,
            differences: header.differences(from: entry), descriptor: .none,
            hasLocalZip64Field: header.hasZip64Field)
        if entry.flags.contains(.dataDescriptor) {
            let length = try Self.descriptorLength(of: entry, at: dataEnd, in: &bytes)
            extent.descriptor = length == nil ? .wrong : .right
            extent.end = min(limit, dataEnd + (length ?? 0))
        }
        return extent
    }

    /// How long the descriptor is: with or without signature, sizes of four or eight bytes; nil where none of the four
    /// forms agrees with the central directory.
    private static func descriptorLength(
        of entry: ZipEntry, at offset: Int64, in bytes: inout ZipBytes
    ) throws(MeasuringFailure) -> Int64? {
        let fields = try bytes.bytes(at: offset, count: 24)
        for start in [4, 0] where start == 0 || fields.field32(0) == ZipSignature.dataDescriptor {
            guard fields.field32(start) == entry.crc else { continue }
            if fields.count >= start + 12, UInt64(fields.field32(start + 4)) == entry.compressedByteCount,
                UInt64(fields.field32(start + 8)) == entry.byteCount
            {
                return Int64(start + 12)
            }
            if fields.count >= start + 20, fields.field64(start + 4) == entry.compressedByteCount,
                fields.field64(start + 12) == entry.byteCount
            {
                return Int64(start + 20)
            }
        }
        return nil
    }

    private mutating func findGapsAndOverlaps(
        before directoryStart: Int64, in bytes: inout ZipBytes
    ) throws(MeasuringFailure) {
        let order = extents.indices.filter { extents[$0] != nil }.sorted {
            (extents[$0]?.start ?? 0, $0) < (extents[$1]?.start ?? 0, $1)
        }
        var (end, last): (Int64, Int?) = (0, nil)
        for index in order {
            guard let extent = extents[index] else { continue }
            if let last, extent.start < end {
                overlaps[index] = last
                if overlaps[last] == nil { overlaps[last] = index }
            } else if extent.start > end {
                try addGap(end..<extent.start, isFirst: last == nil, in: &bytes)
            }
            if extent.end > end || last == nil { (end, last) = (extent.end, index) }
        }
        if directoryStart > end { try addGap(end..<directoryStart, isFirst: last == nil, in: &bytes) }
    }

    private mutating func addGap(
        _ range: Range<Int64>, isFirst: Bool, in bytes: inout ZipBytes
    ) throws(MeasuringFailure) {
        let holdsEntry = try bytes.bytes(at: range.lowerBound, count: 4).field32(0) == ZipSignature.localHeader
        if isFirst, !holdsEntry {
            leadingByteCount = range.upperBound
        } else {
            gaps.append(Gap(range: range, holdsEntry: holdsEntry))
        }
    }
}
