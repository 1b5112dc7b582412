import PreflightModel

/// What one rule says of one subject, as frameworks of tests count it.
struct RuleCase {
    /// What a framework of tests makes of it.
    enum Result {
        /// Met, or advice that is not followed.
        case pass
        /// Makes the verdict `fail`.
        case failure
        /// Could not be measured or decided.
        case error
        /// Has nothing to say, is too close to call, or is suppressed.
        case skipped
    }

    /// What the rule says; more than one where it finds several things wrong. Never empty.
    let findings: [Finding]
    /// What comes of it.
    let result: Result

    /// `takes/a.wav: sample-duration`.
    let name: String

    /// Why the rule does not count for this subject; nil where it does.
    let suppression: SuppressedFinding.Suppression?

    /// The language of its messages.
    let sentences: any Sentences

    private init(
        _ findings: [Finding], suppression: SuppressedFinding.Suppression?, name: String, in context: ReportContext
    ) {
        self.findings = findings
        self.suppression = suppression
        self.name = name
        sentences = context.sentences
        if suppression != nil {
            result = .skipped
        } else if findings.contains(where: { $0.isFatal(failOn: context.failOn) }) {
            result = .failure
        } else if findings.contains(where: \.isUndecided) {
            result = .error
        } else if findings.contains(where: { $0.outcome == .pass || $0.outcome == .fail }) {
            result = .pass
        } else {
            result = .skipped
        }
    }

    /// What there is to say: of a rule that is met only that.
    var complaints: [Finding] { findings.filter { $0.outcome != .pass } }

    /// The complaints in words, each on one line.
    var messages: [String] {
        let because = suppression.map { FindingWords.suppression($0) + ": " } ?? ""
        return complaints.map { TerminalText.visible(because + FindingWords.text($0, sentences)) }
    }

    /// All cases of a report: the whole set first, then zips, recordings and other files in the order of input, then
    /// parameters. Names are unique.
    static func cases(of report: Report, in context: ReportContext) -> [RuleCase] {
        var ranks: [RecordingPath: Int] = [:]
        let paths =
            (report.archives ?? []).map(\.path) + report.recordings.map(\.measurement.path)
            + report.unreadable.map(\.recording.path) + report.allFindings.compactMap(\.path)
        for path in paths where ranks[path] == nil { ranks[path] = ranks.count }

        var order: [Key] = []
        var groups: [Key: [Finding]] = [:]
        func add(_ finding: Finding, _ suppression: SuppressedFinding.Suppression? = nil) {
            let rank = finding.path.flatMap { ranks[$0] } ?? (finding.parameter == nil ? -1 : ranks.count)
            let key = Key(
                rank: rank, role: finding.role, parameter: finding.parameter, rule: finding.rule,
                suppression: suppression)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(finding)
        }
        for finding in report.distinctFindings { add(finding) }
        for item in report.distinctSuppressed { add(item.finding, item.suppression) }
        for finding in report.distinctPasses { add(finding) }

        let sorted = order.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        var counts: [String: Int] = [:]
        return sorted.compactMap { _, key in
            guard let findings = groups[key], let first = findings.first else { return nil }
            // A file that is given in two roles is judged in both.
            let name = TerminalText.visible("\(FindingWords.subject(first)): \(first.rule)")
            let count = (counts[name] ?? 0) + 1
            counts[name] = count
            return RuleCase(
                findings, suppression: key.suppression, name: count == 1 ? name : "\(name) (\(count))", in: context)
        }
    }

    private struct Key: Hashable {
        let rank: Int
        let role: String?
        let parameter: String?
        let rule: String
        let suppression: SuppressedFinding.Suppression?
    }
}
