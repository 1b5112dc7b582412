import AudioMeasurement
import PreflightModel

/// The end of central directory record, with its zip64 form where there is one (APPNOTE.TXT 4.3.14 to 4.3.16).
struct ZipEndRecord {
    /// Where the record begins.
    var offset: Int64
    /// How long the comment behind it is.
    var commentByteCount: Int64
    /// How many entries there are, as stated.
    var entryCount: UInt64
    /// How many bytes the central directory has, as stated.
    var directoryByteCount: Int64
    /// Where the central directory begins, as found.
    var directoryStart: Int64
    /// How many bytes precede the zip that its offsets do not know of.
    var shift: Int64
    /// Where the structures behind the central directory begin: this record, or its zip64 form.
    var directoryLimit: Int64
    /// Whether there is a zip64 record.
    var isZip64: Bool
    /// Whether the two forms of the record say different things.
    var formsDisagree = false
    /// Whether another directory header stands where the record says, besides the one right in front of it.
    var isAmbiguous = false
    /// Whether the zip is one part of several.
    var isSplit: Bool

    /// Where the record and its comment end.
    var end: Int64 { offset + 22 + commentByteCount }

    /// How far from its end a zip is searched for the record: the longest comment, and as much junk again and more.
    static let searchedByteCount: Int64 = 1 << 20

    /// The records that lead to a central directory, the last one in the file first; at most 16.
    static func candidates(in bytes: inout ZipBytes) throws(MeasuringFailure) -> [ZipEndRecord] {
        var found: [ZipEndRecord] = []
        // Any bytes may look like the record; those that lead nowhere are not looked at without end.
        var attempts = 0
        let step: Int64 = 64 * 1024
        var upper = bytes.byteCount
        let lowest = max(0, bytes.byteCount - searchedByteCount)
        while upper > lowest, found.count < 16, attempts < 1024 {
            let lower = max(lowest, upper - step)
            // Three bytes of the window behind, for a signature across the border.
            let window = try bytes.bytes(at: lower, count: Int(upper - lower) + 3)
            var offsets: [Int64] = []
            for index in stride(from: min(Int(upper - lower) - 1, window.count - 4), through: 0, by: -1)
            where window[index] == 0x50 && window.field32(index) == ZipSignature.endRecord {
                offsets.append(lower + Int64(index))
            }
            for offset in offsets where found.count < 16 && attempts < 1024 {
                attempts += 1
                if let record = try ZipEndRecord(at: offset, in: &bytes) { found.append(record) }
            }
            upper = lower
        }
        return found
    }

    /// The record at `offset`; nil where it leads to no central directory.
    private init?(at offset: Int64, in bytes: inout ZipBytes) throws(MeasuringFailure) {
        let fields = try bytes.bytes(at: offset, count: 22)
        guard fields.count == 22 else { return nil }
        self.offset = offset
        commentByteCount = Int64(fields.field16(20))
        guard offset + 22 + commentByteCount <= bytes.byteCount else { return nil }
        let (disk, directoryDisk, countHere) = (fields.field16(4), fields.field16(6), fields.field16(8))
        var (count, size) = (UInt64(fields.field16(10)), UInt64(fields.field32(12)))
        var stated = UInt64(fields.field32(16))
        isSplit = (disk != 0 && disk != .max) || (directoryDisk != 0 && directoryDisk != .max)
        isSplit = isSplit || (UInt64(countHere) != count)
        directoryLimit = offset
        isZip64 = false
        if let large = try Zip64EndRecord(before: offset, in: &bytes) {
            isZip64 = true
            formsDisagree =
                (count != 0xFFFF && count != large.entryCount) || (size != 0xFFFF_FFFF && size != large.byteCount)
                || (stated != 0xFFFF_FFFF && stated != large.directoryOffset)
            (count, size, stated) = (large.entryCount, large.byteCount, large.directoryOffset)
            directoryLimit = large.offset
            isSplit = isSplit || large.isSplit
        }
        guard size <= UInt64(directoryLimit) else { return nil }
        entryCount = count
        directoryByteCount = Int64(size)
        // Right in front of the record, as most readers look for it, or else where the record says.
        let adjacent = directoryLimit - directoryByteCount
        let claimed = Int64(clamping: stated)
        if count == 0, size == 0 {
            (directoryStart, shift) = (adjacent, max(0, adjacent - claimed))
            return
        }
        let isAdjacent = try Self.isDirectoryHeader(at: adjacent, in: &bytes)
        let isClaimed = claimed == adjacent ? isAdjacent : try Self.isDirectoryHeader(at: claimed, in: &bytes)
        guard isAdjacent || (isClaimed && claimed <= adjacent) else { return nil }
        isAmbiguous = isAdjacent && isClaimed && claimed != adjacent
        directoryStart = isAdjacent ? adjacent : claimed
        shift = directoryStart - claimed
    }

    private static func isDirectoryHeader(
        at offset: Int64, in bytes: inout ZipBytes
    ) throws(MeasuringFailure) -> Bool {
        try bytes.bytes(at: offset, count: 4).field32(0) == ZipSignature.directoryHeader
    }
}

/// The zip64 form of the record, found by its locator (APPNOTE.TXT 4.3.14, 4.3.15).
private struct Zip64EndRecord {
    var offset: Int64
    var entryCount: UInt64
    var byteCount: UInt64
    var directoryOffset: UInt64
    var isSplit: Bool

    init?(before endRecord: Int64, in bytes: inout ZipBytes) throws(MeasuringFailure) {
        let locator = try bytes.bytes(at: endRecord - 20, count: 20)
        guard locator.count == 20, locator.field32(0) == ZipSignature.zip64Locator else { return nil }
        let claimed = Int64(clamping: locator.field64(8))
        let disks = locator.field32(16)
        // Where the locator says, or right in front of it, where bytes precede the zip.
        for place in [claimed, endRecord - 20 - 56] where place >= 0 && place <= endRecord - 20 - 56 {
            let fields = try bytes.bytes(at: place, count: 56)
            guard fields.count == 56, fields.field32(0) == ZipSignature.zip64EndRecord else { continue }
            offset = place
            entryCount = fields.field64(32)
            byteCount = fields.field64(40)
            directoryOffset = fields.field64(48)
            isSplit =
                disks > 1 || fields.field32(16) != 0 || fields.field32(20) != 0 || fields.field64(24) != entryCount
            return
        }
        return nil
    }
}
