public import PreflightModel

/// What formats say beside the reports themselves, and for whom they write.
public struct ReportContext: Sendable {
    /// Whether text is coloured.
    package var style = TextStyle()
    /// Whether the text is shown on a terminal, which obeys control characters.
    package var isForTerminal = false
    /// The status that the command ends with, if everything can be written.
    public var exitStatus: Int32
    /// The least severity that makes the verdict fail.
    public var failOn: Severity
    /// The folder that relative paths are relative to; nil where it is not known.
    package var workingFolder: RecordingPath?
    /// The folder that viewers look for files in, as the root of a repository; nil for the working folder.
    package var root: RecordingPath?
    /// The folder that the document is written to; nil for standard output, and where it is not known.
    package var documentFolder: RecordingPath?
    /// How many recordings the text for people lists, the worst first; nil for all in the order of input.
    package var worstCount: Int?
    /// How the recordings of a report were prepared, or will be.
    package struct Preparation: Sendable {
        /// What is done.
        package var plan: PreparationPlan
        /// What the check says of the originals, where the report is about new recordings.
        package var before: Report?
        /// Where the new recordings are; nil where they are not made yet.
        package var folder: RecordingPath?

        /// Makes a description from its parts.
        package init(plan: PreparationPlan, before: Report? = nil, folder: RecordingPath? = nil) {
            self.plan = plan
            self.before = before
            self.folder = folder
        }
    }

    /// How the recordings were prepared, for the HTML page; nil where they were not.
    package var prepared: Preparation?
    /// The command that makes recordings that pass of those that fail, for the text for people; nil where none does.
    package var preparation: String?
    /// The language of what is said.
    public var sentences: any Sentences = EnglishSentences()
    /// Whether GitHub reads the document. It takes every result in SARIF for an alert, and knows no entries of zips.
    package var isForGitHub = false

    /// Makes a context of the verdict alone.
    public init(exitStatus: Int32 = 0, failOn: Severity = .error) {
        self.exitStatus = exitStatus
        self.failOn = failOn
    }

    /// The link from the document to the recording beside it; nil where one of them has no place that is known.
    func link(to recording: RecordingMeasurement) -> String? {
        guard let workingFolder, let documentFolder, recording.archive == nil else { return nil }
        return RelativeLink.link(
            from: absolute(documentFolder, in: workingFolder), to: absolute(recording.path, in: workingFolder))
    }

    private func absolute(_ path: RecordingPath, in workingFolder: RecordingPath) -> RecordingPath {
        let isAbsolute = path.bytes.first == UInt8(ascii: "/")
        return (isAbsolute ? path : workingFolder.appending(path.bytes)).normalized
    }

    /// The path as viewers look for it: relative to the root where it is below it, else absolute; without `.` and `..`
    /// where the working folder is known.
    func located(_ path: RecordingPath) -> RecordingPath {
        guard let workingFolder else { return path }
        let absolute = absolute(path, in: workingFolder)
        let root = (root ?? workingFolder).normalized
        let prefix = root.bytes.last == UInt8(ascii: "/") ? root.bytes : root.bytes + [UInt8(ascii: "/")]
        guard absolute.bytes.starts(with: prefix) else { return absolute }
        return RecordingPath(bytes: absolute.bytes.dropFirst(prefix.count))
    }
}

extension RecordingPath {
    /// An absolute path without empty components, `.` and `..`; links are not looked at.
    fileprivate var normalized: RecordingPath {
        var components: [ArraySlice<UInt8>] = []
        for component in bytes.split(separator: UInt8(ascii: "/")) {
            switch RecordingPath(bytes: component) {
            case ".": continue
            case "..": _ = components.popLast()
            default: components.append(component)
            }
        }
        return RecordingPath(bytes: [UInt8(ascii: "/")] + components.joined(separator: [UInt8(ascii: "/")]))
    }
}
