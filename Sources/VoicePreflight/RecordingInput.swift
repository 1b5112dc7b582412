/// A path that somebody wants looked at: a recording, a document, or a folder of recordings.
public struct RecordingInput: Hashable, Sendable {
    /// The role; nil for the profile's first.
    public var role: String?
    /// Where it is.
    public var path: RecordingPath

    /// A path, with its role where it is not the profile's first.
    public init(role: String? = nil, path: RecordingPath) {
        self.role = role
        self.path = path
    }
}
