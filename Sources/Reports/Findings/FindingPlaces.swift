import PreflightModel

/// Where viewers of one report's findings are to look.
struct FindingPlaces {
    private let report: Report
    private let context: ReportContext
    private let defects: [RecordingPath: [Defect]]
    private let hashes: [RecordingPath: String]

    init(_ report: Report, in context: ReportContext) {
        self.report = report
        self.context = context
        let measurements = report.recordings.map { ($0.measurement.path, $0.measurement) }
        defects = Dictionary(measurements.map { ($0, $1.defects) }, uniquingKeysWith: { first, _ in first })
        hashes = Dictionary(
            measurements.compactMap { path, measurement in measurement.sha256.map { (path, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The file to point at: for an entry the zip; for a whole set and for parameters, which are in no file, the first
    /// file of the role, or of all. Nil where there is no file at all.
    func file(of finding: Finding) -> RecordingPath? { given(finding).map(context.located) }

    /// The same path as it was given.
    func given(_ finding: Finding) -> RecordingPath? {
        if let path = finding.archive ?? finding.path { return path }
        if let role = finding.role, let path = first(where: { $0 == role }) { return path }
        return first { _ in true } ?? (report.findings + report.passes).lazy.compactMap { $0.archive ?? $0.path }.first
    }

    private func first(where isWanted: (String) -> Bool) -> RecordingPath? {
        report.recordings.first { isWanted($0.role) }.map { $0.measurement.archive ?? $0.measurement.path }
            ?? report.unreadable.first { isWanted($0.role) }.map { $0.recording.archive ?? $0.recording.path }
    }

    /// The bytes of the file itself, or of the entry, that a defect of a recording concerns.
    func bytes(of finding: Finding) -> (offset: Int64, count: Int64?)? {
        guard let path = finding.path else { return nil }
        let defect = defects[path]?.first { $0.isSubject(of: finding) }
        guard let offset = defect?.byteOffset else {
            // Of a zip's own findings, the offset counts from its start.
            return finding.archive == nil ? finding.byteOffset.map { ($0, finding.byteCount) } : nil
        }
        return (offset, defect?.byteCount)
    }

    /// The bytes of the zip that a finding about one of its entries concerns.
    func archiveBytes(of finding: Finding) -> (offset: Int64, count: Int64?)? {
        finding.archive == nil ? nil : finding.byteOffset.map { ($0, finding.byteCount) }
    }

    /// SHA-256 of the recording that a finding is about, where it is known.
    func sha256(of finding: Finding) -> String? { finding.path.flatMap { hashes[$0] } }
}

extension Defect {
    /// Whether a finding is this defect.
    func isSubject(of finding: Finding) -> Bool {
        code.rawValue == finding.rule && byteOffset == finding.byteOffset && byteCount == finding.byteCount
            && facts == finding.facts
    }
}
