public import PreflightModel

/// A form in which the reports of a check are written; the reports of several profiles make one document.
///
/// A format of your own is a value like those that are built in:
///
/// ```swift
/// let verdicts = ReportFormat("verdicts") { reports, context in
///     reports.map { "\($0.profile.id): \($0.verdict)\n" }.joined()
/// }
/// let formats = ReportFormat.all + [verdicts]
/// ```
public struct ReportFormat: Sendable {
    /// The name, as `--format` takes it.
    public let name: String
    /// Whether it draws waveforms, which are only made where they are asked for.
    public let drawsWaveforms: Bool
    /// What it lists although nothing is wrong with it.
    package let contents: ReportContents
    private let write: @Sendable ([Report], ReportContext) throws -> String

    /// Makes a format.
    ///
    /// - Parameters:
    ///   - name: Its name, in lower-case letters.
    ///   - drawsWaveforms: Whether it draws waveforms.
    ///   - write: Makes the whole document, with a line feed at the end, from reports on the same recordings, one for each
    ///     profile. It depends on nothing but its arguments.
    public init(
        _ name: String, drawsWaveforms: Bool = false,
        write: @escaping @Sendable ([Report], ReportContext) throws -> String
    ) {
        self.init(name, drawsWaveforms: drawsWaveforms, contents: .all, write: write)
    }

    /// Makes a format that lists only `contents` of what nothing is wrong with.
    init(
        _ name: String, drawsWaveforms: Bool = false, contents: ReportContents,
        write: @escaping @Sendable ([Report], ReportContext) throws -> String
    ) {
        self.name = name
        self.drawsWaveforms = drawsWaveforms
        self.contents = contents
        self.write = write
    }

    /// The formats that are built in; a new one is a line here, and whatever lists or tests formats finds it by itself.
    public static let all = [
        ReportFormat("text", contents: []) { reports, context in
            guard reports.count == 1, let report = reports.first else {
                return MatrixText.render(reports, style: context.style, sentences: context.sentences)
            }
            let text = ReportText.render(
                report, worstCount: context.worstCount, style: context.style, sentences: context.sentences)
            return text + PreparedText.hint(context.preparation, style: context.style)
        },
        ReportFormat("json") { reports, context in
            guard reports.count == 1, let report = reports.first else {
                return try JSONText.document(ReportCollection(reports), sentences: context.sentences)
            }
            return try JSONText.document(report, sentences: context.sentences)
        },
        ReportFormat("jsonl", contents: .passes) { try ReportLines.render($0, $1.sentences) },
        ReportFormat("csv", contents: .passes) { ReportCSV.render($0, in: $1) },
        ReportFormat("html", drawsWaveforms: true) { HTMLReport.render($0, in: $1) },
        ReportFormat("markdown", contents: .recordings) { MarkdownReport.render($0, sentences: $1.sentences) },
        ReportFormat("junit") { JUnitReport.render($0, in: $1) },
        ReportFormat("sarif") { try SARIFReport.render($0, in: $1) },
        ReportFormat("github", contents: .recordings) { GitHubReport.render($0, in: $1) },
        ReportFormat("gitlab", contents: []) { try GitLabReport.render($0, in: $1) },
        ReportFormat("rdjson", contents: []) { try RDJSONReport.render($0, in: $1) },
        ReportFormat("tap") { try TAPReport.render($0, in: $1) },
    ]

    /// The whole document, with a line feed at the end; the same for the same reports and context.
    ///
    /// - Throws: What the format throws: what JSON cannot hold, such as a number that is none, which reports of this
    ///   program do not have.
    public func render(_ reports: [Report], in context: ReportContext = ReportContext()) throws -> String {
        try write(reports, context)
    }
}
