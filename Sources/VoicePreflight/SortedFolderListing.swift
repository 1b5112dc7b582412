import PreflightModel
import SystemFiles

/// The entries of one folder, bytewise by name, in little more memory than their names take: a folder may have millions.
struct SortedFolderListing: IteratorProtocol, Sendable {
    /// All names, one behind the other.
    private let names: [UInt8]
    /// The place, the length and the kind of each, from the last to the first; 40, 16 and 8 bits.
    private var entries: [UInt64]

    private static let kinds: [FileKind?] = [nil, .file, .folder, .link, .pipe, .socket, .device]

    /// Reads the names in a folder.
    init(of folder: RecordingPath) throws(SystemError) {
        var (names, entries): ([UInt8], [UInt64]) = ([], [])
        try FolderEntry.forEach(in: folder) { name, kind in
            let kind = UInt64(Self.kinds.firstIndex(of: kind) ?? 0)
            entries.append(UInt64(names.count) << 24 | UInt64(name.count) << 8 | kind)
            for index in name.indices { names.append(name[index]) }
        }
        entries.sort { [names] in Self.name($1, in: names).lexicographicallyPrecedes(Self.name($0, in: names)) }
        (self.names, self.entries) = (names, entries)
    }

    private static func name(_ entry: UInt64, in names: [UInt8]) -> ArraySlice<UInt8> {
        let start = Int(entry >> 24)
        return names[start..<start + Int(entry >> 8 & 0xFFFF)]
    }

    /// The next entry; nil when there are no more.
    mutating func next() -> FolderEntry? {
        guard let entry = entries.popLast() else { return nil }
        return FolderEntry(name: Array(Self.name(entry, in: names)), kind: Self.kinds[Int(entry & 0xFF)])
    }
}
