import Foundation

/// A folder that lives as long as the sandbox; its files have folders of their own, so that names cannot collide.
final class TemporaryFolder: Sendable {
    let location: URL

    init() throws {
        location = FileManager.default.temporaryDirectory.appending(path: "vendor-sandbox-" + UUID().uuidString)
        try FileManager.default.createDirectory(
            at: location, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
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
    func removeAll() { try? FileManager.default.removeItem(at: location) }
}
