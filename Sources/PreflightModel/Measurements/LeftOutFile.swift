/// A file that was met in a folder and not measured as a recording.
public struct LeftOutFile: Hashable, Sendable, Codable {
    /// Where the file is.
    public var path: RecordingPath
    /// Why it was left out.
    public var reason: Reason
    /// What the file is as a text, where it is one and no profile had said whether the texts beside recordings matter.
    package var text: TranscriptMeasurement?

    /// Makes an entry.
    package init(path: RecordingPath, reason: Reason, text: TranscriptMeasurement? = nil) {
        self.path = path
        self.reason = reason
        self.text = text
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
