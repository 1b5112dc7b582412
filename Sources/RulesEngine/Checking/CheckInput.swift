public import PreflightModel

/// What a profile is held against.
public struct CheckInput: Sendable {
    /// A document, such as an authorization letter, which is not measured, or a text with the words of a recording.
    public struct Document: Hashable, Sendable {
        /// The role's name in the profile.
        public var role: String
        /// Where the document is.
        public var path: RecordingPath
        /// Its size in bytes.
        public var byteCount: Int64
        /// What is in the document; nil for transcripts, and where it was not looked into.
        public var content: DocumentMeasurement?
        /// What is in the text; nil for documents that are no transcripts.
        public var transcript: TranscriptMeasurement?
        /// The zip that it is an entry of; nil for files.
        public var archive: RecordingPath?

        /// Gives a document its role.
        public init(
            role: String, path: RecordingPath, byteCount: Int64, content: DocumentMeasurement? = nil,
            transcript: TranscriptMeasurement? = nil, archive: RecordingPath? = nil
        ) {
            self.role = role
            self.path = path
            self.byteCount = byteCount
            self.content = content
            self.transcript = transcript
            self.archive = archive
        }
    }

    /// The measured recordings with their roles, in the order of input.
    public var recordings: [RoledRecording]
    /// The recordings that could not be measured, in the order of input.
    public var unreadable: [RoledUnreadable]
    /// The documents, in the order of input.
    public var documents: [Document]
    /// The zips with the role of the recordings in them, in the order of input; these are among the others.
    public var archives: [Roled<ArchiveMeasurement>]
    /// The files in folders that are not recordings.
    public var leftOut: [MeasurementSet.LeftOut]
    /// The parameters that were given, by the vendor's names.
    public var parameters: [String: String]
    /// Whether everything that a submission needs must be there.
    public var isComplete: Bool
    /// Whether the recordings and texts that a package needs must be there; documents and parameters may follow.
    public var isForPackage: Bool
    /// The least severity that makes the verdict `fail`.
    public var failOn: Severity

    /// Makes an input from its parts.
    public init(
        recordings: [RoledRecording] = [], unreadable: [RoledUnreadable] = [], documents: [Document] = [],
        archives: [Roled<ArchiveMeasurement>] = [], leftOut: [MeasurementSet.LeftOut] = [],
        parameters: [String: String] = [:], isComplete: Bool = false, isForPackage: Bool = false,
        failOn: Severity = .error
    ) {
        self.recordings = recordings
        self.unreadable = unreadable
        self.documents = documents
        self.archives = archives
        self.leftOut = leftOut
        self.parameters = parameters
        self.isComplete = isComplete
        self.isForPackage = isForPackage
        self.failOn = failOn
    }
}
