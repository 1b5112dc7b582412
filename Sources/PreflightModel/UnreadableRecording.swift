/// A recording that could not be measured, and why.
public struct UnreadableRecording: Hashable, Sendable, Codable, Error {
    /// Where it is, as it was given.
    public let path: RecordingPath
    /// The zip that it is an entry of: `path` is this path, a slash, and the entry's name. Nil for files.
    public let archive: RecordingPath?
    /// The stable code of the reason.
    public let code: DefectCode
    /// What is wrong and what to do.
    public let message: String

    /// Makes an unreadable recording from its reason.
    public init(path: RecordingPath, archive: RecordingPath? = nil, code: DefectCode, message: String) {
        self.path = path
        self.archive = archive
        self.code = code
        self.message = message
    }
}
