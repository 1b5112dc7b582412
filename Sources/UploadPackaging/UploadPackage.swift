public import PreflightModel
public import RulesEngine
import SystemFiles

/// Makes what goes to the vendor: a zip or the files themselves, always with a manifest.
public struct UploadPackage: Sendable {
    /// The name of the manifest in the output folder.
    package static let manifestName = "manifest.json"
    /// The name of the zip in the output folder.
    package static let zipName = "package.zip"

    /// The profile that the recordings were checked against.
    package var profile: Profile
    /// What the check said.
    public var report: Report
    /// The documents that go along, such as an authorization letter, and the texts of the recordings.
    package var documents: [RoledDocument]
    /// The parameters, by the vendor's names.
    package var parameters: [String: String]
    /// The file that says how the recordings were prepared; nil where they are originals.
    package var prepared: RecordingPath?
    /// What the manifest and failures say of recordings.
    package var sentences: any Sentences

    /// A package of what was checked.
    public init(
        profile: Profile, report: Report, documents: [RoledDocument] = [], parameters: [String: String] = [:],
        sentences: any Sentences
    ) {
        self.profile = profile
        self.report = report
        self.documents = documents
        self.parameters = parameters
        self.sentences = sentences
    }

    /// Writes the zip, where the profile wants one, and the manifest into `folder`, and reads both back.
    ///
    /// Everything is written beside its goal, flushed, read back and compared, and only then renamed into place: a killed
    /// run leaves no half package under a final name.
    ///
    /// - Parameters:
    ///   - folder: The output folder; it is made where it is missing.
    ///   - replace: Whether a package that is there already may be replaced.
    ///   - force: Whether to go on although the verdict is not `pass`; the manifest records it.
    ///   - progress: Told how far writing and reading back are.
    /// - Returns: The manifest that was written.
    /// - Throws: `PackagingFailure`.
    public func write(
        to folder: RecordingPath, replace: Bool = false, force: Bool = false, progress: PackagingProgress? = nil
    ) async throws -> Manifest {
        try await withTaskExecutorPreference(BlockingThreads.shared) {
            try await writeBlocking(to: folder, replace: replace, force: force, progress: progress)
        }
    }

    private func writeBlocking(
        to folder: RecordingPath, replace: Bool, force: Bool, progress: PackagingProgress?
    ) async throws -> Manifest {
        let isForced = try verdictAllows(force: force)
        let originals = try originals()
        try refuseTwice(originals)
        let zipped = originals.filter { $0.isZipped }
        let files = zipped.map { Profile.PackagedFile(role: $0.role, path: $0.path, byteCount: $0.byteCount) }
        try refuseUnpackable(files)
        try Files.makeFolder(folder)
        guard let place = (try? SystemFiles.realPath(folder)) else {
            throw PackagingFailure(.cannotCreate, "\(folder): the folder cannot be found after it was created.")
        }
        Leftovers.remove(in: place)
        try refuseExisting(in: place, replace: replace)
        try refuseReplacing(originals, in: place)
        let names = profile.entryNames(for: files)
        var package: Manifest.Package?
        // What was read back from the zip is what was checked, so the originals are not read once more.
        var readBack: [RecordingPath: SizedDigest] = [:]
        let temporaryZip = Leftovers.temporary(Self.zipName, in: place)
        defer { SystemFiles.remove(temporaryZip) }
        if profile.package.form == .zip {
            (package, readBack) = try await writeZip(zipped, names: names, to: temporaryZip, progress: progress)
        }
        var nameOf: [RecordingPath: String] = [:]
        for (original, name) in zip(zipped, names) { nameOf[original.path] = name }
        var unsealed = Manifest(
            tool: report.tool, profile: report.profile, verdict: report.verdict, isForced: isForced,
            parameters: parameters,
            entries: try await entries(
                originals, names: nameOf, readBack: readBack, from: place, progress: progress),
            package: package)
        unsealed.prepared = try prepared.map { try Self.reference(to: $0, from: place) }
        let (manifest, bytes) = try ManifestText.sealed(unsealed, sentences: sentences)
        let temporaryManifest = Leftovers.temporary(Self.manifestName, in: place)
        defer { SystemFiles.remove(temporaryManifest) }
        try Files.write(bytes, to: temporaryManifest)
        try moveIntoPlace(zip: package == nil ? nil : temporaryZip, manifest: temporaryManifest, in: place)
        try Files.flush(place)
        return manifest
    }

