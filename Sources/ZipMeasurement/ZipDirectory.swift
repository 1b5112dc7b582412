import AudioMeasurement
import PreflightModel

/// The central directory, walked header by header (APPNOTE.TXT 4.3.12).
struct ZipDirectory {
    /// How many entries are looked at: all that a zip without zip64 can have.
    static let greatestEntryCount = 65_535
    /// How many bytes of names are kept, whatever the directory claims.
    static let greatestNameByteCount = 8 << 20

    /// The entries in their order; none where there are more than are looked at.
    private(set) var entries: [ZipEntry] = []
    /// How many headers there are.
    private(set) var headerCount: Int64 = 0
    /// Whether there are more entries, or longer names, than are looked at.
    private(set) var isTooLarge = false
    /// Where the last header ends.
    private(set) var end: Int64
    /// Whether something follows the last header that is neither a header nor a signature.
    private(set) var isBroken = false

    init(_ record: ZipEndRecord, in bytes: inout ZipBytes) throws(MeasuringFailure) {
        end = record.directoryStart
        var nameByteCount = 0
        while end < record.directoryLimit {
            // A header has at most 46 bytes and three fields of 65,535.
            let wanted = Int(min(46 + 3 * 65_535, record.directoryLimit - end))
            let start = try bytes.bytes(at: end, count: min(46, wanted), readAhead: ZipBytes.capacity)
            let whole = 46 + Int(start.field16(28)) + Int(start.field16(30)) + Int(start.field16(32))
            let header = try bytes.bytes(at: end, count: min(whole, wanted), readAhead: ZipBytes.capacity)
            if header.field32(0) == ZipSignature.digitalSignature, header.count >= 6 {
                end += 6 + Int64(header.field16(4))
                break
            }
            guard header.count == whole, header.field32(0) == ZipSignature.directoryHeader else { break }
            headerCount += 1
            nameByteCount += Int(header.field16(28))
            if headerCount > Self.greatestEntryCount || nameByteCount > Self.greatestNameByteCount {
                isTooLarge = true
                entries = []
            } else if let entry = ZipEntry(header, at: end, shift: record.shift) {
                entries.append(entry)
            }
            end += Int64(whole)
        }
        isBroken = end != record.directoryLimit
    }
}
