import Foundation

/// A folder that lives as long as the sandbox; its files have folders of their own, so that names cannot collide.
///
/// Who was killed could not clear away, so the next one does: a folder whose lock nobody holds is a leftover.
final class TemporaryFolder: Sendable {
    /// Where the files are.
    let location: URL
    private let root: URL
    private let lock: FolderLock

    /// What the names of all sandboxes' folders begin with.
    private static let front = "vendor-sandbox-"

    /// Makes a folder in `parent`, and removes the leftovers that are there.
    init(in parent: URL = FileManager.default.temporaryDirectory) throws {
        Self.removeLeftovers(in: parent)
        (root, lock) = try Self.claim(in: parent)
        location = root.appending(path: "files")
        try FileManager.default.createDirectory(at: location, withIntermediateDirectories: false)
    }

    /// A place for a new file, named like the last part of `key` as far as that is plain; the measurement looks at
    /// extensions.
    func newFile(named key: String) throws -> URL {
        let folder = location.appending(path: RandomText.hexadecimal(24))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let plain = (key.split(separator: "/").last ?? "").unicodeScalars.map { scalar in
            CharacterSet.alphanumerics.contains(scalar) && scalar.isASCII || "-_.".unicodeScalars.contains(scalar)
                ? Character(scalar) : "_"
        }
        let name = String(plain.suffix(100))
        return folder.appending(path: name.allSatisfy { $0 == "." } ? "object" : name)
    }

    /// Removes a file that `newFile` made a place for.
    func remove(_ file: URL) { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }

    /// Removes everything.
    func removeAll() { Self.clear(root) }

    // MARK: Leftovers

    /// Makes a folder and takes its lock; another one where somebody took it for a leftover in between.
    private static func claim(in parent: URL) throws -> (URL, FolderLock) {
        while true {
            let root = parent.appending(path: front + UUID().uuidString)
            try FileManager.default.createDirectory(
                at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            if let lock = try FolderLock(creatingIn: root) { return (root, lock) }
        }
    }

    private static func removeLeftovers(in parent: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        for name in names where name.hasPrefix(front) {
            let root = parent.appending(path: name)
            guard let lock = FolderLock(takingIn: root) else { continue }
            withExtendedLifetime(lock) { clear(root) }
        }
    }

    /// Removes a folder, its lock last, so that one that is removed by half is still known for a leftover.
    private static func clear(_ root: URL) {
        try? FileManager.default.removeItem(at: root.appending(path: "files"))
        try? FileManager.default.removeItem(at: root)
    }
}
