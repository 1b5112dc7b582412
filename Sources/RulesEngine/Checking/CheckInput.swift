package import PreflightModel

/// What a profile is held against.
package struct CheckInput: Sendable {
    /// A document, such as an authorization letter, or a text with the words of a recording.
    package typealias Document = RoledDocument

    /// The measured recordings with their roles, in the order of input.
    package var recordings: [RoledRecording]
    /// The recordings that could not be measured, in the order of input.
    package var unreadable: [RoledUnreadable]
    /// The documents, in the order of input.
    package var documents: [Document]
    /// The zips with the role of the recordings in them, in the order of input; these are among the others.
    package var archives: [Roled<ArchiveMeasurement>]
    /// The files in folders that are not recordings.
    package var leftOut: [LeftOutFile]
    /// The parameters that were given, by the vendor's names.
    package var parameters: [String: String]
    /// Whether everything that a submission needs must be there.
    package var isComplete: Bool
    /// Whether the recordings and texts that a package needs must be there; documents and parameters may follow.
    package var isForPackage: Bool
    /// How words are pronounced, where texts are held against what was heard.
    package var pronunciations = Pronunciations()
    /// The least severity that makes the verdict `fail`.
    package var failOn: Severity

    /// Makes an input from its parts.
    package init(
        recordings: [RoledRecording] = [], unreadable: [RoledUnreadable] = [], documents: [Document] = [],
        archives: [Roled<ArchiveMeasurement>] = [], leftOut: [LeftOutFile] = [],
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