    private static func reference(to prepared: RecordingPath, from folder: RecordingPath) throws -> Manifest.Prepared {
        guard let path = try? SystemFiles.realPath(prepared) else {
            throw PackagingFailure(.changed, "\(prepared): no longer exists. Prepare again.")
        }
        return Manifest.Prepared(
            path: RelativePath.from(folder, to: path), sha256: try FileDigests.sha256(of: path))
    }

    /// Gives the finished files their names, as close to each other as can be: between the two, a killed run would leave
    /// a new zip with an old manifest, which does not verify.
    private func moveIntoPlace(
        zip: RecordingPath?, manifest: RecordingPath, in folder: RecordingPath
    ) throws {
        let goal = folder.appending(Self.zipName.utf8)
        // The system takes its time to free a large file; while it is held open here, that comes afterwards.
        let replaced = try? InputFile(goal)
        if let zip { try Files.move(zip, to: goal) }
        try Files.move(manifest, to: folder.appending(Self.manifestName.utf8))
        withExtendedLifetime(replaced) {}
    }

    // MARK: What goes in

    private struct Original {
        var role: String
        var path: RecordingPath
        var measurement: RecordingMeasurement?
        var byteCount: Int64
        /// The format of a document; nil for others, and where it was not recognised.
        var format: DocumentFormat?
        /// What it was when it was checked; nil where it was not looked into.
        var sha256: String?
        var isZipped: Bool
    }

    private func verdictAllows(force: Bool) throws -> Bool {
        if let archives = report.archives, !archives.isEmpty {
            throw PackagingFailure(
                .refused,
                archives.map {
                    "\($0.path): is a zip; packages are made of files. Unpack it, and pack the recordings."
                })
        }
        if !report.unreadable.isEmpty {
            throw PackagingFailure(
                .refused,
                report.unreadable.map {
                    "\($0.recording.path): \(sentences.message(of: $0.recording)) It cannot be packed."
                })
        }
        guard report.verdict != .pass else { return false }
        guard force else {
            let decisive = report.findings.filter { $0.severity == .error }
            throw PackagingFailure(
                .refused,
                decisive.map { "\($0.path.map { "\($0): " } ?? "")\(sentences.message(of: $0)) [\($0.rule)]" }
                    + ["Only recordings that \(profile.id) accepts are packed; --force packs them anyway."])
        }
        return true
    }

