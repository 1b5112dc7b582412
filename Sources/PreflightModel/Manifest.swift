/// What a package holds and what it was checked against: enough to verify it on another machine, and to submit it.
///
/// Paths are relative to the folder of the manifest, and no clock is in it: the same recordings give the same bytes.
public struct Manifest: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/manifest/1"

    /// One recording, text or document.
    public struct Entry: Hashable, Sendable, Codable {
        /// The role in the profile.
        public var role: String
        /// The original, relative to the folder of the manifest.
        public var path: RecordingPath
        /// The name in the package, which the profile may order (`0.wav`); nil for what does not go into the zip.
        public var name: String?
        /// The size of the original in bytes.
        public var byteCount: Int64
        /// SHA-256 of the original in lower-case hexadecimal.
        public var sha256: String
        /// The format of a document, by content; nil for recordings and texts, and where it was not recognised.
        package var format: DocumentFormat?
        /// What object stores answer with; nil for what goes into the zip, since then the zip is the object.
        package var digests: ContentDigests?
        /// The measurement, its path as above; nil for texts and documents.
        public var measurement: RecordingMeasurement?

        /// Makes an entry from its parts.
        package init(
            role: String, path: RecordingPath, name: String?, byteCount: Int64, sha256: String,
            format: DocumentFormat? = nil, digests: ContentDigests?, measurement: RecordingMeasurement?
        ) {
            self.role = role
            self.path = path
            self.name = name
            self.byteCount = byteCount
            self.sha256 = sha256
            self.format = format
            self.digests = digests
            self.measurement = measurement
        }

        private enum CodingKeys: String, CodingKey {
            case role, path, name, byteCount, sha256, format, md5, measurement
        }

        /// Reads an entry with its size and digests beside the other keys.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                role: try values.decode(String.self, forKey: .role),
                path: try values.decode(RecordingPath.self, forKey: .path),
                name: try values.decodeIfPresent(String.self, forKey: .name),
                byteCount: try values.decode(Int64.self, forKey: .byteCount),
                sha256: try values.decode(String.self, forKey: .sha256),
                format: try values.decodeIfPresent(DocumentFormat.self, forKey: .format),
                digests: values.contains(.md5) ? try ContentDigests(from: decoder) : nil,
                measurement: try values.decodeIfPresent(RecordingMeasurement.self, forKey: .measurement))
        }

        /// Writes an entry with its size and digests beside the other keys.
        public func encode(to encoder: any Encoder) throws {
            try digests?.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(byteCount, forKey: .byteCount)
            try values.encode(sha256, forKey: .sha256)
            try values.encodeIfPresent(format, forKey: .format)
            try values.encode(role, forKey: .role)
            try values.encode(path, forKey: .path)
            try values.encodeIfPresent(name, forKey: .name)
            try values.encodeIfPresent(measurement, forKey: .measurement)
        }
    }

    /// The zip.
    public struct Package: Hashable, Sendable, Codable {
        /// The file's name, in the folder of the manifest.
        public var name: String
        /// Size and digests of the zip.
        public var digests: ContentDigests

        /// Makes a reference to a zip.
        package init(name: String, digests: ContentDigests) {
            self.name = name
            self.digests = digests
        }

        private enum CodingKeys: String, CodingKey { case name }

        /// Reads a reference with size and digests beside the name.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(name: try values.decode(String.self, forKey: .name), digests: try ContentDigests(from: decoder))
        }

        /// Writes a reference with size and digests beside the name.
        public func encode(to encoder: any Encoder) throws {
            try digests.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(name, forKey: .name)
        }
    }

    /// The file that says how the recordings were prepared.
    package struct Prepared: Hashable, Sendable, Codable {
        /// Where it is, relative to the folder of the manifest.
        package var path: RecordingPath
        /// SHA-256 of the file in lower-case hexadecimal.
        package var sha256: String

        /// Makes a reference.
        package init(path: RecordingPath, sha256: String) {
            self.path = path
            self.sha256 = sha256
        }
    }

    /// The name and version of the JSON form.
    package var schema: String = Manifest.schema
    /// The program that made it.
    public var tool: Report.Tool
    /// The profile that the recordings were checked against.
    public var profile: Report.ProfileReference
    /// What the check said.
    public var verdict: Verdict
    /// Whether the package was made although the verdict was not `pass`.
    public var isForced: Bool
    /// The parameters, by the vendor's names.
    public var parameters: [String: String]
    /// The entries: by role in the order of the profile, then by name as people count (2 before 10).
    public var entries: [Entry]
    /// The zip; nil where the vendor takes loose files.
    public var package: Package?
    /// How the recordings were prepared; nil where they are originals.
    package var prepared: Prepared?
    /// SHA-256 of this manifest's JSON without this key, in lower-case hexadecimal: one changed byte breaks it.
    package var seal: String?

    /// Makes a manifest from its parts, unsealed.
    package init(
        tool: Report.Tool, profile: Report.ProfileReference, verdict: Verdict, isForced: Bool,
        parameters: [String: String], entries: [Entry], package: Package?
    ) {
        self.tool = tool
        self.profile = profile
        self.verdict = verdict
        self.isForced = isForced
        self.parameters = parameters
        self.entries = entries
        self.package = package
    }
}
