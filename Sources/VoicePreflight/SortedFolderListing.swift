import PreflightModel
import SystemFiles

/// The entries of one folder, bytewise by name, in little more memory than their names take: a folder may have millions.
struct SortedFolderListing: IteratorProtocol, Sendable {
    /// All names, one behind the other.
    private var names: [UInt8] = []
    /// The place, the length and the kind of each, from the last to the first; 40, 16 and 8 bits.
    private var entries: [UInt64] = []

    private static let kinds: [FileKind?] = [nil, .file, .folder, .link, .pipe, .socket, .device]

    /// Reads the names in a folder.
    init(of folder: RecordingPath) throws(SystemError) {
        try FolderEntry.forEach(in: folder) { name, kind in
            let kind = UInt64(Self.kinds.firstIndex(of: kind) ?? 0)
            entries.append(UInt64(names.count) << 24 | UInt64(name.count) << 8 | kind)
            names.append(contentsOf: name)
        }
        names.withUnsafeBytes { names in
            entries.sort { Self.name($1, in: names).lexicographicallyPrecedes(Self.name($0, in: names)) }
        }
    }

    private static func name(_ entry: UInt64, in names: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        let start = Int(entry >> 24)
        return names[start..<start + Int(entry >> 8 & 0xFFFF)]
    }

    /// The next entry; nil when there are no more.
    mutating func next() -> FolderEntry? {
        guard let entry = entries.popLast() else { return nil }
        return FolderEntry(
            name: names.withUnsafeBytes { Array(Self.name(entry, in: $0)) }, kind: Self.kinds[Int(entry & 0xFF)])
    }
}
