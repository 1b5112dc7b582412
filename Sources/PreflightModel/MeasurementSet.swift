/// What `measure` gives: every recording that was asked for, measured or not, in the order of the input.
public struct MeasurementSet: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    public static let schema = "voice-preflight/measurements/1"

    /// A file that was met in a folder and not measured, because it is not a recording.
    public struct LeftOut: Hashable, Sendable, Codable {
        /// Where the file is.
        public let path: RecordingPath
        /// Why it was left out.
        public let reason: Reason

        /// Makes an entry.
        public init(path: RecordingPath, reason: Reason) {
            self.path = path
            self.reason = reason
        }

        /// Why a file was left out.
        public enum Reason: String, Sendable, Codable {
            /// The name begins with a dot.
            case hidden
            /// The operating system put it there (`Thumbs.db`, `desktop.ini`, `__MACOSX`, an AppleDouble file).
            case system
            /// A symbolic link; links in folders are not followed.
            case link
            /// A pipe, socket or device.
            case notAFile
            /// Neither its content nor its name is that of a recording.
            case notARecording
            /// The role takes texts, and its name is not that of one (`.txt`).
            case notAText
        }
    }

    /// The name and version of the JSON form.
    public let schema: String
    /// The measured recordings.
    public var recordings: [RecordingMeasurement]
    /// The recordings that could not be measured.
    public var unreadable: [UnreadableRecording]
    /// The files in folders that are not recordings.
    public var leftOut: [LeftOut]
    /// The zips whose entries were measured; nil where there were none.
    public var archives: [ArchiveMeasurement]?

    /// Makes a set from its parts.
    public init(
        recordings: [RecordingMeasurement] = [], unreadable: [UnreadableRecording] = [], leftOut: [LeftOut] = [],
        archives: [ArchiveMeasurement]? = nil
    ) {
        self.schema = Self.schema
        self.recordings = recordings
        self.unreadable = unreadable
        self.leftOut = leftOut
        self.archives = archives
    }
}
