/// A table of equally long entries inside a box: only its place is kept, never the entries.
struct EntryTable {
    /// The offset of the first entry.
    var offset: Int64
    /// Bytes of an entry, at least 1.
    var entryByteCount: Int
    /// Entries that are really there.
    var count: Int64

    static let empty = EntryTable(offset: 0, entryByteCount: 1, count: 0)
}

/// Goes through a table once, a batch of bounded size at a time.
struct EntryCursor {
    /// Bytes held at once: small enough to stay in the first-level cache beside the others.
    private static let batchByteCount = 16 * 1024

    private let table: EntryTable
    private var done: Int64 = 0
    private var batch: [UInt8] = []
    private var position = 0

    init(_ table: EntryTable) { self.table = table }

    /// Steps to the next entry; false after the last one.
    mutating func advance(_ reader: inout RecordingReader) throws(MeasuringFailure) -> Bool {
        guard done < table.count else { return false }
        if done > 0 { position += table.entryByteCount }
        if position + table.entryByteCount > batch.count { try fill(&reader) }
        guard position + table.entryByteCount <= batch.count else { return false }
        done += 1
        return true
    }

    private mutating func fill(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        let entries = min(table.count - done, Int64(max(1, Self.batchByteCount / table.entryByteCount)))
        batch.removeAll(keepingCapacity: true)
        try reader.withBytes(
            at: table.offset + done * Int64(table.entryByteCount), count: Int(entries) * table.entryByteCount
        ) { batch.append($0) }
        position = 0
    }

    /// Bytes of an entry.
    var entryByteCount: Int { table.entryByteCount }

    /// The byte at `field` of the entry.
    func byte(_ field: Int) -> UInt8 { batch[position + field] }

    func uint16(_ field: Int) -> UInt16 { UInt16(byte(field)) << 8 | UInt16(byte(field + 1)) }

    @inline(__always)
    func uint32(_ field: Int) -> UInt32 {
        batch.withBytes { $0.bigEndian(at: position + field, as: UInt32.self) ?? 0 }
    }

    func uint64(_ field: Int) -> UInt64 {
        batch.withBytes { $0.bigEndian(at: position + field, as: UInt64.self) ?? 0 }
    }
}
