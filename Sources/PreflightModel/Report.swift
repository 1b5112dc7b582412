/// What a check of one set of recordings against one profile says.
public struct Report: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/report/1"

    /// The program that made a report.
    public struct Tool: Hashable, Sendable, Codable {
        /// The program's name.
        public var name: String
        /// The program's version.
        public var version: String

        /// Names a program.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// The profile that was checked against.
    public struct ProfileReference: Hashable, Sendable, Codable {
        /// The profile's name.
        public var id: String
        /// The profile's title.
        public var title: String
        /// The profile's revision; a change of a limit raises it.
        public var revision: Int
        /// SHA-256 of the profile's text, in lower-case hexadecimal.
        public var sha256: String
        /// The built-in profile that a user's own one extends; nil for a built-in one, and where it extends none.
        public var extends: String?

        /// Refers to a profile.
        public init(id: String, title: String, revision: Int, sha256: String, extends: String? = nil) {
            self.id = id
            self.title = title
            self.revision = revision
            self.sha256 = sha256
            self.extends = extends
        }

        /// The built-in profile of the vendor's operation: the extended one, else the profile itself.
        package var vendorProfile: String { extends ?? id }
    }

    /// What all recordings of one role come to.
    public struct Totals: Hashable, Sendable, Codable {
        /// The role.
        public var role: String
        /// How many recordings were measured.
        public var recordingCount: Int
        /// Their length in seconds; the sum is exact before it is rounded to this number.
        public var duration: Double
        /// Their size in bytes.
        public var byteCount: Int64
        /// What their sound comes to; nil where no samples were decoded.
        package var sound: SoundTotals?

        /// Makes totals from their parts.
        public init(role: String, recordingCount: Int, duration: Double, byteCount: Int64) {
            self.role = role
            self.recordingCount = recordingCount
            self.duration = duration
            self.byteCount = byteCount
        }
    }

    /// The name and version of the JSON form.
    package var schema: String = Report.schema
    /// The program that made the report.
    public var tool: Tool
    /// The profile that was checked against.
    public var profile: ProfileReference
    /// What the whole check says.
    public var verdict: Verdict
    /// The rules that are not met or cannot be decided: set first, then recordings in the order of input, then
    /// parameters.
    public var findings: [Finding]
    /// The rules that are met or do not apply, in the same order.
    public var passes: [Finding]
    /// Totals for each role that has recordings, in the order of the profile.
    public var totals: [Totals]
    /// The recordings that were measured, in the order of input; of a large set perhaps only those that something is
    /// wrong with, while `totals` counts all.
    public var recordings: [RoledRecording]
    /// The recordings that could not be measured, in the order of input.
    public var unreadable: [RoledUnreadable]
    /// The files in folders that are not recordings.
    public var leftOut: [LeftOutFile]
    /// The zips whose entries were checked, in the order of input; nil where there were none.
    public var archives: [ArchiveMeasurement]?
    /// The documents and texts, in the order of input; nil where there were none.
    public var documents: [RoledDocument]?
    /// The parameters that were given, by the vendor's names; nil where there were none.
    public var parameters: [String: String]?
    /// The findings that do not count, in the order that they would have among the others; nil where there are none.
    public var suppressed: [SuppressedFinding]?

    /// Makes a report from its parts.
    public init(
        tool: Tool, profile: ProfileReference, verdict: Verdict, findings: [Finding], passes: [Finding],
        totals: [Totals], recordings: [RoledRecording], unreadable: [RoledUnreadable],
        leftOut: [LeftOutFile], archives: [ArchiveMeasurement]? = nil,
        documents: [RoledDocument]? = nil, parameters: [String: String]? = nil,
        suppressed: [SuppressedFinding]? = nil
    ) {
        self.tool = tool
        self.profile = profile
        self.verdict = verdict
        self.findings = findings
        self.passes = passes
        self.totals = totals
        self.recordings = recordings
        self.unreadable = unreadable
        self.leftOut = leftOut
        self.archives = archives
        self.documents = documents
        self.parameters = parameters
        self.suppressed = suppressed
    }
}
