import PreflightModel

/// How large a zip is that holds files as they are, without extra fields and comments (APPNOTE.TXT 4.3.6).
struct PackageSize {
    /// The most bytes that a zip without zip64 has here: its fields for sizes and offsets have 32 bits, and one that is
    /// full says that zip64 is used (4.4.1.4).
    static let greatestPlain = Int64(UInt32.max) - 1
    /// The most entries that a zip without zip64 has: their number has 16 bits.
    static let greatestPlainEntryCount = 65_534

    /// A local header, a header in the directory, and the record at the end, without names.
    private static let (localHeader, directoryHeader, endRecord): (Int64, Int64, Int64) = (30, 46, 22)

    /// The size of the whole zip in bytes.
    let byteCount: Int64
    /// The size of the largest entry in bytes.
    let greatestEntry: Int64
    let entryCount: Int

    init(names: [String], byteCounts: [Int64]) {
        byteCount = zip(names, byteCounts).reduce(Self.endRecord) { sum, entry in
            let headers = Self.localHeader + Self.directoryHeader + 2 * Int64(entry.0.utf8.count)
            let (bytes, isTooLarge) = entry.1.addingReportingOverflow(headers)
            let (total, overflows) = sum.addingReportingOverflow(bytes)
            return isTooLarge || overflows ? .max : total
        }
        greatestEntry = byteCounts.max() ?? 0
        entryCount = names.count
    }
}
