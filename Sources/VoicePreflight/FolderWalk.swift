import SystemFiles

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
    private var folders: [(role: String?, folder: RecordingPath, entries: ArraySlice<FolderEntry>)] = []

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
        if input.source == nil, FileKind(of: input.path) == .folder {
            // Finder's zips hold such a folder beside what was zipped, and a star of the shell gives it as well.
            if SystemName.isSystemName(input.path.lastComponent.bytes) {
                return .leftOut(.init(path: input.path, reason: .system))
            }
            return open(input.path, role: input.role) ?? next()
        }
        return .file(input, isExplicit: true)
    }

    private mutating func visit(_ entry: FolderEntry, in folder: RecordingPath, role: String?) -> Entry? {
        let path = folder.appending(entry.name)
        if entry.name.first == UInt8(ascii: ".") { return .leftOut(.init(path: path, reason: .hidden)) }
        if SystemName.isSystemName(entry.name) { return .leftOut(.init(path: path, reason: .system)) }
        switch entry.kind ?? FileKind(of: path, followingLinks: false) {
        case .file, nil: return .file(RecordingInput(role: role, path: path), isExplicit: false)
        case .folder: return open(path, role: role)
        case .link: return .leftOut(.init(path: path, reason: .link))
        case .pipe, .socket, .device: return .leftOut(.init(path: path, reason: .notAFile))
        }
    }

    /// Goes into a folder; an entry only where that fails.
    private mutating func open(_ path: RecordingPath, role: String?) -> Entry? {
        do throws(SystemError) {
            let entries = try FolderEntry.all(in: path)
            folders.append((role, path, entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }[...]))
            return nil
        } catch {
            return .failed(
                role: role,
                UnreadableRecording(
                    path: path, code: DefectCode(FileDefectCode.unreadableFolder),
                    facts: ["cause": .text("\(error)")]))
        }
    }
}
