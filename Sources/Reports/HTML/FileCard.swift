import PreflightModel

/// One file of a run and what every profile says of it, so that its waveform is drawn once.
struct FileCard {
    /// What one profile says.
    struct Judged {
        /// The place of the profile in the run.
        var profile: Int
        var role: String?
        var findings: [Finding] = []
        var passes: [Finding] = []
        var suppressed: [SuppressedFinding] = []

        var status: FileStatus { FileStatus(findings) }
    }

    enum Content {
        case recording(RecordingMeasurement)
        case unreadable(UnreadableRecording)
        case archive(ArchiveMeasurement)
        /// It is judged by its name and size only.
        case document
    }

    var path: RecordingPath
    var content: Content
    /// In the order of the profiles; none for a profile that says nothing of it.
    var judged: [Judged] = []

    var status: FileStatus { judged.map(\.status).min() ?? .pass }

    var measurement: RecordingMeasurement? {
        if case .recording(let measurement) = content { return measurement }
        return nil
    }

    /// Every file that a report names, in the order of the text report: zips, recordings, what could not be measured,
    /// and documents; each once, even where it was given twice.
    static func cards(of reports: [Report]) -> [FileCard] {
        var cards: [FileCard] = []
        var places: [RecordingPath: Int] = [:]
        func add(_ path: RecordingPath, _ content: Content) {
            guard places[path] == nil else { return }
            places[path] = cards.count
            cards.append(FileCard(path: path, content: content))
        }
        for report in reports {
            for archive in report.archives ?? [] { add(archive.path, .archive(archive)) }
            for recording in report.recordings { add(recording.measurement.path, .recording(recording.measurement)) }
            for unreadable in report.unreadable { add(unreadable.recording.path, .unreadable(unreadable.recording)) }
        }
        for report in reports {
            for path in report.allFindings.compactMap(\.path) { add(path, .document) }
        }
        for (index, report) in reports.enumerated() {
            var judged: [RecordingPath: Judged] = [:]
            func judge(_ path: RecordingPath, role: String?, _ change: (inout Judged) -> Void = { _ in }) {
                change(&judged[path, default: Judged(profile: index, role: role)])
            }
            for recording in report.recordings { judge(recording.measurement.path, role: recording.role) }
            for unreadable in report.unreadable { judge(unreadable.recording.path, role: unreadable.role) }
            var seen: Set<Finding> = []
            for finding in report.findings + report.passes where seen.insert(finding).inserted {
                guard let path = finding.path else { continue }
                let isMet = finding.outcome == .pass || finding.outcome == .notApplicable
                judge(path, role: finding.role) {
                    if isMet { $0.passes.append(finding) } else { $0.findings.append(finding) }
                }
            }
            for item in report.distinctSuppressed {
                if let path = item.finding.path { judge(path, role: item.finding.role) { $0.suppressed.append(item) } }
            }
            for (path, judged) in judged {
                if let place = places[path] { cards[place].judged.append(judged) }
            }
        }
        return cards
    }
}
