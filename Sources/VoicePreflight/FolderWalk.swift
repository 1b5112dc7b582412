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
struct FolderWalk {
    /// What is met on the way.
    enum Entry {
        /// A file; `isExplicit` when it was given itself, not met in a folder.
        case file(RecordingInput, isExplicit: Bool)
        case leftOut(MeasurementSet.LeftOut)
        case failed(role: String?, UnreadableRecording)
    }

    private var inputs: ArraySlice<RecordingInput>
    /// What is still to be visited of the folders that are open: the deepest last.
    private var folders: [(role: String?, folder: RecordingPath, names: ArraySlice<[UInt8]>)] = []

    init(_ inputs: [RecordingInput]) { self.inputs = inputs[...] }

    /// The next entry; nil when there are no more.
    mutating func next() -> Entry? {
        while let level = folders.indices.last {
            guard let name = folders[level].names.popFirst() else {
                folders.removeLast()
                continue
            }
            let (role, folder) = (folders[level].role, folders[level].folder)
            if let entry = visit(name, in: folder, role: role) { return entry }
        }
        guard let input = inputs.popFirst() else { return nil }
        if FileKind(of: input.path, followingLinks: true) == .folder {
            return open(input.path, role: input.role) ?? next()
        }
        return .file(input, isExplicit: true)
    }

    private mutating func visit(_ name: [UInt8], in folder: RecordingPath, role: String?) -> Entry? {
        let path = folder.appending(name)
        if name.first == UInt8(ascii: ".") { return .leftOut(.init(path: path, reason: .hidden)) }
        if Self.isSystemName(RecordingPath(bytes: name).description) {
            return .leftOut(.init(path: path, reason: .system))
        }
        switch FileKind(of: path, followingLinks: false) {
        case .file, .unknown: return .file(RecordingInput(role: role, path: path), isExplicit: false)
        case .folder: return open(path, role: role)
        case .link: return .leftOut(.init(path: path, reason: .link))
        case .other: return .leftOut(.init(path: path, reason: .notAFile))
        }
    }

    /// Goes into a folder; an entry only where that fails.
    private mutating func open(_ path: RecordingPath, role: String?) -> Entry? {
        switch FolderListing.names(in: path) {
        case .success(let names):
            folders.append((role, path, names.sorted { $0.lexicographicallyPrecedes($1) }[...]))
            return nil
        case .failure(let failure):
            return .failed(
                role: role,
                UnreadableRecording(
                    path: path, code: "folder.unreadable",
                    message: "the folder cannot be read: \(failure.reason). What is in it was not looked at."))
        }
    }

    /// Names that operating systems put into folders.
    private static func isSystemName(_ name: String) -> Bool {
        let names: Set<String> = [
            "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information",
            "icon\r", "lost+found",
        ]
        return names.contains(name.lowercased()) || name.hasPrefix("~$")
    }
}

/// What a path leads to.
enum FileKind {
    case file, folder, link, other
    /// It cannot be looked at; opening it will say why.
    case unknown

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

/// The names in one folder.
enum FolderListing {
    struct Failure: Error { var reason: String }

    static func names(in path: RecordingPath) -> Result<[[UInt8]], Failure> {
        let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
        guard let folder = opendir(name) else { return .failure(Failure(reason: String(cString: strerror(errno)))) }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if bytes != [UInt8(ascii: ".")], bytes != [UInt8(ascii: "."), UInt8(ascii: ".")] { names.append(bytes) }
        }
        return .success(names)
    }
}
