import AudioMeasurement
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
    private let opensFiles: Bool
    /// What is still to be visited of the folders that are open: the deepest last.
    private var folders: [(role: String?, folder: RecordingPath, entries: SortedFolderListing)] = []

    /// A walk that begins.
    ///
    /// - Parameters:
    ///   - inputs: Where it goes.
    ///   - opensFiles: Whether the files that were given themselves come out open: what tells whether they are folders is the
    ///     look at a path that opening them is too.
    init(_ inputs: [RecordingInput], opensFiles: Bool = false) {
        self.inputs = inputs[...]
        self.opensFiles = opensFiles
    }

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
        guard var input = inputs.popFirst() else { return nil }
        if input.source == nil, kind(of: &input) == .folder {
            // Finder's zips hold such a folder beside what was zipped, and a star of the shell gives it as well.
            if SystemName.isSystemName(input.path.lastComponent.bytes) {
                return .leftOut(role: input.role, .init(path: input.path, reason: .system))
            }
            return open(input.path, role: input.role) ?? next()
        }
        return .file(input, isGiven: true)
    }

    /// What a path that was given leads to; nil where there is nothing.
    private func kind(of input: inout RecordingInput) -> FileKind? {
        guard opensFiles, let descriptor = try? FileDescriptor(reading: input.path),
            let status = try? descriptor.status()
        else { return FileKind(of: input.path) }
        if status.kind == .file { input.file = RecordingFile(descriptor, status: status) }
        return status.kind
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
