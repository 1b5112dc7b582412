import PreflightModel

/// Which zip each path of an input leads into, so that findings about entries of zips say it.
struct ArchivePlaces {
    private var archiveOf: [RecordingPath: RecordingPath] = [:]

    init(_ input: CheckInput) {
        for recording in input.recordings { archiveOf[recording.measurement.path] = recording.measurement.archive }
        for unreadable in input.unreadable { archiveOf[unreadable.recording.path] = unreadable.recording.archive }
        for document in input.documents { archiveOf[document.path] = document.archive }
    }

    /// The findings, each with the zip that its path leads into.
    func placed(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            guard finding.archive == nil, let archive = finding.path.flatMap({ archiveOf[$0] }) else { return finding }
            var placed = finding
            placed.archive = archive
            return placed
        }
    }
}
