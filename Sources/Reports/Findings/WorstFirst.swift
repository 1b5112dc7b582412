import PreflightModel

/// The recordings of a report, those that somebody should look at first in front.
///
/// What counts, one after the other: the worst that is said of a recording (refused, undecided, warned of, nothing), how
/// many errors and how many warnings it has, and how far it falls out of the set: by how many decibels its loudness is off
/// the median of all, or its SNR below the median, whichever is more. Otherwise the order of input holds.
struct WorstFirst {
    /// The recordings that are listed, in that order.
    let recordings: [RoledRecording]

    init(_ report: Report) {
        let byPath = report.findingsByPath
        let oddness = Oddness(report.recordings.map(\.measurement))
        let ranked = report.recordings.enumerated().map { index, recording -> (Rank, RoledRecording) in
            let findings = (byPath[recording.measurement.path] ?? []).filter { $0.role == recording.role }
            let rank = Rank(
                status: FileStatus(findings), errorCount: findings.count { $0.severity == .error },
                warningCount: findings.count { $0.severity == .warning },
                decibels: oddness.decibels(recording.measurement),
                index: index)
            return (rank, recording)
        }
        recordings = ranked.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private struct Rank: Comparable {
        var status: FileStatus
        var errorCount: Int
        var warningCount: Int
        var decibels: Double
        var index: Int

        static func < (left: Rank, right: Rank) -> Bool {
            if left.status != right.status { return left.status < right.status }
            return (right.errorCount, right.warningCount, right.decibels, left.index)
                < (left.errorCount, left.warningCount, left.decibels, right.index)
        }
    }
}

/// How far recordings fall out of their set.
struct Oddness {
    private let loudness: Double?
    private let snr: Double?

    init(_ recordings: [RecordingMeasurement]) {
        loudness = Self.median(recordings.compactMap { $0.signal?.levels.loudness })
        snr = Self.median(recordings.compactMap { $0.speech?.snr?.value })
    }

    /// By how many decibels the loudness is off the median, or the SNR below it, whichever is more; 0 where neither is known.
    func decibels(_ recording: RecordingMeasurement) -> Double {
        let loudness = recording.signal?.levels.loudness.flatMap { own in self.loudness.map { abs(own - $0) } } ?? 0
        let snr = recording.speech?.snr.flatMap { own in self.snr.map { $0 - own.value } } ?? 0
        return max(0, loudness, snr)
    }

    /// The middle value: of an even number, the lower of the two.
    static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
    }
}

extension Report {
    /// What is found, by the file that it is about.
    var findingsByPath: [RecordingPath: [Finding]] {
        var byPath: [RecordingPath: [Finding]] = [:]
        for finding in findings {
            if let path = finding.path { byPath[path, default: []].append(finding) }
        }
        return byPath
    }
}
