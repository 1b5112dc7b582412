public import PreflightModel
import Reports
public import RulesEngine
public import UploadPackaging

extension Preflight {
    /// Measures recordings at depth `decode` or deeper, checks them against a profile, and prepares the package that the vendor
    /// takes; nothing is written yet.
    ///
    /// ```swift
    /// let package = try await Preflight().package([RecordingInput(path: "take.wav")], for: profile)
    /// guard package.report.verdict == .pass else { … }
    /// let manifest = try await package.write(to: "out")
    /// ```
    ///
    /// - Parameters:
    ///   - inputs: Files and folders. Zips in folders are left out: what is packed are files.
    ///   - profile: The profile of the vendor's operation.
    ///   - parameters: The parameters of the submission, by the vendor's names.
    ///   - progress: Counts bytes and recordings while the work continues.
    /// - Returns: The package, with the report of the check in it.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func package(
        _ inputs: [RecordingInput], for profile: Profile, parameters: [String: String] = [:],
        progress: ProgressMeter? = nil
    ) async throws -> UploadPackage {
        var preflight = self
        preflight.measurer.depth = max(.decode, measurer.depth)
        preflight.opensZipsInFolders = false
        let measured = try await preflight.measure(inputs, for: [profile], progress: progress)
        let input = measured.checkInput(for: profile, parameters: parameters, isForPackage: true)
            .pronounced(for: profile, by: words)
        let report = profile.check(input, tool: .voicePreflight)
        var package = UploadPackage(
            profile: profile, report: report, documents: input.documents, parameters: parameters,
            sentences: EnglishSentences())
        package.prepared = report.preparedSetFile
        return package
    }

    /// Reads a package and its originals again, and compares everything with the manifest.
    ///
    /// - Parameters:
    ///   - path: The folder of a package, or its manifest.
    ///   - progress: Told how far it is.
    /// - Returns: The manifest.
    /// - Throws: `PackagingFailure` of kind `changed` where something is not what the manifest says.
    public static func verify(_ path: RecordingPath, progress: PackagingProgress? = nil) async throws -> Manifest {
        try await PackageVerification.verify(path, progress: progress)
    }
}
