#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Goes through inputs and the folders among them, in stable order: as given, and bytewise by name inside folders.
///
/// Links in folders are not followed, so there are no loops; a link that was given itself is. Hidden and system files
/// are left out and named.
struct FolderWalk: IteratorProtocol, Sendable {
    /// What is met on the way.
    enum Entry: Sendable {
        /// A file; `isExplicit` when it was given itself, not met in a folder.
        case file(RecordingInput, isExplicit: Bool)
        case leftOut(MeasurementSet.LeftOut)
        case failed(role: String?, UnreadableRecording)
    }

    private var inputs: ArraySlice<RecordingInput>
    /// What is still to be visited of the folders that are open: the deepest last.
    private var folders: [(role: String?, folder: RecordingPath, entries: ArraySlice<FolderListing.Entry>)] = []

    init(_ inputs: [RecordingInput]) { self.inputs = inputs[...] }

    /// The next entry; nil when there are no more.
    mutating func next() -> Entry? {
        while let level = folders.indices.last {
            guard let entry = folders[level].entries.popFirst() else {
                folders.removeLast()
                continue
            }
            let (role, folder) = (folders[level].role, folders[level].folder)
            if let met = visit(entry, in: folder, role: role) { return met }
        }
        guard let input = inputs.popFirst() else { return nil }
        if FileKind(of: input.path, followingLinks: true) == .folder {
            // Finder's zips hold such a folder beside what was zipped, and a star of the shell gives it as well.
            if SystemName.isSystemName(input.path.lastComponent.bytes) {
                return .leftOut(.init(path: input.path, reason: .system))
            }
            return open(input.path, role: input.role) ?? next()
        }
        return .file(input, isExplicit: true)
    }

    private mutating func visit(_ entry: FolderListing.Entry, in folder: RecordingPath, role: String?) -> Entry? {
        let path = folder.appending(entry.name)
        if entry.name.first == UInt8(ascii: ".") { return .leftOut(.init(path: path, reason: .hidden)) }
        if SystemName.isSystemName(entry.name) { return .leftOut(.init(path: path, reason: .system)) }
        switch entry.kind ?? FileKind(of: path, followingLinks: false) {
        case .file, .unknown: return .file(RecordingInput(role: role, path: path), isExplicit: false)
        case .folder: return open(path, role: role)
        case .link: return .leftOut(.init(path: path, reason: .link))
        case .other: return .leftOut(.init(path: path, reason: .notAFile))
        }
    }

    /// Goes into a folder; an entry only where that fails.
    private mutating func open(_ path: RecordingPath, role: String?) -> Entry? {
        switch FolderListing.entries(in: path) {
        case .success(let entries):
            folders.append((role, path, entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }[...]))
            return nil
        case .failure(let failure):
            return .failed(
                role: role,
                UnreadableRecording(
                    path: path, code: "folder.unreadable",
                    message: "the folder cannot be read: \(failure.reason). Its contents were not examined."))
        }
    }
}

/// What a path leads to.
enum FileKind: Sendable {
    case file, folder, link, other
    /// It cannot be looked at; opening it will say why.
    case unknown

    /// What a folder says of an entry; nil where the file system does not say.
    init?(directoryEntryType type: Int) {
        switch type {
        case Int(DT_REG): self = .file
        case Int(DT_DIR): self = .folder
        case Int(DT_LNK): self = .link
        case Int(DT_UNKNOWN): return nil
        default: self = .other
        }
    }

    init(of path: RecordingPath, followingLinks: Bool) {
        var status = stat()
        let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
        guard (followingLinks ? stat(name, &status) : lstat(name, &status)) == 0 else {
            self = .unknown
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }
}

/// What is in one folder.
enum FolderListing {
    struct Failure: Error { var reason: String }

    /// A name, and what it leads to where the folder itself says so.
    struct Entry: Sendable {
        var name: [UInt8]
        var kind: FileKind?
    }

    static func entries(in path: RecordingPath) -> Result<[Entry], Failure> {
        let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
        guard let folder = opendir(name) else { return .failure(Failure(reason: String(cString: strerror(errno)))) }
        defer { closedir(folder) }
        var entries: [Entry] = []
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if bytes == [UInt8(ascii: ".")] || bytes == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
            entries.append(Entry(name: bytes, kind: FileKind(directoryEntryType: Int(entry.pointee.d_type))))
        }
        return .success(entries)
    }
}
