import SystemFiles

/// Goes through inputs and the folders among them, in stable order: as given, and bytewise by name inside folders.
///
/// Links in folders are not followed, so there are no loops; a link that was given itself is. Hidden and system files
/// are left out and named.
struct FolderWalk: IteratorProtocol, Sendable {
    /// What is met on the way.
    enum Entry: Sendable {
        /// A file; `isGiven` when it was given itself, not met in a folder.
        case file(RecordingInput, isGiven: Bool)
        case leftOut(role: String?, LeftOutFile)
        case failed(role: String?, UnreadableRecording)
    }

    private var inputs: ArraySlice<RecordingInput>
    /// What is still to be visited of the folders that are open: the deepest last.
    private var folders: [(role: String?, folder: RecordingPath, entries: SortedFolderListing)] = []

    init(_ inputs: [RecordingInput]) { self.inputs = inputs[...] }

    /// The next entry; nil when there are no more.
    mutating func next() -> Entry? {
        while let level = folders.indices.last {
            guard let entry = folders[level].entries.next() else {
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
                return .leftOut(role: input.role, .init(path: input.path, reason: .system))
            }
            return open(input.path, role: input.role) ?? next()
        }
        return .file(input, isGiven: true)
    }

    private mutating func visit(_ entry: FolderEntry, in folder: RecordingPath, role: String?) -> Entry? {
        let path = folder.appending(entry.name)
        func leftOut(_ reason: LeftOutFile.Reason) -> Entry {
            .leftOut(role: role, LeftOutFile(path: path, reason: reason))
        }
        if entry.name.first == UInt8(ascii: ".") { return leftOut(.hidden) }
        if SystemName.isSystemName(entry.name) { return leftOut(.system) }
        switch entry.kind ?? FileKind(of: path, followingLinks: false) {
        case .file, nil: return .file(RecordingInput(role: role, path: path), isGiven: false)
        case .folder: return open(path, role: role)
        case .link: return leftOut(.link)
        case .pipe, .socket, .device: return leftOut(.notAFile)
        }
    }

    /// Goes into a folder; an entry only where that fails.
    private mutating func open(_ path: RecordingPath, role: String?) -> Entry? {
        do throws(SystemError) {
            folders.append((role, path, try SortedFolderListing(of: path)))
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
