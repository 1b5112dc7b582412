public import AudioMeasurement
import PreflightModel

/// A path that somebody wants looked at: a recording, a document, or a folder of recordings.
///
/// ```swift
/// let upload = RecordingInput(path: "take.wav", source: MemorySource(bytes))
/// let report = try await Preflight().check([upload], against: profile)
/// ```
public struct RecordingInput: Hashable, Sendable {
    /// The role; nil for the profile's first.
    public var role: String?
    /// Where it is, or with a `source` what it is called.
    public var path: RecordingPath
    /// Where the bytes come from; nil for the file at `path`. Its measurement is not cached.
    public var source: (any ByteSource & Sendable)?
    /// What whoever asks for it calls it, such as the key of a row.
    package var key: String?
    /// The set that it is to be judged with, such as a voice.
    package var set: String?
    /// How many bytes it has where nobody changed it; nil where that is not known.
    var expectedByteCount: Int64?
    /// Why it cannot be read, where that is known already.
    var refusal: MeasuringFailure?
    /// The file at `path`, where it is open already.
    var file: RecordingFile?

    /// A path, with its role where it is not the profile's first, and with a source where it is not a file.
    public init(role: String? = nil, path: RecordingPath, source: (any ByteSource & Sendable)? = nil) {
        self.role = role
        self.path = path
        self.source = source
    }

    /// Whether role and path are the same: a path is of one file, or one source.
    public static func == (left: RecordingInput, right: RecordingInput) -> Bool {
        left.role == right.role && left.path == right.path
    }

    /// Hashes role and path.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(role)
        hasher.combine(path)
    }
}

extension RecordingInput {
    /// The source, or the file at the path.
    func opened() throws(MeasuringFailure) -> any ByteSource {
        if let source { return source }
        return try openedFile()
    }

    /// The file at the path.
    func openedFile() throws(MeasuringFailure) -> RecordingFile {
        if let refusal { throw refusal }
        if let file { return file }
        let file = try RecordingFile(path)
        if let expectedByteCount, expectedByteCount != file.byteCount {
            throw MeasuringFailure(
                FileDefectCode.changed,
                ["requestedBytes": .integer(expectedByteCount), "presentBytes": .integer(file.byteCount)])
        }
        return file
    }
}
