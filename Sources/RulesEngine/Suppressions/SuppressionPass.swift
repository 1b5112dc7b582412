package import PreflightModel

/// Takes the findings that somebody accepted out of reports, and says which suppressions are of no use any more.
///
/// A pure function: today's date is an argument.
package struct SuppressionPass: Sendable {
    /// The suppressions of the configuration.
    package var suppressions: [Suppression]
    /// Makes paths relative to the folder of the configuration.
    package var place: RelativePlace
    /// The findings that are not new; nil for no baseline.
    package var baseline: Baseline?
    /// Makes paths relative to the folder of the baseline.
    package var baselinePlace: RelativePlace
    /// What the baseline is called.
    package var baselineName: String
    /// Whether all that the configuration names was checked. Else only suppressions of recordings that were looked at
    /// can be said to be unused.
    package var isWhole: Bool

    /// Makes a pass from its parts.
    package init(
        suppressions: [Suppression] = [], place: RelativePlace, baseline: Baseline? = nil,
        baselinePlace: RelativePlace? = nil, baselineName: String = "", isWhole: Bool = true
    ) {
        self.suppressions = suppressions
        self.place = place
        self.baseline = baseline
        self.baselinePlace = baselinePlace ?? place
        self.baselineName = baselineName
        self.isWhole = isWhole
    }

    /// The reports without what is suppressed, their verdicts decided again. Findings about the suppressions themselves
    /// stand last in the first report.
    ///
    /// - Parameters:
    ///   - reports: Reports on the same recordings, one for each profile.
    ///   - today: Suppressions hold up to and on the day on which they expire.
    ///   - failOn: The least severity that makes a verdict `fail`.
    package func applied(to reports: [Report], today: CalendarDate, failOn: Severity = .error) -> [Report] {
        var used: Set<Int> = []
        var results = reports.map { applied(to: $0, today: today, used: &used) }
        let own = findings(on: results, used: used, today: today)
        if !results.isEmpty { results[0].findings += own }
        for index in results.indices { results[index].verdict = Verdict(results[index].findings, failOn: failOn) }
        return results
    }

    private func applied(to report: Report, today: CalendarDate, used: inout Set<Int>) -> Report {
        let digests = report.digests
        let known = baseline.map { Dictionary(grouping: $0.findings, by: \.withoutSeverity) }
        var kept: [Finding] = []
        var suppressed: [SuppressedFinding] = []
        for finding in report.findings {
            let path = finding.path.map { place.path(of: $0) }
            let sha256 = finding.path.flatMap { digests[$0] }
            let meant = suppressions.indices.filter { suppressions[$0].means(finding, at: path, sha256: sha256) }
            used.formUnion(meant)
            let entry = Baseline.Entry(finding, of: report, digests: digests, place: baselinePlace)
            if let index = meant.first(where: { suppressions[$0].holds(on: today) }) {
                suppressed.append(.init(finding: finding, suppression: suppressions[index].ground))
            } else if known?[entry.withoutSeverity]?.contains(where: { $0.severity >= finding.severity }) ?? false {
                suppressed.append(
                    .init(finding: finding, suppression: .init(kind: .baseline, place: baselineName)))
            } else {
                kept.append(finding)
            }
        }
        var result = report
        result.findings = kept
        if !suppressed.isEmpty { result.suppressed = (report.suppressed ?? []) + suppressed }
        return result
    }

    private func findings(on reports: [Report], used: Set<Int>, today: CalendarDate) -> [Finding] {
        let known = Set(
            reports.flatMap { report in
                (report.findings + report.passes + (report.suppressed ?? []).map(\.finding)).map(\.rule)
            }
        ).sorted()
        let paths = Set(
            reports.flatMap { report in
                report.recordings.map(\.measurement.path) + report.unreadable.map(\.recording.path)
            }.map { place.path(of: $0) })
        return suppressions.enumerated().compactMap { index, suppression in
            let isUsed = used.contains(index)
            let isSeen = isWhole || paths.contains { suppression.path?.matches($0) ?? false }
            if let date = suppression.expires, date < today {
                return isUsed || isSeen ? SuppressionFindings.expired(suppression, on: date, today: today) : nil
            }
            return isUsed || !isSeen ? nil : SuppressionFindings.unused(suppression, known: known)
        }
    }
}

extension Suppression {
    fileprivate func holds(on today: CalendarDate) -> Bool { expires.map { today <= $0 } ?? true }
}

extension Baseline.Entry {
    /// What a finding is told by; how much it weighs is compared.
    fileprivate var withoutSeverity: Self {
        var entry = self
        entry.severity = .note
        return entry
    }
}
