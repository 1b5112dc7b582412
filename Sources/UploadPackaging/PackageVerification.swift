public import PreflightModel
import RulesEngine

/// Reads a manifest, its zip and its originals again and compares everything.
public enum PackageVerification {
    /// The manifest at `path`, or in the folder `path`.
    ///
    /// - Throws: `PackagingFailure` of kind `missing` where there is none, `changed` where it cannot be read.
    public static func manifest(at path: RecordingPath) throws -> Manifest {
        try ManifestText.manifest(at: location(path)).manifest
    }

    /// Compares the package with its manifest, byte by byte.
    ///
    /// - Returns: The manifest.
    /// - Throws: `PackagingFailure` of kind `changed` with every difference, `missing` where there is no manifest.
    @discardableResult
    public static func verify(_ path: RecordingPath) throws -> Manifest {
        let location = location(path)
        let (manifest, bytes) = try ManifestText.manifest(at: location)
        let folder = RelativePath.folder(of: location)
        var differences: [String] = []
        // The seal covers every value, and what this version would write for the same values every byte.
        if try ManifestText.sealed(manifest).seal != manifest.seal || ManifestText.bytes(manifest) != bytes {
            differences.append("\(location): is not as it was written; something was changed in it.")
        }
        for entry in manifest.entries {
            let original = RelativePath.resolve(entry.path, in: folder)
            differences += compare("\(original)", try digests(of: original), with: entry.digests)
            if let measured = entry.measurement?.sha256, measured != entry.digests.sha256 {
                differences.append("\(location): states two different SHA-256 for \(entry.path).")
            }
        }
        if let package = manifest.package { differences += try compare(package, of: manifest, in: folder) }
        differences += profileDifferences(manifest, location)
        guard differences.isEmpty else { throw PackagingFailure(.changed, differences) }
        return manifest
    }

    private static func location(_ path: RecordingPath) -> RecordingPath {
        Files.isFolder(path) ? path.appending(UploadPackage.manifestName.utf8) : path
    }

    private static func digests(of path: RecordingPath) throws -> ContentDigests? {
        do {
            return try Files.digests(of: path)
        } catch let failure as PackagingFailure where failure.kind == .missing {
            return nil
        }
    }

    private static func compare(_ name: String, _ found: ContentDigests?, with stated: ContentDigests) -> [String] {
        guard let found else { return ["\(name): is missing; the manifest states \(stated.byteCount) bytes."] }
        if found == stated { return [] }
        if found.byteCount != stated.byteCount {
            return ["\(name): has \(found.byteCount) bytes; the manifest states \(stated.byteCount)."]
        }
        if found.sha256 != stated.sha256 {
            return ["\(name): has the SHA-256 \(found.sha256); the manifest states \(stated.sha256)."]
        }
        return ["\(name): has another MD5 or CRC-64 than the manifest states: the manifest was changed."]
    }

    private static func compare(
        _ package: Manifest.Package, of manifest: Manifest, in folder: RecordingPath
    ) throws -> [String] {
        guard !package.name.contains("/") else { return ["the package \"\(package.name)\" is not in the folder."] }
        let path = folder.appending(package.name.utf8)
        var differences = compare("\(path)", try digests(of: path), with: package.digests)
        guard Files.exists(path) else { return differences }
        let entries: [(name: String, digests: ContentDigests)]
        do {
            entries = try ZipArchive.entries(of: path)
        } catch let failure as PackagingFailure {
            return differences + failure.messages
        }
        var read = Dictionary(entries.map { ($0.name, $0.digests) }, uniquingKeysWith: { first, _ in first })
        if read.count != entries.count { differences.append("\(path): holds two entries of the same name.") }
        for entry in manifest.entries {
            guard let name = entry.name else { continue }
            differences += compare("\(path): \(name)", read.removeValue(forKey: name), with: entry.digests)
        }
        for name in read.keys.sorted() {
            differences.append("\(path): holds \(name), which the manifest does not name.")
        }
        return differences
    }

    /// A built-in profile that has changed since may refuse now what it took then.
    private static func profileDifferences(_ manifest: Manifest, _ location: RecordingPath) -> [String] {
        guard let profile = try? ProfileCatalogue.profile(named: manifest.profile.id),
            profile.sha256 != manifest.profile.sha256
        else { return [] }
        return [
            "\(location): was checked against revision \(manifest.profile.revision) of \(profile.id) (SHA-256 "
                + "\(manifest.profile.sha256)); this version has revision \(profile.revision) (\(profile.sha256)). "
                + "Check and package again."
        ]
    }
}
