package import PreflightModel

/// The findings of an earlier check: with them as a baseline, only what is new counts.
package struct Baseline: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/baseline/1"

    /// A finding that is not new. A recording that was made again is judged again: its content is another.
    package struct Entry: Hashable, Sendable, Codable, Comparable {
        /// The profile's name.
        package var profile: String
        /// The rule, or the code of a defect.
        package var rule: String
        /// What it said.
        package var outcome: Outcome
        /// How much it weighed; a finding that weighs more is new.
        package var severity: Severity
        /// The role concerned; nil for parameters.
        package var role: String?
        /// The parameter concerned; nil for recordings.
        package var parameter: String?
        /// The recording concerned, relative to the folder of the baseline; nil for the whole set.
        package var path: RecordingPath?
        /// SHA-256 of the recording in lower-case hexadecimal; nil where it is not known.
        package var sha256: String?

        /// Orders by path, then by what was found; the whole set first.
        package static func < (left: Entry, right: Entry) -> Bool { left.order.lexicographicallyPrecedes(right.order) }

        private var order: [String] {
            [
                path?.description ?? "", profile, rule, role ?? "", parameter ?? "", sha256 ?? "", outcome.rawValue,
                severity.rawValue,
            ]
        }
    }

    /// The name and version of the JSON form.
    package let schema: String
    /// The findings, sorted, each once.
    package let findings: [Entry]

    /// The findings of reports that a later check need not stop at.
    ///
    /// - Parameters:
    ///   - reports: The reports of an earlier check; what the configuration suppresses is not among the findings.
    ///   - place: Makes paths relative to the folder of the baseline.
    ///   - failOn: The least severity that makes a verdict `fail`; notes that change nothing are left out.
    package init(of reports: [Report], place: RelativePlace, failOn: Severity = .error) {
        schema = Self.schema
        var entries: Set<Entry> = []
        for report in reports {
            let digests = report.digests
            let known = (report.suppressed ?? []).filter { $0.suppression.kind == .baseline }.map(\.finding)
            for finding in report.findings + known where finding.severity >= min(failOn, .warning) {
                if SuppressionFindings.rules.contains(finding.rule) { continue }
                entries.insert(Entry(finding, of: report, digests: digests, place: place))
            }
        }
        findings = entries.sorted()
    }
}

extension Baseline.Entry {
    init(_ finding: Finding, of report: Report, digests: [RecordingPath: String], place: RelativePlace) {
        self.init(
            profile: report.profile.id, rule: finding.rule, outcome: finding.outcome, severity: finding.severity,
            role: finding.role, parameter: finding.parameter, path: finding.path.map { place.path(of: $0) },
            sha256: finding.path.flatMap { digests[$0] })
    }
}

extension Report {
    /// The content of each recording, where it is known.
    var digests: [RecordingPath: String] {
        Dictionary(
            recordings.compactMap { recording in
                recording.measurement.sha256.map { (recording.measurement.path, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }
}
