package import PreflightModel
import RulesEngine
import UploadPackaging

/// A package that was verified against its manifest and may be submitted.
package struct SubmissionPackage: Hashable, Sendable {
    /// The manifest.
    package var manifest: Manifest
    /// The folder of the manifest; the paths in it are relative to this.
    package var folder: RecordingPath
    /// The parameters, by the vendor's names: the manifest's, and those given at submitting over them.
    package var parameters: [String: String]

    /// A package from its parts, for looking at a job whose files may be gone; nothing is verified.
    package init(manifest: Manifest, folder: RecordingPath, parameters: [String: String]) {
        self.manifest = manifest
        self.folder = folder
        self.parameters = parameters
    }

    /// Verifies the package at `path` byte by byte, and that nothing is missing that the vendor needs.
    ///
    /// - Parameters:
    ///   - path: The folder of a package, or its manifest.
    ///   - parameters: Parameters that are added to the manifest's, or replace them.
    ///   - sentences: The language in which a refusal says what is missing.
    /// - Throws: `PackagingFailure` where the files are not what the manifest says; `SubmissionFailure` of kind
    ///   `packageRefused` where the verdict is not `pass`, of kind `usage` with everything that is missing.
    package init(
        verifying path: RecordingPath, parameters: [String: String], sentences: any Sentences
    ) async throws {
        let manifest = try await PackageVerification.verify(path)
        self.init(
            manifest: manifest, folder: PackageVerification.folder(of: path),
            parameters: manifest.parameters.merging(parameters) { _, given in given })
        guard manifest.verdict == .pass else {
            throw SubmissionFailure(
                .packageRefused,
                "\(path): was packed with the verdict \"\(manifest.verdict.rawValue)\", but only packages that pass "
                    + "are submitted. Fix what \"voice-preflight check --profile \(manifest.profile.id)\" says, and "
                    + "package again.")
        }
        try refuseIncomplete(sentences)
    }

    /// Holds what the manifest says against the vendor's profile once more, with the parameters as they are now: a
    /// submission needs everything, and a user's own profile may have forgotten something.
    private func refuseIncomplete(_ sentences: any Sentences) throws {
        guard let profile = try ProfileCatalogue.profile(named: manifest.profile.vendorProfile) else { return }
        let input = CheckInput(
            recordings: manifest.entries.compactMap { entry in
                entry.measurement.map { RoledRecording(role: entry.role, measurement: $0) }
            },
            documents: manifest.entries.compactMap { entry in
                guard let kind = profile.role(named: entry.role)?.kind, kind != .recording else { return nil }
                return CheckInput.Document(
                    role: entry.role, path: entry.path, byteCount: entry.byteCount,
                    content: kind == .document
                        ? DocumentMeasurement(sha256: entry.sha256, format: entry.format) : nil)
            },
            parameters: parameters, isComplete: true)
        let missing = profile.check(input, tool: manifest.tool).findings.filter { $0.severity == .error }
        guard missing.isEmpty else {
            throw SubmissionFailure(
                .usage,
                missing.map { finding in
                    "\(finding.path.map { "\($0): " } ?? "")\(sentences.message(of: finding)) "
                        + "\(sentences.remedy(of: finding) ?? "") [\(finding.rule)]"
                }
                    + ["Nothing was sent. Parameters can be given with --parameter NAME=VALUE."])
        }
    }

    /// The vendor's own IDs of media that the parameters give instead of files.
    ///
    /// - Throws: `InvalidProfile` for a defect of the catalogue.
    package func media() throws -> [String] {
        guard let profile = try ProfileCatalogue.profile(named: manifest.profile.vendorProfile) else { return [] }
        return profile.roles.flatMap { $0.substitutes(in: parameters) }.filter { $0.kind == .media }
            .flatMap { $0.value.split(separator: ",").map(String.init) }
    }

    /// The entries of a role, in the order of the manifest.
    package func entries(role: String) -> [Manifest.Entry] { manifest.entries.filter { $0.role == role } }

    /// Where the file of an entry is.
    package func path(of entry: Manifest.Entry) -> RecordingPath { RelativePath.resolve(entry.path, in: folder) }

    /// Where the zip is; nil if there is none.
    package var zipPath: RecordingPath? { manifest.package.map { folder.appending($0.name.utf8) } }

    /// A parameter's value; nil where it is missing. An empty one was given, and is judged like any other.
    package func parameter(_ name: String) -> String? { parameters[name] }
}
