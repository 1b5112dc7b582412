import MessageDigests
package import PreflightModel
import SystemFiles

/// A folder of prepared recordings on its way: made beside its place, and put there only when it is complete.
///
/// A killed run leaves nothing under the final name. What it leaves beside it is removed by the next run for the same folder.
package final class PreparedFolder {
    private let goal: RecordingPath
    /// The folder that the final one is in, without links.
    private let parent: RecordingPath
    /// Where the recordings are until they are complete.
    package let beside: RecordingPath
    private let replaces: Bool
    private var isInPlace = false

    /// Makes the folder beside its goal.
    ///
    /// - Parameters:
    ///   - goal: Where the recordings go; nothing may be there but an empty folder.
    ///   - replacing: Whether what was prepared before may be replaced.
    package init(_ goal: RecordingPath, replacing: Bool) throws(PreparedFolderFailure) {
        let (parent, name) = try Self.split(goal)
        (self.parent, self.goal) = (parent, parent.appending(name))
        beside = parent.appending(UnfinishedName.of(name))
        replaces = try Self.mustReplace(self.goal, named: goal, replacing: replacing)
        Self.removeLeftovers(of: name, in: parent)
        do throws(SystemError) { try SystemFiles.makeFolder(beside) } catch { throw .cannotCreate(goal, error) }
    }

    deinit { if !isInPlace { SystemFiles.removeTree(beside) } }

    /// Makes the folders that a file in it needs, and says where the file is until the folder is complete.
    package func place(for path: RecordingPath) throws(PreparedFolderFailure) -> RecordingPath {
        let place = beside.appending(path.bytes)
        let folder = RelativePath.folder(of: place)
        do throws(SystemError) { try SystemFiles.makeFolder(folder) } catch { throw .cannotCreate(folder, error) }
        return place
    }

    /// Copies a text, which must be what it was when it was checked.
    package func copy(_ text: PlannedText) throws(PreparedFolderFailure) {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try FileDescriptor(reading: text.source).readToEnd(atMost: Self.greatestText)
        } catch {
            throw .inputOutput(text.source, error)
        }
        guard let bytes, Hexadecimal.string(SHA256.hash(data: bytes)) == text.sha256 else {
            throw .textChanged(text.source)
        }
        try write(bytes, to: text.path)
    }

    private static let greatestText = 64 << 20

    /// Writes a file and brings it to the disk.
    package func write(_ bytes: [UInt8], to path: RecordingPath) throws(PreparedFolderFailure) {
        let place = try place(for: path)
        let file: FileDescriptor
        do throws(SystemError) { file = try FileDescriptor(creating: place) } catch { throw .cannotCreate(path, error) }
        do throws(SystemError) {
            try file.write(bytes)
            try file.flush()
        } catch {
            throw .inputOutput(path, error)
        }
    }

    /// Puts the folder in its place.
    package func finish() throws(PreparedFolderFailure) {
        do throws(SystemError) {
            try Self.flushFolders(beside)
            if replaces {
                let old = parent.appending(UnfinishedName.of(goal.lastComponent.bytes, kind: "old"))
                try SystemFiles.move(goal, to: old)
                do throws(SystemError) { try SystemFiles.move(beside, to: goal) } catch {
                    try? SystemFiles.move(old, to: goal)
                    throw error
                }
                SystemFiles.removeTree(old)
            } else {
                try SystemFiles.move(beside, to: goal)
            }
            isInPlace = true
            try FileDescriptor(reading: parent).flush()
        } catch {
            throw error.isRefused ? .cannotCreate(goal, error) : .inputOutput(goal, error)
        }
    }

    private static func flushFolders(_ folder: RecordingPath) throws(SystemError) {
        for entry in try FolderEntry.all(in: folder) {
            let path = folder.appending(entry.name)
            if (try? FileStatus(of: path, followingLinks: false))?.kind == .folder { try flushFolders(path) }
        }
        try FileDescriptor(reading: folder).flush()
    }

    // MARK: What is there already

    /// The absolute path without links that a folder has, or will have.
    package static func place(of goal: RecordingPath) throws(PreparedFolderFailure) -> RecordingPath {
        let (parent, name) = try split(goal)
        return parent.appending(name)
    }

    /// The folder that the goal is in, which is made where it is missing, and the goal's name.
    private static func split(_ goal: RecordingPath) throws(PreparedFolderFailure) -> (RecordingPath, [UInt8]) {
        var bytes = goal.bytes
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        let trimmed = RecordingPath(bytes: bytes)
        if FileKind(of: trimmed) != nil, let real = try? SystemFiles.realPath(trimmed) {
            return (RelativePath.folder(of: real), real.lastComponent.bytes)
        }
        let parent = RelativePath.folder(of: trimmed)
        do throws(SystemError) {
            try SystemFiles.makeFolder(parent)
            return (try SystemFiles.realPath(parent), trimmed.lastComponent.bytes)
        } catch {
            throw .cannotCreate(goal, error)
        }
    }

    /// Whether a set that is there has to make room.
    private static func mustReplace(
        _ folder: RecordingPath, named name: RecordingPath, replacing: Bool
    ) throws(PreparedFolderFailure) -> Bool {
        guard SystemFiles.exists(folder) else { return false }
        let files = try files(in: folder, named: name)
        if files.isEmpty { return false }
        guard replacing, let set = try? PreparedSetText.read(folder.appending(PreparedSet.fileName.utf8)) else {
            throw .exists(name)
        }
        let own = Set(set.results.map(\.path) + set.texts.map(\.path) + [RecordingPath(PreparedSet.fileName)])
        // What was put there since is not for us to remove.
        if let other = files.first(where: { !own.contains($0) }) { throw .holdsOthers(name.appending(other.bytes)) }
        return true
    }

    /// The files below a folder, by their paths from it.
    private static func files(
        in folder: RecordingPath, named name: RecordingPath, below path: RecordingPath = ""
    ) throws(PreparedFolderFailure) -> [RecordingPath] {
        let entries: [FolderEntry]
        do throws(SystemError) { entries = try FolderEntry.all(in: folder.appending(path.bytes)) } catch {
            throw .cannotCreate(name, error)
        }
        var files: [RecordingPath] = []
        for entry in entries.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
            let entryPath = path.appending(entry.name)
            let status = try? FileStatus(of: folder.appending(entryPath.bytes), followingLinks: false)
            if status?.kind == .folder {
                files += try self.files(in: folder, named: name, below: entryPath)
            } else {
                files.append(entryPath)
            }
        }
        return files
    }

    // MARK: Unfinished folders

    /// Removes what runs left whose process is gone.
    private static func removeLeftovers(of name: [UInt8], in parent: RecordingPath) {
        for entry in (try? FolderEntry.all(in: parent)) ?? []
        where UnfinishedName.isLeftover(entry.name, of: name, kinds: ["part", "old"]) {
            SystemFiles.removeTree(parent.appending(entry.name))
        }
    }
}
