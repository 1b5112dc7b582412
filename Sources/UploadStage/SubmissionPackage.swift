public import PreflightModel
import UploadPackaging

/// A package that was verified against its manifest and may be submitted.
public struct SubmissionPackage: Hashable, Sendable {
    /// The manifest.
    public var manifest: Manifest
    /// The folder of the manifest; the paths in it are relative to this.
    public var folder: RecordingPath
    /// The parameters, by the vendor's names: the manifest's, and those given at submitting over them.
    public var parameters: [String: String]

    /// A package from its parts; `SubmissionPackage.verified` makes one from files.
    public init(manifest: Manifest, folder: RecordingPath, parameters: [String: String]) {
        self.manifest = manifest
        self.folder = folder
        self.parameters = parameters
    }

    /// The entries of a role, in the order of the manifest.
    public func entries(role: String) -> [Manifest.Entry] { manifest.entries.filter { $0.role == role } }

    /// Where the file of an entry is.
    public func path(of entry: Manifest.Entry) -> RecordingPath { RelativePath.resolve(entry.path, in: folder) }

    /// Where the zip is; nil where there is none.
    public var zipPath: RecordingPath? { manifest.package.map { folder.appending($0.name.utf8) } }

    /// A parameter's value; nil where it is missing or empty.
    public func parameter(_ name: String) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : $0 } }
}
