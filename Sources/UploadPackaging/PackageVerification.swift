package import PreflightModel
import RulesEngine
import SystemFiles

/// Reads a manifest, its zip and its originals again and compares everything.
package enum PackageVerification {
    /// The manifest at `path`, or in the folder `path`.
    ///
    /// - Throws: `PackagingFailure` of kind `missing` if there is none, `changed` where it cannot be read.
    package static func manifest(at path: RecordingPath) throws -> Manifest {
        try ManifestText.manifest(at: location(path)).manifest
    }

    /// Compares the package with its manifest, byte by byte.
    ///
    /// - Returns: The manifest.
    /// - Throws: `PackagingFailure` of kind `changed` with every difference, `missing` where there is no manifest.
    @discardableResult
    package static func verify(
        _ path: RecordingPath, progress: PackagingProgress? = nil
    ) async throws -> Manifest {
        try await withTaskExecutorPreference(BlockingThreads.shared) { try await verifyBlocking(path, progress) }
    }

    private static func verifyBlocking(_ path: RecordingPath, _ progress: PackagingProgress?) async throws -> Manifest {
        let location = location(path)
        let (manifest, bytes) = try ManifestText.manifest(at: location)
        let folder = RelativePath.folder(of: location)
        var differences: [String] = []
        if !ManifestText.isSealed(bytes, seal: manifest.seal) {
            differences.append("\(location): was changed after it was written.")
        }
        // The zip and its entries are read beside the originals.
        async let package = packageDifferences(manifest, in: folder, progress)
        for entry in manifest.entries {
            let original = RelativePath.resolve(entry.path, in: folder)
            if let stated = entry.digests {
                differences += compare("\(original)", try await digests(of: original, progress), with: stated)
                if (stated.byteCount, stated.sha256) != (entry.byteCount, entry.sha256) {
                    differences.append("\(location): states two different SHA-256 for \(entry.path).")
                }
            } else {
                differences += compare("\(original)", try sha256(of: original, progress), with: SizedDigest(entry))
            }
            if let measured = entry.measurement?.sha256, measured != entry.sha256 {
                differences.append("\(location): states two different SHA-256 for \(entry.path).")
            }
        }
        if let prepared = manifest.prepared {
            let path = RelativePath.resolve(prepared.path, in: folder)
            if try sha256(of: path, nil)?.sha256 != prepared.sha256 {
                differences.append("\(path): is missing or was changed; it says how the recordings were prepared.")
            }
        }
        differences += try await package
        differences += profileDifferences(manifest, location)
        guard differences.isEmpty else { throw PackagingFailure(.changed, differences) }
        return manifest
    }

    /// The folder that the manifest at `path`, or in the folder `path`, is in: what the paths in it are relative to.
    package static func folder(of path: RecordingPath) -> RecordingPath { RelativePath.folder(of: location(path)) }

    private static func location(_ path: RecordingPath) -> RecordingPath {
        FileKind(of: path) == .folder ? path.appending(UploadPackage.manifestName.utf8) : path
    }

    private static func digests(
        of path: RecordingPath, _ progress: PackagingProgress?
    ) async throws -> ContentDigests? {
        do {
            return try await FileDigests.all(of: path, progress: progress?.readingBack)
        } catch let failure as PackagingFailure where failure.kind == .missing {
            return nil
        }
    }

    private static func sha256(of path: RecordingPath, _ progress: PackagingProgress?) throws -> SizedDigest? {
        do {
            return try FileDigests.sha256(of: path, progress: progress?.readingBack)
        } catch let failure as PackagingFailure where failure.kind == .missing {
            return nil
        }
    }

    private static func compare(_ name: String, _ found: SizedDigest?, with stated: SizedDigest) -> [String] {
        guard let found else { return ["\(name): is missing; the manifest states \(stated.byteCount) bytes."] }
        if found.byteCount != stated.byteCount {
            return ["\(name): has \(found.byteCount) bytes; the manifest states \(stated.byteCount)."]
        }
        if found.sha256 != stated.sha256 {
            return ["\(name): has the SHA-256 \(found.sha256); the manifest states \(stated.sha256)."]
        }
        return []
    }

    private static func compare(_ name: String, _ found: ContentDigests?, with stated: ContentDigests) -> [String] {
        let differences = compare(name, found.map(SizedDigest.init), with: SizedDigest(stated))
        guard differences.isEmpty, found != stated else { return differences }
        return ["\(name): has a different MD5 or CRC-64 from the manifest's: the manifest was changed."]
    }

    private static func packageDifferences(
        _ manifest: Manifest, in folder: RecordingPath, _ progress: PackagingProgress?
    ) async throws -> [String] {
        guard let package = manifest.package else { return [] }
        guard !package.name.contains("/") else { return ["the package \"\(package.name)\" is not in the folder."] }
        let path = folder.appending(package.name.utf8)
        var differences = compare("\(path)", try await digests(of: path, progress), with: package.digests)
        guard SystemFiles.exists(path) else { return differences }
        let entries: [ZipArchive.Entry]
        do {
            entries = try ZipArchive.entries(of: path, progress: progress?.readingBack)
        } catch let failure as PackagingFailure {
            return differences + failure.messages
        }
        var read = Dictionary(entries.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first })
        if read.count != entries.count { differences.append("\(path): holds two entries of the same name.") }
        for entry in manifest.entries {
            guard let name = entry.name else { continue }
            differences += compare("\(path): \(name)", read.removeValue(forKey: name), with: SizedDigest(entry))
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

extension SizedDigest {
    fileprivate init(_ entry: Manifest.Entry) { self.init(byteCount: entry.byteCount, sha256: entry.sha256) }

    fileprivate init(_ digests: ContentDigests) { self.init(byteCount: digests.byteCount, sha256: digests.sha256) }
}
