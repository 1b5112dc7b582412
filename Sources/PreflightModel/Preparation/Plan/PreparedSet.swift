/// Where prepared recordings come from: enough to make them again from the originals, to the byte.
///
/// Paths are relative to the folder that it is in, and no clock is in it. The JSON form has the schema `prepared`.
public struct PreparedSet: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/prepared/1"
    /// The name of the file in the folder of the recordings.
    package static let fileName = "prepared.json"

    /// An original.
    package struct Source: Hashable, Sendable, Codable {
        /// Its role in the submission.
        package var role: String
        /// Where it is.
        package var path: RecordingPath
        /// Its size in bytes.
        package var byteCount: Int64
        /// SHA-256 in lower-case hexadecimal.
        package var sha256: String

        /// Makes a source from its parts.
        package init(role: String, path: RecordingPath, byteCount: Int64, sha256: String) {
            self.role = role
            self.path = path
            self.byteCount = byteCount
            self.sha256 = sha256
        }
    }

    /// A recording that was made.
    package struct Result: Hashable, Sendable, Codable {
        /// Its role in the submission.
        package var role: String
        /// Where it is.
        package var path: RecordingPath
        /// How it was made; parts count the sources.
        package var take: PreparedTake
        /// What was done and why.
        package var steps: [PlannedStep]
        /// What was written, and by which versions of libraries.
        package var file: PreparedFile

        /// Makes a result from its parts.
        package init(
            role: String, path: RecordingPath, take: PreparedTake, steps: [PlannedStep], file: PreparedFile
        ) {
            self.role = role
            self.path = path
            self.take = take
            self.steps = steps
            self.file = file
        }
    }

    /// The name and version of the JSON form.
    package var schema: String = PreparedSet.schema
    /// The program that made the recordings.
    public var tool: Report.Tool
    /// The profile that they were made for.
    public var profile: Report.ProfileReference
    /// What the check said of them.
    public var verdict: Verdict
    /// The originals, as parts count them.
    package var sources: [Source]
    /// The recordings.
    package var results: [Result]
    /// The texts that were put beside them.
    package var texts: [PlannedText]

    /// Where the recordings are, with their roles, from the folder of the set.
    public var recordings: [(role: String, path: RecordingPath)] { results.map { ($0.role, $0.path) } }

    /// Makes a set from its parts.
    package init(
        tool: Report.Tool, profile: Report.ProfileReference, verdict: Verdict, sources: [Source], results: [Result],
        texts: [PlannedText]
    ) {
        self.tool = tool
        self.profile = profile
        self.verdict = verdict
        self.sources = sources
        self.results = results
        self.texts = texts
    }
}