    /// Recordings and documents in the order of the manifest: by role, then by name as people count, and path.
    private func originals() throws -> [Original] {
        let recordings = report.recordings.map { recording in
            Original(
                role: recording.role, path: recording.measurement.path, measurement: recording.measurement,
                byteCount: recording.measurement.byteCount, sha256: recording.measurement.sha256,
                isZipped: isZipped(recording.role))
        }
        let documents = documents.map { document in
            Original(
                role: document.role, path: document.path, byteCount: document.byteCount,
                format: document.content?.format, sha256: document.transcript?.sha256 ?? document.content?.sha256,
                isZipped: isZipped(document.role))
        }
        let order = Dictionary(
            profile.roles.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        return try (recordings + documents).map { original in
            var original = original
            guard let path = (try? SystemFiles.realPath(original.path)) else {
                throw PackagingFailure(.changed, "\(original.path): no longer exists. Check again.")
            }
            original.path = path
            return original
        }.sorted { one, other in
            let (left, right) = (order[one.role] ?? .max, order[other.role] ?? .max)
            if left != right { return left < right }
            let (name, otherName) = (one.path.lastComponent, other.path.lastComponent)
            return name == otherName
                ? one.path < other.path : NaturalOrder.precedes(name.bytes, otherName.bytes)
        }
    }

    private func isZipped(_ role: String) -> Bool {
        profile.package.form == .zip && profile.package.roles.contains(role)
    }

    private func entries(
        _ originals: [Original], names: [RecordingPath: String], readBack: [RecordingPath: SizedDigest],
        from folder: RecordingPath, progress: PackagingProgress?
    ) async throws -> [Manifest.Entry] {
        var entries: [Manifest.Entry] = []
        for original in originals {
            var digests: ContentDigests?
            var found = readBack[original.path]
            if found == nil {
                let all = try await self.digests(of: original.path, progress: progress)
                (digests, found) = (all, SizedDigest(byteCount: all.byteCount, sha256: all.sha256))
            }
            guard let found else { continue }
            try refuseChanged(original, sha256: found.sha256)
            let path = RelativePath.from(folder, to: original.path)
            var measurement = original.measurement
            measurement?.path = path
            entries.append(
                Manifest.Entry(
                    role: original.role, path: path, name: original.isZipped ? names[original.path] : nil,
                    byteCount: found.byteCount, sha256: found.sha256, format: original.format, digests: digests,
                    measurement: measurement))
        }
        return entries
    }

    private func digests(of path: RecordingPath, progress: PackagingProgress?) async throws -> ContentDigests {
        do {
            return try await FileDigests.all(of: path, progress: progress?.readingBack)
        } catch let failure as PackagingFailure where failure.kind == .missing {
            throw PackagingFailure(.changed, "\(path): no longer exists. Check again.")
        }
    }

    /// What cannot be packed as the vendor takes it, by the words of the check: nothing can be forced here.
    private func refuseUnpackable(_ files: [Profile.PackagedFile]) throws {
        let failures = profile.packageFindings(for: files).filter { $0.outcome == .fail }
        guard failures.isEmpty else { throw PackagingFailure(.refused, failures.map(words)) }
    }

    private func words(_ finding: Finding) -> String {
        "\(finding.path.map { "\($0): " } ?? "")\(sentences.message(of: finding)). "
            + "\(sentences.remedy(of: finding) ?? "") [\(finding.rule)]"
    }

    private func refuseChanged(_ original: Original, sha256: String) throws {
        guard let checked = original.sha256, checked != sha256 else { return }
        throw PackagingFailure(
            .changed,
            "\(original.path): was changed after it was checked (SHA-256 \(checked) then, \(sha256) now). Check again.")
    }

    private func refuseExisting(in folder: RecordingPath, replace: Bool) throws {
        guard !replace else { return }
        let there = [Self.zipName, Self.manifestName].filter { SystemFiles.exists(folder.appending($0.utf8)) }
        guard there.isEmpty else {
            throw PackagingFailure(
                .cannotCreate,
                "\(folder): already contains a package (\(there.joined(separator: ", "))). Choose another folder, or "
                    + "replace it with --replace.")
        }
    }

    /// A package in the place of a recording would be the end of the recording.
    private func refuseReplacing(_ originals: [Original], in folder: RecordingPath) throws {
        let goals = [Self.zipName, Self.manifestName].map { folder.appending($0.utf8) }
        let inTheWay = originals.map(\.path).filter(goals.contains)
        guard inTheWay.isEmpty else {
            throw PackagingFailure(
                .cannotCreate,
                inTheWay.map { "\($0): is to be packed, but the package would replace it. Choose another folder." })
        }
    }

    /// The same file, perhaps under two names.
    private func refuseTwice(_ originals: [Original]) throws {
        let twice = Dictionary(grouping: originals) { [$0.role, $0.path.description] }.values.filter { $0.count > 1 }
        guard twice.isEmpty else {
            throw PackagingFailure(
                .refused, twice.map { "\($0[0].path): is given \($0.count) times. Give each file once." }.sorted())
        }
    }

    // MARK: The zip

    private func writeZip(
        _ originals: [Original], names: [String], to path: RecordingPath, progress: PackagingProgress?
    ) async throws -> (Manifest.Package, readBack: [RecordingPath: SizedDigest]) {
        guard !originals.isEmpty else {
            throw PackagingFailure(
                .refused, "there is nothing to pack: no recording has a role that goes into the zip of \(profile.id).")
        }
        let items = zip(originals, names).map { ZipArchive.Item(name: $1, path: $0.path, byteCount: $0.byteCount) }
            .sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        let packing = ZipPacking(
            items: items, compression: profile.package.compression == .deflated ? .deflated : .stored,
            progress: progress)
        let (digests, entries) = try await packing.write(to: path)
        // What deflating leaves is known only now.
        let failures = profile.packageSizeFindings(digests.byteCount).filter { $0.outcome == .fail }
        guard failures.isEmpty else { throw PackagingFailure(.refused, failures.map(words)) }
        return (Manifest.Package(name: Self.zipName, digests: digests), try compare(entries, originals, names))
    }

    /// Holds what was read back from the zip against what was checked; gives the digest of each original.
    private func compare(
        _ entries: [String: SizedDigest], _ originals: [Original], _ names: [String]
    ) throws -> [RecordingPath: SizedDigest] {
        var readBack: [RecordingPath: SizedDigest] = [:]
        for (original, name) in zip(originals, names) {
            guard let digest = entries[name] else {
                throw PackagingFailure(.changed, "\(name): is missing in the zip that was written.")
            }
            try refuseChanged(original, sha256: digest.sha256)
            readBack[original.path] = digest
        }
        return readBack
    }
}
